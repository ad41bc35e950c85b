// SPDX-License-Identifier: GPL-3.0-or-later
#include "affix.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "letters.hpp"

namespace archive::lexicon {

namespace {

constexpr std::string_view need_affix = "()";

bool has(const AffixFlags& flags, std::string_view flag) { return std::ranges::find(flags, flag) != flags.end(); }

Fields joined(const Fields& first, const Fields& second) {
  Fields result = first;
  result.insert(result.end(), second.begin(), second.end());
  return result;
}

/// `[^ab].c` as one set for each letter.
std::vector<std::u32string> read_condition(std::u32string_view text) {
  std::vector<std::u32string> result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == U'.') {
      result.emplace_back();
    } else if (text[at] == U'[') {
      const std::size_t end = text.find(U']', at);
      if (end == std::u32string_view::npos) throw std::runtime_error("a condition without its bracket");
      result.emplace_back(text.substr(at + 1, end - at - 1));
      at = end;
    } else {
      result.emplace_back(1, text[at]);
    }
  }
  if (result.size() == 1 && result.front().empty()) result.clear();
  return result;
}

bool allows(const std::u32string& set, char32_t letter) {
  if (set.empty()) return true;
  const bool negated = set.front() == U'^';
  return (set.find(letter, negated ? 1 : 0) != std::u32string::npos) != negated;
}

}  // namespace

AffixFlags split_flags(std::string_view flags) {
  if (flags.size() % 2 != 0) throw std::runtime_error("flags of odd length: " + std::string(flags));
  AffixFlags result;
  for (std::size_t at = 0; at < flags.size(); at += 2) result.emplace_back(flags.substr(at, 2));
  return result;
}

AffixRules::AffixRules(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::string line;
  while (std::getline(in, line)) {
    const bool suffix = line.starts_with("SFX ");
    if (line.starts_with("FLAG ") && line != "FLAG long") throw std::runtime_error("flags that are not long");
    if (line.starts_with("NEEDAFFIX ") && line.substr(10) != need_affix) throw std::runtime_error(line);
    if (!suffix && !line.starts_with("PFX ")) continue;
    std::istringstream words(line);
    std::string kind, flag, third, fourth, fifth;
    words >> kind >> flag >> third >> fourth >> fifth;
    if (fifth.empty()) continue;  // the head of a group: flag, cross product, count
    (suffix ? suffixes_ : prefixes_)[flag].push_back(read_rule(line));
  }
}

AffixRules::Rule AffixRules::read_rule(std::string_view line) {
  std::istringstream words{std::string(line)};
  std::string kind, flag, strip, add, condition, field;
  words >> kind >> flag >> strip >> add >> condition;
  Rule rule;
  if (const std::size_t slash = add.find('/'); slash != std::string::npos) {
    rule.flags = split_flags(std::string_view(add).substr(slash + 1));
    add.resize(slash);
  }
  if (strip != "0") rule.strip = decode(strip);
  if (add != "0") rule.add = decode(add);
  rule.condition = read_condition(decode(condition));
  while (words >> field) rule.fields.push_back(field);
  return rule;
}

bool AffixRules::applies(const Rule& rule, std::u32string_view word, bool suffix) {
  if (word.size() < std::max(rule.strip.size(), rule.condition.size())) return false;
  if (suffix ? !word.ends_with(rule.strip) : !word.starts_with(rule.strip)) return false;
  const std::size_t from = suffix ? word.size() - rule.condition.size() : 0;
  for (std::size_t i = 0; i < rule.condition.size(); ++i) {
    if (!allows(rule.condition[i], word[from + i])) return false;
  }
  return true;
}

std::vector<Stem> AffixRules::with_prefixes(const Stem& stem) const {
  std::vector<Stem> result = {stem};
  for (const std::string& flag : stem.flags) {
    const auto rules = prefixes_.find(flag);
    if (rules == prefixes_.end()) continue;
    for (const Rule& rule : rules->second) {
      if (rule.add.find(U'\'') != std::u32string::npos || !applies(rule, stem.word, false)) continue;
      result.push_back({rule.add + stem.word.substr(rule.strip.size()), rule.flags, joined(stem.fields, rule.fields)});
    }
  }
  return result;
}

std::vector<Inflected> AffixRules::inflect(const Stem& stem) const {
  std::vector<Inflected> result;
  if (!has(stem.flags, need_affix)) result.push_back({stem.word, stem.fields});
  for (const std::string& flag : stem.flags) {
    const auto rules = suffixes_.find(flag);
    if (rules == suffixes_.end()) continue;
    for (const Rule& rule : rules->second) {
      if (!applies(rule, stem.word, true)) continue;
      const std::u32string kept = stem.word.substr(0, stem.word.size() - rule.strip.size());
      result.push_back({kept + rule.add, joined(stem.fields, rule.fields)});
    }
  }
  return result;
}

}  // namespace archive::lexicon
