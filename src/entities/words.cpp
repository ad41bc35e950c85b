// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "archive/text/lexicon.hpp"

namespace archive::entities {
namespace {

constexpr std::size_t longest_word = 40;  ///< bytes; the lexicon has none longer

unsigned common_of(std::string_view word, bool first_may_lack_accent) {
  using text::Reading;
  using text::WordClass;
  const text::Lexicon& lexicon = text::Lexicon::french();
  unsigned bits = 0;
  const auto add = [&](std::span<const Reading> readings) {
    for (const Reading reading : readings) {
      if (reading.has(Reading::Name)) {
        bits |= LexiconName;
        if (lexicon.classes(reading.headword()).has(WordClass::FirstName)) bits |= LexiconFirstName;
        continue;
      }
      const text::WordClasses classes = lexicon.classes(reading.headword());
      bits |= CommonWord;
      if (classes.has(WordClass::Noun)) bits |= CommonNoun;
      const bool present = word.ends_with("ant") || word.ends_with("ants");
      if (classes.has(WordClass::Adjective) || (reading.has(Reading::Participle) && !present)) bits |= CommonAdjective;
      if (reading.has(Reading::Participle) && !present) bits |= CommonParticiple;
      if (reading.has(Reading::Conjugated)) bits |= CommonVerb;
      if (classes.has(WordClass::Other)) bits |= CommonOther;
    }
  };
  if (first_may_lack_accent) {
    for (const text::FormId form : lexicon.forms_like(word, text::Accents::FirstLost)) add(lexicon.readings(form));
  } else {
    add(lexicon.readings(word));
  }
  return bits;
}

/// common_of() of a word, remembered by its bytes: what one article says the next says too. Of one article little is remembered,
/// and it should not have to clear the memory of many.
///
/// key   of the word; with its first byte, which tells `le` from `Le`, its hash
unsigned remembered_common(Key key, std::string_view word, bool first_may_lack_accent) {
  struct Slot {
    std::array<char, 30> bytes{};
    std::uint8_t size = 0, common = 0;
  };
  static_assert(sizeof(Slot) == 32);
  // 16 kB and 1 MB, in steps: news have some 30,000 forms that come back.
  constexpr std::size_t least_slots = 512, step = 8, most_slots = least_slots * step * step;
  thread_local std::vector<Slot> slots(least_slots);
  thread_local std::size_t taken = 0;
  if (word.size() > std::tuple_size_v<decltype(Slot::bytes)>) return common_of(word, first_may_lack_accent);
  const std::uint64_t hash = key ^ static_cast<unsigned char>(word.front());
  Slot* slot = &slots[hash & (slots.size() - 1)];
  if (word == std::string_view(slot->bytes.data(), slot->size)) return slot->common;
  if (++taken > slots.size() && slots.size() < most_slots) {
    slots.assign(slots.size() * step, {});
    taken = 0;
    slot = &slots[hash & (slots.size() - 1)];
  }
  slot->common = static_cast<std::uint8_t>(common_of(word, first_may_lack_accent));
  slot->size = static_cast<std::uint8_t>(word.size());
  std::copy(word.begin(), word.end(), slot->bytes.begin());
  return slot->common;
}

bool is_vowel(char letter) { return letter == 'A' || letter == 'E' || letter == 'I' || letter == 'O' || letter == 'U'; }

}  // namespace

Words::Words(std::string_view text) : text_(text) {
  cut(text, tokens_);
  facts_.assign(tokens_.size(), unknown);
  commons_.assign(tokens_.size(), unasked);
  constexpr std::size_t tokens_of_landmark = 2;  // French news has 2.5
  landmarks_.reserve(tokens_.size() / tokens_of_landmark);
  for (std::uint32_t i = 0; const Token& token : tokens_) {
    const std::uint32_t place = i++;
    // What is asked of the lists waits for memory; most is asked of words with a capital.
    if (token.has_capital()) expect(token.key);
    else if (token.is_word() && token.gap != Gap::Line) continue;
    landmarks_.push_back(place);
  }
}

Facts Words::find_facts(std::size_t i) const {
  std::uint64_t facts = facts_of(tokens_[i].key).bits;
  // `comté` is no `comte`.
  if ((facts & telling_facts) != 0 && word(i).ends_with("é"))
    facts = (facts & ~telling_facts) | (facts_of(join(tokens_[i].key, final_accent)).bits & telling_facts);
  facts_[i] = facts;
  return {facts};
}

unsigned Words::find_common(std::size_t i) const {
  const unsigned common = tokens_[i].broken ? common_as(i, without_breaks(word(i))) : common_as(i, word(i));
  commons_[i] = static_cast<std::uint16_t>(common);
  return common;
}

unsigned Words::common_as(std::size_t i, std::string_view bytes) const {
  const Token& token = tokens_[i];
  const std::string_view plain = token.elided ? bytes.substr(0, 1) : bytes;
  return plain.size() > longest_word ? 0 : remembered_common(token.key, plain, is_vowel(bytes.front()));
}

bool is_plural_adjective(const Words& words, std::size_t i) {
  if (!words[i].is_word() || words[i].shape != Shape::Lower || words[i].elided) return false;
  const std::string_view word = words.word(i);
  if (!word.ends_with('s') && !word.ends_with('x')) return false;
  const unsigned common = words.common(i);
  return (common & CommonAdjective) != 0 && (common & (CommonNoun | CommonVerb | CommonOther)) == 0 &&
         !words.facts(i).any_of(bit(Fact::Role) | bit(Fact::Title));
}

Key Words::key(std::size_t first, std::size_t last) const {
  Key key = 0;
  bool any = false;
  for (std::size_t i = first; i < last; ++i) {
    if (!tokens_[i].is_word()) continue;
    key = any ? join(key, tokens_[i].key) : tokens_[i].key;
    any = true;
  }
  return key;
}

}  // namespace archive::entities
