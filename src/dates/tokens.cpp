// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens.hpp"

#include <utility>

namespace archive::dates {
namespace {

/// A to Z, and the capitals of Latin-1 and `Œ`, which is all that French and English begin words with.
bool begins_with_capital(std::string_view word) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
  if (byte(0) < 0x80) return byte(0) >= 'A' && byte(0) <= 'Z';
  if (word.size() < 2) return false;
  if (byte(0) == 0xC3) return byte(1) >= 0x80 && byte(1) <= 0x9E;
  return byte(0) == 0xC5 && (byte(1) == 0x92 || byte(1) == 0xB8);
}

/// Of this thread.
thread_local std::vector<Token> spare;

/// A list of a few thousand is that of a long paragraph; a longer one is not worth holding.
constexpr std::size_t most_spare = 4096;

}  // namespace

std::vector<Token> tokens_of(std::string_view text, Cutter& cutter) {
  constexpr std::size_t bytes_a_token = 4;
  std::vector<Token> tokens = std::move(spare);
  tokens.clear();
  tokens.reserve(text.size() / bytes_a_token);
  bool joined = false, elided = false;
  Piece piece, next;
  for (bool more = cutter.next(piece); more; piece = next) {
    more = cutter.next(next);
    if (piece.kind == Piece::Kind::Mark && more && next.kind != Piece::Kind::Mark) {
      const bool after_word = !tokens.empty() && tokens.back().is_word() && !piece.spaced;
      if (piece.key == "'" && (after_word || next.kind == Piece::Kind::Number)) {
        elided = true;
        continue;
      }
      const bool beside_word = after_word || next.kind == Piece::Kind::Word;
      if (piece.key == "-" && beside_word && !piece.spaced && !next.spaced && !tokens.empty()) {
        joined = true;
        continue;
      }
    }
    Token& token = tokens.emplace_back();
    static_cast<Piece&>(token) = piece;
    token.joined = std::exchange(joined, false);
    token.elided = std::exchange(elided, false);
    if (token.kind == Piece::Kind::Mark) continue;
    token.facts = facts_of(token.key);
    token.capital = token.is_word() && begins_with_capital(text.substr(token.span.begin, token.span.size()));
  }
  return tokens;
}

void reuse(std::vector<Token>&& tokens) {
  if (tokens.capacity() > spare.capacity() && tokens.capacity() <= most_spare) spare = std::move(tokens);
}

}  // namespace archive::dates
