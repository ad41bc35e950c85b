// SPDX-License-Identifier: GPL-3.0-or-later
/// How a word of the query meets the words of the archive.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/query/query.hpp"
#include "archive/text/analyzer.hpp"
#include "archive/text/lexicon.hpp"
#include "vocabulary.hpp"

namespace archive::search {

/// How near a spelling of the archive is to the word that was typed; the nearer ranks first.
enum class Nearness : std::uint8_t { Typed, Accented, Inflected, Ambiguous, Derived, Related };

/// An index term that may stand for a word, its family's prefix included.
struct Alternative {
  std::string text;
  Nearness nearness = Nearness::Typed;
  bool weighs = true;  ///< false: it only finds, and weighs next to nothing
};

/// The index terms that may stand at one position of a text; the typed spelling first.
using Alternatives = std::vector<Alternative>;

/// What a word of the query is taken for (french.md sections 5, 7, 10).
enum class Reading : std::uint8_t { Word, Name, Acronym, Number, Signs };

/// A word as typed, resolved against the archive.
struct WordPlan {
  std::vector<Alternatives> positions;  ///< one for each word of a compound; empty for text without any word
  Alternatives whole;                   ///< terms that stand for the whole compound: joined spellings
  std::size_t preposition = 0;  ///< the position that a preposition may precede: `Md€`, « milliards d’euros »; or 0
  bool stop = false;            ///< on the stop list, or a lone elided letter
  Reading reading = Reading::Word;  ///< of the first word
};

/// Resolves words; keeps an analyser.
class WordPlanner {
 public:
  /// tree   the query the words come from: its case and number of words tell what a capital means.
  WordPlanner(const Vocabulary& vocabulary, const query::Node& tree);

  /// A plain word (NodeKind::Word): names and acronyms as such, other words in every inflection.
  [[nodiscard]] WordPlan plan(const query::Node& word);

  /// A plain word that an article need not hold: a word that inflects has its relatives (relatives.hpp) too.
  [[nodiscard]] WordPlan plan_optional(const query::Node& word);

  /// Whether a plain word is on the stop list, or a lone elided letter; what plan() says too, without its look-ups.
  [[nodiscard]] bool is_stop(const query::Node& word);

  /// A word inside a phrase or under an operator that wants it as typed: no inflection; accents three ways.
  [[nodiscard]] WordPlan plan_typed(std::string_view word);

 private:
  [[nodiscard]] WordPlan plan(std::string_view word, bool inflect, bool first);
  [[nodiscard]] Reading read(const text::Form& form, bool first) const;
  [[nodiscard]] bool is_protected(const text::Form& form) const;
  [[nodiscard]] Alternatives typed(const text::Form& form) const;
  [[nodiscard]] Alternatives name(const text::Form& form) const;
  [[nodiscard]] Alternatives acronym(const text::Form& form) const;
  [[nodiscard]] Alternatives inflected(const text::Form& form);
  void add_joined_inflections(std::string_view word, Alternatives& whole);
  /// text::expand(); what was asked last is kept, since a word is asked for once as it is and once joined.
  const std::vector<text::ExpandedForm>& expand(const std::string& term, text::Accents accents);

  const Vocabulary& vocabulary_;
  text::Analyzer analyzer_;
  std::vector<text::Token> tokens_;
  struct Expanded {
    std::string term;
    text::Accents accents = text::Accents::Kept;
    std::vector<text::ExpandedForm> forms;
  };
  Expanded expanded_;
  bool all_capitals_ = false;   ///< every plain word of the query is, and there are several
  std::size_t first_word_ = 0;  ///< byte where the first of several plain words begins, or npos
};

}  // namespace archive::search
