// SPDX-License-Identifier: GPL-3.0-or-later
#include "dictionary.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "archive/text/lexicon.hpp"
#include "letters.hpp"

namespace archive::lexicon {

namespace {

using text::Reading;
using text::WordClass;
using Key = std::pair<std::u32string, Group>;

constexpr std::uint8_t bit(WordClass one) { return static_cast<std::uint8_t>(one); }

std::optional<Stem> read_line(const std::string& line) {
  std::istringstream words(line);
  std::string word, field;
  words >> word;
  if (word.empty()) return std::nullopt;
  Stem stem;
  if (const std::size_t slash = word.find('/'); slash != std::string::npos && slash > 0) {
    stem.flags = split_flags(std::string_view(word).substr(slash + 1));
    word.resize(slash);
  }
  stem.word = decode(word);
  while (words >> field) stem.fields.push_back(field);
  return stem;
}

/// Entries that are no words: units of measure as symbols, Roman numerals, marks, parts of words, known mistakes.
bool is_left_out(const Stem& stem) {
  static const std::set<std::string, std::less<>> kinds = {"po:sign", "po:ponc", "po:nbro",
                                                           "po:err",  "po:pfx",  "po:sfx"};
  return std::ranges::any_of(stem.fields, [](const std::string& field) { return kinds.contains(field); }) ||
         std::ranges::find(stem.flags, "U.") != stem.flags.end();
}

std::uint8_t class_of(std::string_view kind) {
  if (kind == "nom" || kind == "loc.nom" || kind == "titr") return bit(WordClass::Noun);
  if (kind == "adj" || kind == "loc.adj") return bit(WordClass::Adjective);
  if (kind == "prn") return bit(WordClass::Name) | bit(WordClass::FirstName);
  if (kind == "patr" || kind == "loc.patr") return bit(WordClass::Name) | bit(WordClass::Surname);
  if (kind == "npr") return bit(WordClass::Name);
  if (kind.starts_with('v') && kind.size() > 1 && kind[1] >= '0' && kind[1] <= '9') return bit(WordClass::Verb);
  return bit(WordClass::Other);
}

std::uint8_t classes_of(const Stem& stem) {
  const bool capital = std::ranges::any_of(stem.word, [](char32_t letter) { return lower(letter) != letter; });
  std::uint8_t classes = 0;
  bool verb = false;
  for (const std::string& field : stem.fields) {
    if (!field.starts_with("po:")) continue;
    classes = static_cast<std::uint8_t>(classes | class_of(std::string_view(field).substr(3)));
    verb = verb || class_of(std::string_view(field).substr(3)) == bit(WordClass::Verb);
  }
  if (verb) return bit(WordClass::Verb);  // a bare verb entry adds `po:infi`
  const bool name = capital || (classes & bit(WordClass::Name)) != 0;
  if (!name) return classes == 0 ? bit(WordClass::Other) : classes;
  const int kept = classes & (bit(WordClass::FirstName) | bit(WordClass::Surname));
  return static_cast<std::uint8_t>(kept | bit(WordClass::Name));
}

Group group_of(std::uint8_t classes) {
  if ((classes & bit(WordClass::Verb)) != 0) return Group::Verb;
  if ((classes & bit(WordClass::Name)) != 0) return Group::Name;
  return (classes & (bit(WordClass::Noun) | bit(WordClass::Adjective))) != 0 ? Group::Nominal : Group::Other;
}

std::uint32_t flags_of(const Fields& fields) {
  static const std::map<std::string, std::uint32_t, std::less<>> flags = {
      {"is:pl", Reading::Plural},       {"is:mas", Reading::Masculine},
      {"is:fem", Reading::Feminine},    {"is:epi", Reading::Masculine | Reading::Feminine},
      {"po:ppas", Reading::Participle}, {"po:ppre", Reading::Participle},
      {"po:infi", Reading::Infinitive}, {"po:ipre", Reading::Conjugated},
      {"po:iimp", Reading::Conjugated}, {"po:ipsi", Reading::Conjugated},
      {"po:ifut", Reading::Conjugated}, {"po:cond", Reading::Conjugated},
      {"po:spre", Reading::Conjugated}, {"po:simp", Reading::Conjugated},
      {"po:impe", Reading::Conjugated},
  };
  std::uint32_t result = 0;
  for (const std::string& field : fields) {
    if (const auto flag = flags.find(field); flag != flags.end()) result |= flag->second;
  }
  return result;
}

std::u32string head_of(const Fields& fields) {
  for (const std::string& field : fields) {
    if (field.starts_with("st:")) return to_form(decode(std::string_view(field).substr(3))).value_or(U"");
  }
  return {};
}

/// Headwords by spelling and group.
class Collection {
 public:
  explicit Collection(const AffixRules& rules) : rules_(rules) {}

  void add(const Stem& entry) {
    if (is_left_out(entry)) return;
    for (const Stem& stem : rules_.with_prefixes(entry)) add_stem(stem);
  }

  void remove(const Stem& entry) {
    if (const auto form = to_form(entry.word)) headwords_.erase({*form, group_of(classes_of(entry))});
  }

  [[nodiscard]] std::vector<Headword> take() {
    std::vector<Headword> result;
    for (auto& [key, headword] : headwords_) result.push_back(std::move(headword));
    return result;
  }

 private:
  void add_stem(const Stem& stem) {
    const auto form = to_form(stem.word);
    if (!form) return;
    const std::vector<Inflected> inflected = rules_.inflect(stem);
    if (inflected.empty()) return;
    const std::uint8_t classes = classes_of(stem);
    Headword& headword = headwords_[{*form, group_of(classes)}];
    headword.form = *form;
    headword.group = group_of(classes);
    headword.classes |= classes;
    headword.of = head_of(stem.fields);
    for (const Inflected& one : inflected) {
      if (const auto spelling = to_form(one.word)) headword.forms[*spelling] |= flags_of(one.fields);
    }
    headword.forms[*form] |= Reading::Headword;
  }

  const AffixRules& rules_;
  std::map<Key, Headword> headwords_;
};

void for_each_line(const std::filesystem::path& file, const auto& use) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    try {
      use(line, number);
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(file.string() + ":" + std::to_string(number) + ": " + error.what());
    }
  }
}

}  // namespace

std::vector<Headword> read_headwords(const AffixRules& rules, const std::filesystem::path& dictionary,
                                     const std::filesystem::path& supplement) {
  Collection collection(rules);
  for_each_line(dictionary, [&](const std::string& line, int number) {
    if (number == 1) return;
    if (const auto stem = read_line(line)) collection.add(*stem);
  });
  std::vector<Stem> added;
  for_each_line(supplement, [&](const std::string& line, int) {
    if (line.starts_with('#')) return;
    const bool removes = line.starts_with("! ");
    const auto stem = read_line(removes ? line.substr(2) : line);
    if (!stem) return;
    collection.remove(*stem);
    if (!removes) added.push_back(*stem);
  });
  for (const Stem& stem : added) collection.add(stem);
  return collection.take();
}

}  // namespace archive::lexicon
