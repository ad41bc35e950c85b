// SPDX-License-Identifier: GPL-3.0-or-later
/// A text as tokens, with what the lists and the lexicon know of each; asked for once, and only where it matters.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gazetteer.hpp"
#include "tokens.hpp"

namespace archive::entities {

/// What the lexicon of common words says of a word; bits of a set.
enum Common : std::uint8_t {
  CommonWord = 1,  ///< read as something else than a name
  CommonNoun = 2,
  CommonAdjective = 4,
  CommonVerb = 8,          ///< a finite form
  CommonOther = 16,        ///< adverb, preposition, pronoun…
  LexiconName = 32,        ///< read as a name
  LexiconFirstName = 64,   ///< read as a first name
  CommonParticiple = 128,  ///< read as a past participle
};

class Words {
 public:
  explicit Words(std::string_view text);

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] const Token& operator[](std::size_t i) const { return tokens_[i]; }
  [[nodiscard]] std::span<const Token> tokens() const { return tokens_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return {text_.data() + tokens_[i].begin, tokens_[i].end - tokens_[i].begin};
  }
  [[nodiscard]] std::string_view words(std::size_t first, std::size_t last) const {
    return {text_.data() + tokens_[first].begin, tokens_[last - 1].end - tokens_[first].begin};
  }

  /// Facts of the word i alone. Requires a word.
  [[nodiscard]] Facts facts(std::size_t i) const { return facts_[i] != unknown ? Facts{facts_[i]} : find_facts(i); }

  /// A set of Common. Requires a word.
  [[nodiscard]] unsigned common(std::size_t i) const { return commons_[i] != unasked ? commons_[i] : find_common(i); }

  /// Whether the token is a word and the one before it stands right before, in the same line.
  [[nodiscard]] bool follows(std::size_t i) const { return i < tokens_.size() && tokens_[i].follows; }

  /// The tokens that names and their limits are told by, in order: words with a capital, marks, and what begins a line. Of
  /// other words, which most are, a text is looked through once.
  [[nodiscard]] std::span<const std::uint32_t> landmarks() const { return landmarks_; }

  /// The key of the words of a range, as lists have them.
  [[nodiscard]] Key key(std::size_t first, std::size_t last) const;

 private:
  static constexpr std::uint64_t unknown = ~std::uint64_t{0};
  static constexpr std::uint16_t unasked = 0xFFFF;

  [[nodiscard]] Facts find_facts(std::size_t i) const;
  [[nodiscard]] unsigned find_common(std::size_t i) const;

  /// bytes   the word i without line breaks
  [[nodiscard]] unsigned common_as(std::size_t i, std::string_view bytes) const;

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> landmarks_;
  mutable std::vector<std::uint64_t> facts_;    ///< some are unknown
  mutable std::vector<std::uint16_t> commons_;  ///< some are unasked
};

/// `les premières Durand`, `neuf véritables Durand`: things, since nobody is told of in this way. Whether the word is an
/// adjective in the plural, and nothing else.
[[nodiscard]] bool is_plural_adjective(const Words& words, std::size_t i);

}  // namespace archive::entities
