// SPDX-License-Identifier: GPL-3.0-or-later
/// The verb groups of a sentence, and what each tells of its time. Light rules on verb forms; the lexicon tells verbs from nouns.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "archive/text/lexicon.hpp"
#include "tense.hpp"
#include "tokens.hpp"

namespace archive::dates {

/// A verb group: what it tells, and the token after it.
struct Verb {
  Tense tense = Tense::None;
  std::size_t end = 0;
};

class Verbs {
 public:
  /// sentence  the text the tokens were cut from.
  Verbs(std::string_view sentence, std::span<const Token> tokens) : sentence_(sentence), tokens_(tokens) {}

  [[nodiscard]] std::string_view sentence() const { return sentence_; }
  [[nodiscard]] std::span<const Token> tokens() const { return tokens_; }

  /// Of the last verb group, or participle alone, that begins among the tokens.
  [[nodiscard]] Tense last(std::size_t begin, std::size_t end) const;
  /// Of the first verb group.
  [[nodiscard]] Tense first(std::size_t begin, std::size_t end) const;

 private:
  /// Whether a group or a participle alone begins at the token: asked once a token, for a sentence may hold many dates.
  [[nodiscard]] bool tells(std::size_t i) const;
  [[nodiscard]] std::string_view written(std::size_t i) const {
    return sentence_.substr(tokens_[i].span.begin, tokens_[i].span.size());
  }
  [[nodiscard]] Key key(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].is_word() ? tokens_[i].key : Key();
  }
  [[nodiscard]] bool has_reading(std::size_t i, text::Reading::Flag flag) const;
  /// The first of the next words that has the reading, adverbs and pronouns between passed over.
  [[nodiscard]] std::size_t followed_by(std::size_t i, std::size_t end, text::Reading::Flag flag) const;
  /// `un texte adopté`, `tuée`: a participle that is no noun and has no auxiliary before it.
  [[nodiscard]] bool is_lone_participle(std::size_t i) const;
  /// The end of a group whose infinitive or auxiliary a participle follows: `doit être entendu`, `sera rejeté`.
  [[nodiscard]] std::size_t with_participle(std::size_t last, std::size_t end) const;
  [[nodiscard]] bool is_announced(std::size_t i) const;
  [[nodiscard]] Verb read_verb(std::size_t i, std::size_t end) const;
  [[nodiscard]] Verb read_auxiliary(std::size_t i, std::size_t end) const;
  /// `parti`, `né`: a participle that `est` makes a past, and no passive.
  [[nodiscard]] bool moves(std::size_t i) const;
  /// Whether the word is a headword with another ending: `tira` is `tirer`, no future.
  [[nodiscard]] bool is_of_verb(std::size_t i, std::size_t cut, std::string_view ending) const;
  [[nodiscard]] Verb read_finite(std::size_t i, std::size_t end) const;

  enum class Told : std::uint8_t { Unasked, Nothing, Something };

  std::string_view sentence_;
  std::span<const Token> tokens_;
  mutable std::vector<Told> told_;  ///< a cache, by token
};

}  // namespace archive::dates
