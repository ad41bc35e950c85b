// SPDX-License-Identifier: GPL-3.0-or-later
#include "operators.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "chars.hpp"

namespace archive::query {
namespace {

struct WordOperator {
  std::string_view word;
  TokenKind kind;
};

constexpr WordOperator word_operators[] = {
    {"OU", TokenKind::Or}, {"OR", TokenKind::Or},    {"ET", TokenKind::And},   {"AND", TokenKind::And},
    {"&", TokenKind::And}, {"SAUF", TokenKind::Not}, {"SANS", TokenKind::Not}, {"NOT", TokenKind::Not},
};

struct CountedOperator {
  std::string_view word;
  TokenKind kind;
  NodeKind node;
};

constexpr CountedOperator counted_operators[] = {
    {"PRES", TokenKind::Proximity, NodeKind::Near},   {"PRÈS", TokenKind::Proximity, NodeKind::Near},
    {"NEAR", TokenKind::Proximity, NodeKind::Near},   {"AVANT", TokenKind::Proximity, NodeKind::Adj},
    {"ADJ", TokenKind::Proximity, NodeKind::Adj},     {"AUMOINS", TokenKind::Count, NodeKind::AtLeast},
    {"ATLEAST", TokenKind::Count, NodeKind::AtLeast}, {"DEBUT", TokenKind::Count, NodeKind::First},
    {"DÉBUT", TokenKind::Count, NodeKind::First},     {"FIRST", TokenKind::Count, NodeKind::First},
};

struct PairedOperator {
  std::string_view first, second;
  NodeKind node;
};

constexpr PairedOperator paired_operators[] = {
    {"MEME", "PHRASE", NodeKind::Sentence},      {"MÊME", "PHRASE", NodeKind::Sentence},
    {"SAME", "SENTENCE", NodeKind::Sentence},    {"MEME", "PARAGRAPHE", NodeKind::Paragraph},
    {"MÊME", "PARAGRAPHE", NodeKind::Paragraph}, {"SAME", "PARAGRAPH", NodeKind::Paragraph},
};

// query.md section 1: the distance of `PRES/` alone, and the longest one.
constexpr int default_distance = 10;
constexpr int longest_distance = 1000;
/// More words than a body has: larger counts could not differ.
constexpr int largest_count = 1'000'000;

/// The number that digits spell; one above `largest` where it is greater.
int number_of(std::string_view digits, int largest) {
  int value = 0;
  for (const char c : digits) {
    value = value * 10 + (c - '0');
    if (value > largest) return largest + 1;
  }
  return value;
}

std::optional<Token> counted_operator(std::string_view chunk, std::size_t at, std::vector<Remark>& remarks) {
  const std::size_t slash = chunk.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto digits = chunk.substr(slash + 1);
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  for (const auto& each : counted_operators) {
    if (chunk.substr(0, slash) != each.word) continue;
    const bool proximity = each.kind == TokenKind::Proximity;
    const int largest = proximity ? longest_distance : largest_count;
    int number = number_of(digits, largest);
    if (digits.empty() && proximity) number = default_distance;
    if (number < 1 || number > largest) {
      remarks.push_back(make_error("bad-distance", at,
                                   core::tr("the number after \"{}/\" must be from 1 to {}", each.word, largest)));
      number = std::clamp(number, 1, largest);
    }
    Token token{each.kind, {at, at + chunk.size()}};
    token.node.kind = each.node;
    token.node.number = number;
    return token;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Token> operator_at(std::string_view text, std::size_t at, std::vector<Remark>& remarks) {
  if (text[at] == '|') return Token{TokenKind::Or, {at, at + 1}};
  const std::size_t end = chunk_end(text, at);
  const auto chunk = text.substr(at, end - at);
  for (const auto& each : word_operators) {
    if (chunk == each.word) return Token{each.kind, {at, end}};
  }
  for (const auto& each : paired_operators) {
    if (chunk != each.first) continue;
    const std::size_t second = skip_space(text, end);
    const std::size_t second_end = chunk_end(text, second);
    if (second == end || text.substr(second, second_end - second) != each.second) continue;
    Token token{TokenKind::Proximity, {at, second_end}};
    token.node.kind = each.node;
    return token;
  }
  return counted_operator(chunk, at, remarks);
}

}  // namespace archive::query
