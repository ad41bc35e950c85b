// SPDX-License-Identifier: GPL-3.0-or-later
/// What a query looks for in a text, for snippets, highlights and operators that read the text.
#pragma once

#include <bitset>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "archive/core/span.hpp"
#include "archive/text/analyzer.hpp"

namespace archive::search {

/// A spelling that is taken to the letter (exact.hpp).
struct Literal {
  std::size_t words = 1;  ///< tokens it stands for; what lies between them is part of it
  std::string spelling;   ///< as exact_spelling() gives it
};

/// One thing that may stand in a text: at each position one of several index terms.
struct Pattern {
  std::size_t unit = 0;                                  ///< the word or phrase of the query it stands for
  std::vector<std::vector<std::string>> positions = {};  ///< never empty
  std::vector<Literal> literals = {};                    ///< for all positions in order, or empty: any spelling
};

/// One word or phrase of the query.
struct Unit {
  double weight = 1;  ///< by rarity; what a snippet gains by holding it
};

/// Where a unit was found.
struct Match {
  core::Span span;
  std::size_t unit = 0;
};

/// Where a unit stands among the words of a text: the numbers of its first and last token.
struct Standing {
  std::size_t first = 0, last = 0;
  std::size_t unit = 0;
};

/// The letters of an index term, without the prefix of its family.
[[nodiscard]] std::string_view without_prefix(std::string_view term);

/// The patterns of a query, ready to be found. Excluded words are never in it.
class Wanted {
 public:
  /// Adds a unit and gives its number.
  std::size_t add_unit(double weight);
  void add_pattern(Pattern pattern);

  [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
  [[nodiscard]] bool empty() const { return patterns_.empty(); }
  [[nodiscard]] bool has_literals() const { return has_literals_; }

  /// Every place of a text where a pattern stands, by place; the longest of those that begin at one word.
  ///
  /// text   clean; spans index into it.
  [[nodiscard]] std::vector<Match> find(text::Analyzer& analyzer, std::string_view text) const;

  /// Whether a pattern stands in the text; where one is only taken to the letter, much sooner than find().
  [[nodiscard]] bool stands_in(text::Analyzer& analyzer, std::string_view text, std::vector<text::Token>& tokens) const;

  /// The words of a text among which patterns may stand: positions count only where `whole` asks for all words.
  void read(text::Analyzer& analyzer, std::string_view text, bool whole, std::vector<text::Token>& tokens) const;

  /// Every place where a pattern stands, by first word. One place of a unit may come twice.
  [[nodiscard]] std::vector<Standing> standings(const std::vector<text::Token>& tokens, std::string_view text) const;

 private:
  enum class SentenceStart { AsMarked, Everywhere, Nowhere };

  /// Whether a pattern may begin at this token; a quick no for most.
  [[nodiscard]] bool may_begin(const text::Form& form) const;

  [[nodiscard]] std::vector<Standing> stand(const std::vector<text::Token>& tokens, std::string_view text,
                                            SentenceStart start) const;

  std::vector<Unit> units_;
  std::vector<Pattern> patterns_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_term_;  ///< pattern numbers
  std::bitset<256> first_bytes_;                                             ///< text/signature.hpp, of those terms
  std::unordered_set<std::string> first_words_;  ///< the terms of by_first_term_ without their prefixes
  text::Prefilter prefilter_;
  bool has_literals_ = false;
};

}  // namespace archive::search
