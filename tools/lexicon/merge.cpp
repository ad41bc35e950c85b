// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

#include "archive/text/lexicon.hpp"
#include "letters.hpp"
#include "spelling.hpp"

namespace archive::lexicon {

namespace {

using text::Reading;
using text::WordClass;

constexpr std::size_t none = static_cast<std::size_t>(-1);

std::u32string form_or_throw(const std::string& word) {
  if (const auto form = to_form(decode(word))) return *form;
  throw std::runtime_error("no word: " + word);
}

std::uint32_t flags_of_head(const Headword& headword) { return headword.forms.at(headword.form); }

bool is_plural_only(const Headword& headword) {
  return headword.group == Group::Nominal && headword.forms.size() == 1 &&
         (flags_of_head(headword) & Reading::Plural) != 0;
}

class Merger {
 public:
  Merger(std::vector<Headword> headwords, std::ostream& report) : all_(std::move(headwords)), report_(report) {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      by_spelling_[all_[i].form].push_back(i);
      for (const auto& [form, flags] : all_[i].forms) by_form_[form].push_back(i);
    }
    into_.resize(all_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) into_[i] = i;
  }

  void follow_named_headwords() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].of.empty()) continue;
      if (const std::size_t head = find(all_[i].of, all_[i].group); head != none) absorb(head, i, false, "entry");
    }
  }

  void drop_covered_plurals() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (into_[i] != i || !is_plural_only(all_[i])) continue;
      for (const std::size_t other : by_form_.at(all_[i].form)) {
        if (other == i || all_[other].group != Group::Nominal || is_plural_only(all_[other])) continue;
        if ((all_[other].forms.at(all_[i].form) & Reading::Plural) == 0) continue;
        absorb(other, i, false, "plural");
        break;
      }
    }
  }

  void join_compounds() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].group != Group::Nominal || all_[i].form.find(U'-') == std::u32string::npos) continue;
      std::size_t best = i;
      for (const std::size_t other : alike_compounds(all_[i].form)) {
        if (rank(other) < rank(best)) best = other;
      }
      if (best != i) absorb(best, i, false, "compound");
    }
  }

  void join_spellings(const std::vector<SpellingPair>& pairs) {
    std::set<std::pair<std::u32string, std::u32string>> refused;
    for (const SpellingPair& pair : pairs) {
      if (!pair.is_pair) refused.emplace(pair.first, pair.second);
    }
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].group == Group::Name) continue;
      for (const std::u32string& other : respell(all_[i].form)) {
        if (refused.contains({all_[i].form, other})) continue;
        const std::size_t second = find(other, all_[i].group);
        if (second != none && same_kind(all_[i], all_[second])) absorb(i, second, true, "1990");
      }
    }
    for (const SpellingPair& pair : pairs) {
      if (pair.is_pair) join_given(pair);
    }
  }

  [[nodiscard]] std::vector<Headword> take() {
    std::vector<Headword> result;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (into_[i] == i) result.push_back(std::move(all_[i]));
    }
    return result;
  }

 private:
  [[nodiscard]] std::size_t find(const std::u32string& form, Group group) const {
    const auto found = by_spelling_.find(form);
    if (found == by_spelling_.end()) return none;
    for (const std::size_t i : found->second) {
      if (all_[i].group == group) return i;
    }
    return none;
  }

  [[nodiscard]] std::size_t survivor(std::size_t i) const {
    while (into_[i] != i) i = into_[i];
    return i;
  }

  void absorb(std::size_t head, std::size_t other, bool is_spelling, std::string_view why) {
    head = survivor(head);
    other = survivor(other);
    if (head == other) return;
    report_ << why << '\t' << encode(all_[head].form) << '\t' << encode(all_[other].form) << '\n';
    for (const auto& [form, flags] : all_[other].forms) {
      const std::uint32_t headword_flag = Reading::Headword;
      all_[head].forms[form] |= is_spelling ? flags : flags & ~headword_flag;
      by_form_[form].push_back(head);
    }
    all_[head].classes |= all_[other].classes;
    into_[other] = head;
  }

  /// Singular before plural, masculine before feminine, then the order of spellings.
  [[nodiscard]] std::tuple<bool, bool, std::size_t> rank(std::size_t i) const {
    const std::uint32_t flags = flags_of_head(all_[i]);
    return {(flags & Reading::Plural) != 0, (flags & Reading::Masculine) == 0, i};
  }

  /// A word and all forms of the nouns and adjectives it reads as.
  [[nodiscard]] std::vector<std::u32string> alike(const std::u32string& part) const {
    std::set<std::u32string> result = {part};
    if (const auto found = by_form_.find(part); found != by_form_.end()) {
      for (const std::size_t i : found->second) {
        if (all_[i].group != Group::Nominal) continue;
        for (const auto& [form, flags] : all_[i].forms) result.insert(form);
      }
    }
    return {result.begin(), result.end()};
  }

  [[nodiscard]] std::vector<std::size_t> alike_compounds(const std::u32string& compound) const {
    std::vector<std::u32string> spellings = {U""};
    for (std::size_t from = 0; from <= compound.size();) {
      const std::size_t end = std::min(compound.find(U'-', from), compound.size());
      const std::vector<std::u32string> parts = alike(compound.substr(from, end - from));
      std::vector<std::u32string> longer;
      for (const std::u32string& spelling : spellings) {
        for (const std::u32string& part : parts) longer.push_back(spelling.empty() ? part : spelling + U'-' + part);
      }
      // A compound of many inflected parts would multiply; none of French comes near.
      if (longer.size() > 10'000) return {};
      spellings = std::move(longer);
      from = end + 1;
    }
    std::vector<std::size_t> result;
    for (const std::u32string& spelling : spellings) {
      if (const std::size_t i = find(spelling, Group::Nominal); i != none) result.push_back(i);
    }
    return result;
  }

  /// Of one class and gender: `mûr` is not `mur`, `jeûne` not `jeune`.
  [[nodiscard]] static bool same_kind(const Headword& first, const Headword& second) {
    const std::uint32_t gender = Reading::Masculine | Reading::Feminine | Reading::Plural;
    return first.classes == second.classes && (flags_of_head(first) & gender) == (flags_of_head(second) & gender);
  }

  void join_given(const SpellingPair& pair) {
    for (const Group group : {Group::Nominal, Group::Verb, Group::Other}) {
      const std::size_t first = find(pair.first, group), second = find(pair.second, group);
      if (first != none && second != none) absorb(first, second, true, "given");
    }
  }

  std::vector<Headword> all_;
  std::ostream& report_;
  std::map<std::u32string, std::vector<std::size_t>> by_spelling_;
  std::unordered_map<std::u32string, std::vector<std::size_t>> by_form_;
  std::vector<std::size_t> into_;
};

}  // namespace

std::vector<SpellingPair> read_spelling_pairs(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<SpellingPair> result;
  std::string line, first, second, rest;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.starts_with('#')) continue;
    const bool is_pair = !line.starts_with("! ");
    std::istringstream words(is_pair ? line : line.substr(2));
    if (!(words >> first >> second) || words >> rest) {
      throw std::runtime_error(file.string() + ":" + std::to_string(number) + ": two words are wanted");
    }
    result.push_back({form_or_throw(first), form_or_throw(second), is_pair});
  }
  return result;
}

std::vector<Headword> merge(std::vector<Headword> headwords, const std::vector<SpellingPair>& pairs,
                            std::ostream& report) {
  Merger merger(std::move(headwords), report);
  merger.follow_named_headwords();
  merger.drop_covered_plurals();
  merger.join_compounds();
  merger.join_spellings(pairs);
  return merger.take();
}

void mark_shadowed(std::vector<Headword>& headwords, std::ostream& report) {
  std::unordered_map<std::u32string, std::size_t> nouns;
  for (std::size_t i = 0; i < headwords.size(); ++i) {
    if ((headwords[i].classes & static_cast<std::uint8_t>(WordClass::Noun)) == 0) continue;
    for (const auto& [form, flags] : headwords[i].forms) {
      if ((flags & Reading::Headword) != 0) nouns.emplace(form, i);
    }
  }
  const auto is_feminine = [](std::uint32_t flags) {
    return (flags & Reading::Feminine) != 0 && (flags & Reading::Masculine) == 0;
  };
  for (std::size_t i = 0; i < headwords.size(); ++i) {
    // The forms of a feminine noun are its own: `cours` is read as `cour` too.
    if (headwords[i].group != Group::Nominal || is_feminine(flags_of_head(headwords[i]))) continue;
    std::set<std::size_t> own;  // nouns that are a feminine of this headword
    for (const auto& [form, flags] : headwords[i].forms) {
      const auto noun = nouns.find(form);
      const bool feminine = is_feminine(flags) && (flags & Reading::Plural) == 0;
      if (!feminine || noun == nouns.end() || noun->second == i) continue;
      own.insert(noun->second);
      report << "noun\t" << encode(headwords[i].form) << '\t' << encode(form) << '\n';
    }
    for (const std::size_t noun : own) {
      for (auto& [form, flags] : headwords[i].forms) {
        if (is_feminine(flags) && (flags & Reading::Headword) == 0 && headwords[noun].forms.contains(form)) {
          flags |= Reading::Shadowed;
        }
      }
    }
  }
}

}  // namespace archive::lexicon
