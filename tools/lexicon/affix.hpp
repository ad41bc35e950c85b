// SPDX-License-Identifier: GPL-3.0-or-later
/// The affix rules of a hunspell dictionary, as far as French uses them: two-letter flags, prefixes and suffixes with
/// conditions, one level of continuation, stems that need an affix. Format: hunspell(5).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace archive::lexicon {

/// The two-letter flags of a word or rule.
using AffixFlags = std::vector<std::string>;

/// The morphological fields of a word or rule, `po:nom` `is:mas` `st:ciel`.
using Fields = std::vector<std::string>;

/// A word as the dictionary gives it, or as a rule made it.
struct Stem {
  std::u32string word;
  AffixFlags flags;
  Fields fields;
};

/// A form, with the fields of its stem and of the rule that made it.
struct Inflected {
  std::u32string word;
  Fields fields;
};

/// Splits the flags after a slash.
[[nodiscard]] AffixFlags split_flags(std::string_view flags);

class AffixRules {
 public:
  /// Reads an .aff file. Throws std::runtime_error, with the line, for what French does not use.
  explicit AffixRules(const std::filesystem::path& file);

  /// The stem, and the stems that prefixes make of it (`mètre`: `kilomètre`). Prefixes with an apostrophe stand for
  /// elision: they make no word.
  [[nodiscard]] std::vector<Stem> with_prefixes(const Stem& stem) const;

  /// The forms that suffixes make of a stem, the stem among them unless it needs an affix.
  [[nodiscard]] std::vector<Inflected> inflect(const Stem& stem) const;

 private:
  struct Rule {
    std::u32string strip, add;
    AffixFlags flags;
    std::vector<std::u32string> condition;  ///< for each letter: the letters allowed; first `^`: all others; empty: any
    Fields fields;
  };

  [[nodiscard]] static Rule read_rule(std::string_view line);
  [[nodiscard]] static bool applies(const Rule& rule, std::u32string_view word, bool suffix);

  std::map<std::string, std::vector<Rule>, std::less<>> suffixes_, prefixes_;
};

}  // namespace archive::lexicon
