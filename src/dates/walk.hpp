// SPDX-License-Identifier: GPL-3.0-or-later
/// A walk over tokens; every `take` either consumes what it names or leaves all as it was.
#pragma once

#include <optional>
#include <span>

#include "tokens.hpp"

namespace archive::dates {

class Walk {
 public:
  Walk(std::span<const Token> tokens, std::size_t at) : tokens_(tokens), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool over() const { return at_ >= tokens_.size(); }
  [[nodiscard]] const Token* next(std::size_t further = 0) const {
    return at_ + further < tokens_.size() ? &tokens_[at_ + further] : nullptr;
  }

  /// The token before the next one. Requires that one was taken.
  [[nodiscard]] const Token* last() const { return &tokens_[at_ - 1]; }

  /// The walk, so many tokens further.
  [[nodiscard]] Walk after(std::size_t tokens) const { return {tokens_, at_ + tokens}; }

  bool word(const Key& key) {
    if (over() || !tokens_[at_].is(key)) return false;
    ++at_;
    return true;
  }
  /// One of the words.
  template <Literal... words>
  bool any() {
    if (over() || !tokens_[at_].is_word() || !in<words...>(tokens_[at_].key)) return false;
    ++at_;
    return true;
  }
  /// The words one after the other.
  template <Literal... words>
  bool all() {
    const std::size_t before = at_;
    if ((any<words>() && ...)) return true;
    at_ = before;
    return false;
  }
  bool mark(const Key& key);
  /// A mark with no space before it, and none after it.
  bool tight_mark(const Key& key);

  /// An article: `le la les l the`.
  bool article() { return any<"le", "la", "les", "l", "the">(); }
  /// `de du des d of`, with the article that may follow.
  bool of();

  /// `dernier`, `passé`. `passe` is a verb, but a query may leave out the accent.
  bool past(bool accents_free);

  std::optional<unsigned> number(std::size_t least_digits, std::size_t most_digits);
  std::optional<unsigned> month();
  std::optional<unsigned> weekday();
  /// 1 to 31: `20`, `1er`, `15e`, `1st`, `premier`, `treize`.
  std::optional<unsigned> day_number();
  /// `3`, `trois`, `vingt et un`, `a`.
  std::optional<int> count();
  /// `premier`, `1re`, `2e`, `second`; 0 is the last.
  std::optional<unsigned> ordinal();
  /// The number of a century, 1 to 29: `XXe`, `20e`, `Ier`.
  std::optional<int> century_number();
  /// 1000 to 2999, in four digits.
  std::optional<int> year();

 private:
  std::optional<unsigned> named(std::uint8_t WordFacts::*fact);
  bool ordinal_ending();

  std::span<const Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace archive::dates
