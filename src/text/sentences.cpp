// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/sentences.hpp"

#include <array>
#include <string>

#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"
#include "chars.hpp"
#include "word_lists.hpp"

namespace archive::text {
namespace {

bool is_closing_mark(char32_t c) {
  return c == U'»' || c == U'›' || c == U'”' || c == U'’' || c == '"' || c == '\'' || c == ')' || c == ']';
}

bool is_guillemet(char32_t c) { return c == U'»' || c == U'›'; }

/// Opening marks and dashes that may stand before the first letter of a sentence.
bool is_opening_mark(char32_t c) {
  return c == U'«' || c == U'‹' || c == U'“' || c == U'‘' || c == '"' || c == '\'' || c == '(' || c == '[' ||
         classify(c) == CharClass::Hyphen;
}

/// Reads a paragraph and decides, at each mark that may end a sentence, whether it does.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<core::Span> run() {
    std::size_t begin = skip_spaces(0);
    for (std::size_t at = begin; (at = skip_words(at)) < text_.size();) {
      const auto point = code_point_at(text_, at);
      if (!is_terminator(point.value)) {
        at += point.size;
        continue;
      }
      const std::size_t marks = marks_end(at);
      const std::size_t end = closing_end(marks);
      if (end < text_.size() && !ends_here(at, marks, end)) {
        at = marks;
        continue;
      }
      spans_.push_back({begin, end});
      begin = at = skip_spaces(end);
    }
    if (begin < text_.size()) add_rest(begin);
    return std::move(spans_);
  }

 private:
  static bool is_terminator(char32_t c) { return c == '.' || c == '!' || c == '?' || c == U'…'; }

  /// To the next byte that may begin a terminator: nearly all of a text is passed over here.
  [[nodiscard]] std::size_t skip_words(std::size_t at) const {
    static constexpr auto may_begin = [] {
      std::array<bool, 256> table{};
      for (const unsigned char byte : {'.', '!', '?', '\xE2'}) table[byte] = true;  // U+2026 begins with E2
      return table;
    }();
    while (at < text_.size() && !may_begin[static_cast<unsigned char>(text_[at])]) ++at;
    return at;
  }

  [[nodiscard]] std::size_t skip_spaces(std::size_t at) const {
    while (at < text_.size()) {
      const auto point = code_point_at(text_, at);
      if (classify(point.value) != CharClass::Space) break;
      at += point.size;
    }
    return at;
  }

  [[nodiscard]] std::size_t marks_end(std::size_t at) const {
    while (at < text_.size()) {
      const auto point = code_point_at(text_, at);
      if (!is_terminator(point.value)) break;
      at += point.size;
    }
    return at;
  }

  /// After the marks: closing quotes and parentheses glued to them, and a closing guillemet after a space.
  [[nodiscard]] std::size_t closing_end(std::size_t at) const {
    for (;;) {
      std::size_t next = at;
      if (next < text_.size() && is_closing_mark(code_point_at(text_, next).value)) {
        at = next + code_point_at(text_, next).size;
        continue;
      }
      next = skip_spaces(at);
      if (next < text_.size() && is_guillemet(code_point_at(text_, next).value)) {
        at = next + code_point_at(text_, next).size;
        continue;
      }
      return at;
    }
  }

  /// Whether the marks [at, marks), closed at `end`, end a sentence; text follows.
  [[nodiscard]] bool ends_here(std::size_t at, std::size_t marks, std::size_t end) const {
    const bool full_stop = text_[at] == '.' && marks == at + 1;
    std::size_t next = skip_spaces(end);
    if (next == text_.size()) return true;
    if (next == end) {  // glued to what follows: only `Pau.Tarbes` is a border
      return full_stop && at > 0 && end == marks && is_lower(code_point_before(text_, at).value) &&
             is_upper(code_point_at(text_, next).value);
    }
    char32_t first = code_point_at(text_, next).value;
    while (is_opening_mark(first)) {
      next = skip_spaces(next + code_point_at(text_, next).size);
      if (next == text_.size()) return true;
      first = code_point_at(text_, next).value;
    }
    if (is_lower(first)) return false;  // an incise (« Non ! » dit-il), or an abbreviation
    return !full_stop || !is_abbreviated(at);
  }

  /// Whether the word before the stop at `at` is one that is written with a stop: `M.`, `art.`, an initial, an acronym
  /// of two letters (`J.-C.`). A longer acronym before a capital ends its sentence.
  [[nodiscard]] bool is_abbreviated(std::size_t at) const {
    std::size_t begin = at, letters = 0;
    while (begin > 0) {
      const auto point = code_point_before(text_, begin);
      const auto cls = classify(point.value);
      if (cls != CharClass::Letter && cls != CharClass::Mark) break;
      begin -= point.size;
      ++letters;
    }
    if (letters == 0) return false;
    const auto word = text_.substr(begin, at - begin);
    if (letters == 1 && is_upper(code_point_at(text_, begin).value)) return dotted_letters_before(begin) < 2;
    return is_abbreviation(to_term(word));
  }

  /// Number of `X.` or `X.-` right before this byte.
  [[nodiscard]] std::size_t dotted_letters_before(std::size_t at) const {
    std::size_t count = 0;
    for (;;) {
      std::size_t dot = at;
      if (dot > 0 && text_[dot - 1] == '-') --dot;
      if (dot < 2 || text_[dot - 1] != '.') return count;
      const auto letter = code_point_before(text_, dot - 1);
      if (!is_upper(letter.value)) return count;
      at = dot - 1 - letter.size;
      ++count;
    }
  }

  void add_rest(std::size_t begin) {
    std::size_t end = text_.size();
    while (end > begin) {
      const auto point = code_point_before(text_, end);
      if (classify(point.value) != CharClass::Space) break;
      end -= point.size;
    }
    if (end > begin) spans_.push_back({begin, end});
  }

  std::string_view text_;
  std::vector<core::Span> spans_;
};

}  // namespace

std::vector<core::Span> paragraphs(std::string_view text) {
  std::vector<core::Span> spans;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    std::size_t begin = at, end = line_end;
    while (begin < end && classify(code_point_at(text, begin).value) == CharClass::Space)
      begin += code_point_at(text, begin).size;
    while (end > begin && classify(code_point_before(text, end).value) == CharClass::Space)
      end -= code_point_before(text, end).size;
    if (begin == end) {
      open = false;
    } else if (open) {
      spans.back().end = end;
    } else {
      spans.push_back({begin, end});
      open = true;
    }
    at = line_end + 1;
  }
  return spans;
}

std::vector<core::Span> sentences(std::string_view paragraph) { return Splitter(paragraph).run(); }

}  // namespace archive::text
