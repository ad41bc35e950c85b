// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens.hpp"

#include <algorithm>

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

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  auto pieces = cut(text);
  std::vector<Token> tokens;
  tokens.reserve(pieces.size());
  bool joined = false, elided = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Piece& piece = pieces[i];
    const Piece* next = i + 1 < pieces.size() ? &pieces[i + 1] : nullptr;
    if (piece.kind == Piece::Kind::Mark && next && next->kind != Piece::Kind::Mark) {
      const bool after_word = !tokens.empty() && tokens.back().is_word() && !piece.spaced;
      if (piece.key == "'" && (after_word || next->kind == Piece::Kind::Number)) {
        elided = true;
        continue;
      }
      const bool beside_word = after_word || next->kind == Piece::Kind::Word;
      if (piece.key == "-" && beside_word && !piece.spaced && !next->spaced && !tokens.empty()) {
        joined = true;
        continue;
      }
    }
    Token token;
    static_cast<Piece&>(token) = std::move(piece);
    token.joined = joined;
    token.elided = elided;
    if (token.kind != Piece::Kind::Mark) token.facts = facts_of(token.key);
    if (token.is_word()) {
      const auto written = text.substr(token.span.begin, token.span.size());
      token.capital = begins_with_capital(written);
      token.accented =
          std::any_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    }
    tokens.push_back(std::move(token));
    joined = elided = false;
  }
  return tokens;
}

}  // namespace archive::dates
