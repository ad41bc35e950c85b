// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.hpp"

#include "archive/text/utf8.hpp"
#include "chars.hpp"

namespace archive::query {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool ascii_equal(std::string_view a, std::string_view lower) {
  if (a.size() != lower.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + 32) : a[i];
    if (c != lower[i]) return false;
  }
  return true;
}

std::size_t digits_end(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && is_digit(text[at])) ++at;
  return at;
}

bool has_letter_or_digit(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const auto point = text::code_point_at(text, at);
    if (is_letter_or_digit(point.value)) return true;
    at += point.size;
  }
  return false;
}

}  // namespace

std::string plain_text(std::string_view bytes) {
  std::string plain;
  bool left_out = false;
  plain.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto point = text::code_point_at(bytes, at);
    if (is_space(point.value)) plain += ' ';
    else if (is_invisible(point.value)) left_out = true;
    else plain.append(bytes.substr(at, point.size));
    at += point.size;
  }
  // What is left out may have kept a letter and its accent apart.
  return left_out ? text::clean(plain) : plain;
}

std::optional<Cut> WordCutter::cut(core::Span chunk) {
  const auto bytes = text_.substr(chunk.begin, chunk.size());
  analyzer_.analyse(bytes, tokens_);
  if (tokens_.empty()) return std::nullopt;
  std::size_t first = 0;
  while (first + 1 < tokens_.size() && tokens_[first].form->elided) ++first;
  const bool only_elided = tokens_[first].form->elided;
  const core::Span word{chunk.begin + tokens_[first].span.begin, chunk.begin + tokens_.back().span.end};
  Cut cut = make_cut(with_signs(chunk, word));
  cut.only_elided = only_elided;
  for (const auto& token : tokens_) {
    using text::Case;
    const Case letters = token.form->letter_case;
    const bool one_letter = text::count_code_points(bytes.substr(token.span.begin, token.span.size())) == 1;
    cut.has_lower |= letters == Case::Lower || letters == Case::Mixed || (letters == Case::Capital && !one_letter);
    cut.has_upper |= letters != Case::Lower && letters != Case::None;
  }
  return cut;
}

Cut WordCutter::make_cut(core::Span word) const {
  Cut cut;
  cut.span = word;
  cut.text = plain_text(text_.substr(word.begin, word.size()));
  return cut;
}

core::Span WordCutter::with_signs(core::Span chunk, core::Span word) const {
  if (word.begin > chunk.begin) {
    const auto before = text::code_point_before(text_.substr(chunk.begin), word.begin - chunk.begin);
    const auto inner = text_.substr(word.begin, word.size());
    const bool special = before.value == '#' || before.value == '@' ||
                         (is_unit_sign(before.value) && is_digit(inner.front())) ||
                         (before.value == '.' && ascii_equal(inner, "net"));
    if (special) word.begin -= before.size;
  }
  if (word.end < chunk.end && text_[word.end] == '#') {
    if (!is_digit(plain_text(text_.substr(word.begin, word.size())).back())) ++word.end;
  } else if (word.end < chunk.end && text_[word.end] == '+') {
    while (word.end < chunk.end && text_[word.end] == '+') ++word.end;
  } else if (word.end < chunk.end) {
    const auto after = text::code_point_at(text_, word.end);
    if (is_unit_sign(after.value)) word.end += after.size;
  }
  return word;
}

std::vector<std::string> WordCutter::phrase_words() {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text_.size();) {
    const auto point = text::code_point_at(text_, at);
    if (is_space(point.value) || is_double_quote(point.value)) {
      at += point.size;
      continue;
    }
    std::size_t end = at;
    while (end < text_.size()) {
      const auto next = text::code_point_at(text_, end);
      if (is_space(next.value) || is_double_quote(next.value)) break;
      end += next.size;
    }
    end = number_end(text_, at, end);
    if (const auto word = cut({at, end})) {
      for (const auto& token : tokens_) {
        if (!token.form->elided || at + token.span.begin >= word->span.begin) break;
        words.push_back(plain_text(text_.substr(at + token.span.begin, token.span.size())));
      }
      words.push_back(word->text);
    }
    at = end;
  }
  return words;
}

namespace {

/// The end of the chunk that follows one space after `end`, if it is this word (lower case) but for marks after it; else
/// `end`. Marks may follow only where `last`.
std::size_t word_after(std::string_view text, std::size_t end, std::string_view word, bool last) {
  if (end >= text.size()) return end;
  const auto space = text::code_point_at(text, end);
  const std::size_t from = end + space.size;
  if (!is_space(space.value) || text.size() - from < word.size()) return end;
  const std::size_t to = chunk_end(text, from), after = from + word.size();
  if (to < after || !ascii_equal(text.substr(from, word.size()), word)) return end;
  return last ? (has_letter_or_digit(text, after, to) ? end : to) : (to == after ? to : end);
}

/// The end of `pour cent` or `pour 100` after a number, or `end`.
std::size_t per_cent_end(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == end || !is_digit(text[end - 1])) return end;
  for (std::size_t at = begin; at < end;) {
    const auto point = text::code_point_at(text, at);
    if (has_letter_or_digit(text, at, at + point.size) && !is_digit(text[at])) return end;
    at += point.size;
  }
  const std::size_t pour = word_after(text, end, "pour", false);
  if (pour == end) return end;
  for (const std::string_view word : {"cent", "100"}) {
    if (const std::size_t to = word_after(text, pour, word, true); to != pour) return to;
  }
  return end;
}

std::size_t groups_end(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  if (const auto first = text::code_point_at(text, at); is_unit_sign(first.value)) at += first.size;
  const std::size_t size = end - at;
  if (size < 1 || size > 3 || digits_end(text, at, end) != end) return end;
  const bool telephone = size == 2 && text[at] == '0';
  const std::size_t group = telephone ? 2 : 3;
  std::size_t groups = 1, reached = end;
  char32_t separator = 0;
  while (reached < text.size()) {
    const auto space = text::code_point_at(text, reached);
    if (!is_space(space.value) || (separator != 0 && space.value != separator)) break;
    const std::size_t from = reached + space.size;
    const std::size_t to = chunk_end(text, from);
    const std::size_t digits = digits_end(text, from, to);
    if (digits - from != group) break;
    // After the last group: decimals, a unit, punctuation; never letters or more digits.
    std::size_t rest = digits;
    if (rest < to && text[rest] == ',') rest = digits_end(text, rest + 1, to);
    if (has_letter_or_digit(text, rest, to)) break;
    separator = space.value;
    reached = to;
    if (++groups == 5 && telephone) return reached;
    if (digits != to) break;
  }
  return telephone ? end : reached;
}

/// The end of the number after `no.`, which is a sign only before one; else `end`.
std::size_t numero_end(std::string_view text, std::size_t begin, std::size_t end) {
  if (!ascii_equal(text.substr(begin, end - begin), "no.") || end >= text.size()) return end;
  const auto space = text::code_point_at(text, end);
  const std::size_t from = end + space.size;
  if (!is_space(space.value) || from >= text.size() || !is_digit(text[from])) return end;
  return groups_end(text, from, chunk_end(text, from));
}

}  // namespace

std::size_t number_end(std::string_view text, std::size_t begin, std::size_t end) {
  if (const std::size_t numero = numero_end(text, begin, end); numero != end) return numero;
  return per_cent_end(text, begin, groups_end(text, begin, end));
}

}  // namespace archive::query
