// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.hpp"

#include <string>

#include "archive/text/lexicon.hpp"

namespace archive::entities {
namespace {

constexpr std::uint64_t unknown = ~std::uint64_t{0};
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

}  // namespace

Words::Words(std::string_view text) : text_(text) {
  cut(text, tokens_);
  facts_.assign(tokens_.size(), unknown);
}

Facts Words::facts(std::size_t i) const {
  if (facts_[i] != unknown) return {facts_[i]};
  std::uint64_t facts = look_up(tokens_[i].key).facts.bits;
  // `comté` is no `comte`.
  if ((facts & telling_facts) != 0 && word(i).ends_with("é"))
    facts = (facts & ~telling_facts) | (look_up(join(tokens_[i].key, final_accent)).facts.bits & telling_facts);
  facts_[i] = facts;
  return {facts};
}

unsigned Words::common(std::size_t i) const {
  const Token& token = tokens_[i];
  Remembered& slot = commons_[token.key % commons_.size()];
  // An accent may change the answer, and not the key: words with an accent at the head are asked for apart.
  const std::string joined = tokens_[i].broken ? without_breaks(word(i)) : std::string();
  const std::string_view bytes = joined.empty() ? word(i) : std::string_view(joined);
  const bool vowel = std::string_view("AEIOU").find(bytes.front()) != std::string_view::npos;
  const Key key = join(token.key, vowel ? 1 : bytes.size());
  if (slot.key != key) {
    const std::string_view plain = token.elided ? bytes.substr(0, 1) : bytes;
    slot = {key, static_cast<std::uint8_t>(plain.size() > longest_word ? 0 : common_of(plain, vowel))};
  }
  return slot.common;
}

bool is_plural_adjective(const Words& words, std::size_t i) {
  if (!words[i].is_word() || words[i].shape != Shape::Lower || words[i].elided) return false;
  const std::string_view word = words.word(i);
  const unsigned common = words.common(i);
  return (word.ends_with('s') || word.ends_with('x')) && (common & CommonAdjective) != 0 &&
         (common & (CommonNoun | CommonVerb | CommonOther)) == 0 &&
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
