// SPDX-License-Identifier: GPL-3.0-or-later
#include "lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "archive/text/utf8.hpp"
#include "chars.hpp"
#include "operators.hpp"
#include "quotes.hpp"
#include "truncation.hpp"
#include "words.hpp"

namespace archive::query {
namespace {

/// A leaf and the byte where reading goes on.
struct Read {
  std::optional<Node> node;  ///< none: nothing that counts as a word stood there
  std::size_t end = 0;
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text), cutter_(text) {}

  Lexed run() {
    for (std::size_t at = skip_space(text_, 0); at < text_.size(); at = skip_space(text_, at)) at = read(at);
    add(TokenKind::End, {text_.size(), text_.size()});
    if (word_operator_ && saw_upper_ && !saw_lower_) {
      out_.remarks.push_back(
          {false,
           "capitals",
           *word_operator_,
           "in a query all in capitals, OU, ET, SAUF, SANS, OR, AND and NOT are operators; put them in "
           "quotes to search the words",
           {}});
    }
    return std::move(out_);
  }

 private:
  /// Reads one token at `at`, where no white space stands; gives the byte after it.
  std::size_t read(std::size_t at) {
    const char c = text_[at];
    if (c == '(' || c == ')') {
      add(c == '(' ? TokenKind::Open : TokenKind::Close, {at, at + 1});
      return at + 1;
    }
    if (auto op = operator_at(text_, at, out_.remarks)) {
      const bool named = op->kind == TokenKind::Or || op->kind == TokenKind::And || op->kind == TokenKind::Not;
      if (named && text_[at] >= 'A' && !word_operator_) word_operator_ = at;
      const std::size_t end = op->span.end;
      out_.tokens.push_back(std::move(*op));
      return end;
    }
    if (c == '-' && stands_free(at) && excludes(at)) {
      add(TokenKind::Not, {at, at + 1});
      return at + 1;
    }
    if (const std::size_t colon = field_colon(at); colon != at) return read_field(at, colon);
    return read_operand(at);
  }

  std::size_t read_operand(std::size_t at) {
    Read leaf = read_value(at);
    if (leaf.node) {
      Token token{TokenKind::Operand, {at, leaf.end}};
      token.node = std::move(*leaf.node);
      out_.tokens.push_back(std::move(token));
    }
    return leaf.end;
  }

  /// A phrase, a marked word or phrase, or a word in any of its forms.
  Read read_value(std::size_t at) {
    if (const auto quoted = quoted_at(text_, at)) return read_phrase(*quoted);
    if (text_[at] == '=' || text_[at] == '+') return read_marked(at);
    const auto point = text::code_point_at(text_, at);
    if (is_double_quote(point.value) || is_apostrophe(point.value)) {
      note_once(said_stray_, "stray-quote", at, core::tr("a quote or apostrophe without its pair is ignored"));
      return {std::nullopt, at + point.size};
    }
    return read_word(at);
  }

  Read read_phrase(const Quoted& quoted) {
    if (!quoted.closed) {
      error("unclosed-quote", quoted.outer.begin,
            core::tr("this quote is not closed (in a shell, put the whole query between single quotes)"));
    }
    Node node;
    node.kind = NodeKind::Phrase;
    node.text = trimmed(quoted.inner);
    // Cut as the tree is printed: there one space is like another, and keeps the groups of a number together.
    node.words = WordCutter(node.text).phrase_words();
    node.span = quoted.outer;
    if (const auto words = cutter_.cut(quoted.inner)) {
      saw_lower_ |= words->has_lower;
      saw_upper_ |= words->has_upper;
    }
    if (!node.words.empty()) return {std::move(node), quoted.outer.end};
    note_once(said_punctuation_, "lone-punctuation", quoted.outer.begin,
              core::tr("quotes without a word between them are ignored"));
    return {std::nullopt, quoted.outer.end};
  }

  /// `=mot`, `="…"`, `+mot`.
  Read read_marked(std::size_t at) {
    const char mark = text_[at];
    Read inner{std::nullopt, at + 1};
    const std::size_t next = at + 1;
    if (next < text_.size()) {
      if (const std::size_t colon = field_colon(next); colon != next) {
        const auto name = text_.substr(next, colon - next);
        error("missing-word", at, core::tr("\"{}\" stands before the word, after the field and its colon", mark),
              fmt::format("{}:{}", name, mark));
        return {placeholder({at, next}), next};
      }
      const auto quoted = quoted_at(text_, next);
      if (quoted && mark == '=') {
        inner = read_phrase(*quoted);
      } else if (!quoted && text_[next] != '=' && text_[next] != '+') {
        const std::size_t end = chunk_end(text_, next);
        if (end > next) inner = read_word(next);
      }
    }
    if (!inner.node) {
      error("missing-word", at,
            mark == '=' ? core::tr("\"=\" must be followed by a word or a phrase without a space, as in =mot")
                        : core::tr("\"+\" must be followed by a word without a space, as in +mot"));
      return {placeholder({at, next}), std::max(inner.end, next)};
    }
    if (inner.node->kind != NodeKind::Word && inner.node->kind != NodeKind::Phrase) {
      error("bad-operand", next, core::tr("\"{}\" takes a whole word, without \"*\" or \"~\"", mark));
    }
    Node node;
    node.kind = mark == '=' ? NodeKind::Exact : NodeKind::Family;
    node.span = {at, inner.node->span.end};
    node.children.push_back(std::move(*inner.node));
    return {std::move(node), inner.end};
  }

  Read read_word(std::size_t at) {
    const std::size_t end = number_end(text_, at, chunk_end(text_, at));
    auto leaf = read_leaf(text_, {at, end}, cutter_, out_.remarks);
    if (!leaf) {
      note_once(said_punctuation_, "lone-punctuation", at, core::tr("punctuation that stands alone is ignored"));
      return {std::nullopt, end};
    }
    if (leaf->only_elided && word_follows(end)) return {std::nullopt, end};
    saw_lower_ |= leaf->has_lower;
    saw_upper_ |= leaf->has_upper;
    for (std::size_t after = leaf->node.span.end; after < end;) {
      const auto point = text::code_point_at(text_, after);
      if (is_apostrophe(point.value)) {
        note_once(said_stray_, "stray-quote", after, core::tr("a quote or apostrophe without its pair is ignored"));
      }
      after += point.size;
    }
    return {std::move(leaf->node), end};
  }

  std::size_t read_field(std::size_t at, std::size_t colon) {
    Token field{TokenKind::Field, {at, colon + 1}};
    field.node.kind = NodeKind::Field;
    field.node.text = std::string(text_.substr(at, colon - at));
    field.node.span = field.span;
    const std::string name = field.node.text;
    out_.tokens.push_back(std::move(field));
    const std::size_t begin = colon + 1;
    Read value{std::nullopt, begin};
    if (begin < text_.size() && text_[begin] == '(') {
      const std::size_t inner = skip_space(text_, begin + 1);
      if (inner == text_.size() || text_[inner] != ')') return begin;
      value.end = inner + 1;
    } else if (begin < text_.size() && text_[begin] == '-') {
      const auto excluded = text_.substr(begin + 1, chunk_end(text_, begin) - begin - 1);
      error("empty-field", at, core::tr("the value of the field \"{}\" cannot begin with \"-\"", name),
            fmt::format("-{}:{}", name, excluded));
      value = {placeholder({begin, begin + 1}), begin + 1};
    } else if (begin < text_.size()) {
      value = read_range(begin);
      if (!value.node) value = read_value_quietly(begin);
    }
    if (!value.node) {
      error("empty-field", at, core::tr("the field \"{}\" has no value", name));
      value = {placeholder({begin, begin}), std::max(begin, value.end)};
    }
    Token token{TokenKind::Operand, {begin, value.end}};
    token.node = std::move(*value.node);
    out_.tokens.push_back(std::move(token));
    return value.end;
  }

  /// A value; where there is none the error to come says enough, so that no remark of ignored punctuation is kept.
  Read read_value_quietly(std::size_t at) {
    const auto saved = std::make_pair(said_punctuation_, said_stray_);
    const std::size_t size = out_.remarks.size();
    Read value = read_value(at);
    if (!value.node) {
      std::tie(said_punctuation_, said_stray_) = saved;
      out_.remarks.resize(size);
    }
    return value;
  }

  /// `a..b`, `a..`, `..b` with either end in quotes; three dots are an ellipsis.
  Read read_range(std::size_t at) {
    std::string first;
    std::size_t dots = at;
    if (const auto quoted = quoted_at(text_, at)) {
      if (!quoted->closed) return {};
      first = trimmed(quoted->inner);
      dots = quoted->outer.end;
      if (!two_dots(dots)) return {};
    } else {
      const std::size_t end = chunk_end(text_, at);
      while (dots < end && !two_dots(dots)) dots += text_[dots] == '.' ? dots_at(dots) : 1;
      if (dots >= end) return {};
      first = plain_text(text_.substr(at, dots - at));
    }
    const std::size_t second = dots + 2;
    std::size_t end = second;
    std::string last;
    if (second < text_.size()) {
      const auto quoted = quoted_at(text_, second);
      if (quoted && quoted->closed) {
        last = trimmed(quoted->inner);
        end = quoted->outer.end;
      } else if (!quoted) {
        end = chunk_end(text_, second);
        last = plain_text(text_.substr(second, end - second));
        while (!last.empty() && (last.back() == ',' || last.back() == ';')) last.pop_back();
      }
    }
    Node node;
    node.kind = NodeKind::Range;
    node.words = {std::move(first), std::move(last)};
    node.span = {at, end};
    return {std::move(node), end};
  }

  [[nodiscard]] std::size_t dots_at(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && text_[end] == '.') ++end;
    return end - at;
  }
  [[nodiscard]] bool two_dots(std::size_t at) const { return dots_at(at) == 2; }

  /// The colon of the field that begins at `at`, or `at`: a name (letters, digits, `-`, `_`), a colon, and no space. What
  /// `://` follows is an address; what begins with a digit, a time. At the end of the query the value is missing.
  [[nodiscard]] std::size_t field_colon(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size()) {
      const auto point = text::code_point_at(text_, end);
      const bool first = end == at;
      const bool digit = point.value >= '0' && point.value <= '9';
      if (first ? digit || !is_letter_or_digit(point.value)
                : !is_letter_or_digit(point.value) && point.value != '-' && point.value != '_') {
        break;
      }
      end += point.size;
    }
    if (end == at || end == text_.size() || text_[end] != ':' || text_.substr(end, 3) == "://") return at;
    const std::size_t value = skip_space(text_, end + 1);
    return value == end + 1 || value == text_.size() ? end : at;
  }

  /// Whether a space, an opening parenthesis or `|` stands before, or nothing.
  [[nodiscard]] bool stands_free(std::size_t at) const {
    if (at == 0) return true;
    const char32_t before = text::code_point_before(text_, at).value;
    return is_space(before) || before == '(' || before == '|';
  }

  /// Whether the `-` at `at` is glued to something it can exclude. `--mot` excludes nothing, and says so.
  bool excludes(std::size_t at) {
    std::size_t next = at + 1;
    if (next < text_.size() && (text_[next] == '=' || text_[next] == '+')) ++next;
    if (next == text_.size()) return false;
    if (text_[next] == '(' || quoted_at(text_, next)) return true;
    if (!cutter_.cut({next, chunk_end(text_, next)})) return false;
    if (text_[next] == '-') {
      error("missing-operand", next, core::tr("\"-\" must be followed by what it excludes, not by another \"-\""));
    }
    return true;
  }

  /// Whether something to search stands after an elided word that was cut from it: `l' espion`, `l'"affaire"`.
  [[nodiscard]] bool word_follows(std::size_t at) const {
    at = skip_space(text_, at);
    return at < text_.size() && text_[at] != ')' && text_[at] != '|';
  }

  [[nodiscard]] std::string trimmed(core::Span span) const {
    std::string text = plain_text(text_.substr(span.begin, span.size()));
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  }

  /// What stands for a part in error, so that it brings no further errors.
  static Node placeholder(core::Span span) {
    Node node;
    node.span = span;
    return node;
  }

  void add(TokenKind kind, core::Span span) { out_.tokens.push_back({kind, span}); }

  void error(std::string code, std::size_t at, core::Message message, std::string suggestion = {}) {
    out_.remarks.push_back(make_error(std::move(code), at, std::move(message), std::move(suggestion)));
  }

  void note_once(bool& said, std::string code, std::size_t at, core::Message message) {
    if (!std::exchange(said, true)) out_.remarks.push_back({false, std::move(code), at, std::move(message), {}});
  }

  std::string_view text_;
  WordCutter cutter_;
  Lexed out_;
  std::optional<std::size_t> word_operator_;  ///< the first operator that is also a word
  bool saw_lower_ = false;
  bool saw_upper_ = false;
  bool said_punctuation_ = false;
  bool said_stray_ = false;
};

}  // namespace

Lexed lex(std::string_view text) { return Lexer(text).run(); }

}  // namespace archive::query
