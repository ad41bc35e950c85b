// SPDX-License-Identifier: GPL-3.0-or-later
#include "passages.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "word_facts.hpp"

namespace archive::dates {
namespace {

/// A sentence of a newspaper rarely takes a tenth of this.
constexpr std::size_t longest_sentence = 3000;
/// A line that is nothing but a date takes no more.
constexpr std::size_t longest_lone_date = 64;

/// The letter below U+00C0 to U+00FF, of the second byte; 0 for those no word here has.
constexpr char plain_letter(unsigned char byte) {
  const unsigned c = byte & 0x1Fu;
  if (c <= 5) return 'a';
  if (c == 7) return 'c';
  if (c >= 8 && c <= 0xB) return 'e';
  if (c >= 0xC && c <= 0xF) return 'i';
  if (c >= 0x12 && c <= 0x16) return 'o';
  if (c >= 0x19 && c <= 0x1C) return 'u';
  return 0;
}

/// Whether a word makes its sentence worth reading.
///
/// word   a run of letters as written
bool marks_time(std::string_view word) {
  constexpr std::size_t longest = 16;
  std::array<char, longest + Key::head_bytes> folded{};
  std::size_t size = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (size == longest) return false;
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80) {
      folded[size++] = static_cast<char>(byte | 0x20);
    } else if (byte == 0xC3 && i + 1 < word.size()) {
      const char plain = plain_letter(static_cast<unsigned char>(word[++i]));
      if (plain == 0) return false;
      folded[size++] = plain;
    } else {
      return false;
    }
  }
  return facts_of(Key::readable({folded.data(), size})).marks_time;
}

/// How many bytes the marks of time take that begin with two letters: most words are known by that to be none.
class Sizes {
 public:
  Sizes() {
    for (const auto word : marks_of_time()) add(word);
  }

  /// word   of two bytes at least
  [[nodiscard]] bool has(std::string_view word) const {
    return (sizes_[row(word[0]) + column(word[1])] >> std::min(word.size(), most) & 1u) != 0;
  }

 private:
  static constexpr std::size_t most = 31, letters = 32;

  /// A to Z from 1 on in both cases; 0 for all else.
  static constexpr std::array<std::uint8_t, 256> columns = [] {
    std::array<std::uint8_t, 256> result{};
    for (unsigned letter = 1; letter <= 26; ++letter)
      result['A' + letter - 1] = result['a' + letter - 1] = static_cast<std::uint8_t>(letter);
    return result;
  }();
  static std::size_t column(char c) { return columns[static_cast<unsigned char>(c)]; }
  static std::size_t row(char c) { return column(c) * letters; }

  /// A letter takes two bytes at most, whatever accent it was given.
  void add(std::string_view word) {
    for (std::size_t size = word.size(); size <= word.size() * 2; ++size) {
      const std::uint32_t bit = std::uint32_t{1} << std::min(size, most);
      for (const std::size_t first : {std::size_t{0}, row(word[0])})
        for (const std::size_t second : {std::size_t{0}, word.size() > 1 ? column(word[1]) : 0})
          sizes_[first + second] |= bit;
    }
  }

  std::array<std::uint32_t, letters * letters> sizes_{};
};

const Sizes& sizes() {
  static const Sizes result;
  return result;
}

enum class Class : unsigned char { Other, Letter, Digit, Space, End, Pair, Triple };

constexpr std::array<Class, 256> classes = [] {
  std::array<Class, 256> result{};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
    result[c] = letter ? Class::Letter : c >= '0' && c <= '9' ? Class::Digit : Class::Other;
  }
  result[' '] = result['\t'] = result['\n'] = Class::Space;
  result['.'] = result['!'] = result['?'] = Class::End;
  result[0xC2] = Class::Pair;    // no-break space, guillemets
  result[0xE2] = Class::Triple;  // apostrophe, dashes, quotes, narrow spaces
  return result;
}();

class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  std::vector<Passage> run() {
    for (std::size_t at = 0; at < text_.size();) {
      const auto [begin, end, next] = paragraph_at(at);
      if (begin < end) scan_paragraph(begin, end);
      at = next;
    }
    return std::move(passages_);
  }

 private:
  struct Paragraph {
    std::size_t begin, end, next;
  };

  Class class_of(std::size_t at) const { return classes[static_cast<unsigned char>(text_[at])]; }

  /// Lines up to a blank one.
  Paragraph paragraph_at(std::size_t at) const {
    while (at < text_.size() && class_of(at) == Class::Space) ++at;
    std::size_t line = at;
    while (true) {
      const std::size_t end = std::min(text_.find('\n', line), text_.size());
      std::size_t next = end;
      while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t' || next == end)) ++next;
      if (next >= text_.size() || text_[next] == '\n') return {at, end, std::min(next, text_.size())};
      line = next;
    }
  }

  void scan_paragraph(std::size_t begin, std::size_t end) {
    const std::size_t before = passages_.size();
    std::size_t start = begin;
    bool hot = end - begin <= longest_lone_date;
    const auto close = [&](std::size_t stop) {
      if (hot && stop > start) passages_.push_back({{start, stop}, paragraph_, start == begin && stop == end});
      start = stop;
      hot = false;
    };
    for (std::size_t at = begin; at < end;) {
      switch (class_of(at)) {
        case Class::Letter: {
          std::size_t stop = at + 1;
          while (stop < end && class_of(stop) == Class::Letter) ++stop;
          hot = hot || is_trigger(at, stop);
          at = stop;
          break;
        }
        case Class::Digit: {
          std::size_t stop = at + 1;
          while (stop < end && class_of(stop) == Class::Digit) ++stop;
          hot = hot || is_dated_number(at, stop, end);
          at = stop;
          break;
        }
        case Class::End: {
          while (at < end && class_of(at) == Class::End) ++at;
          if (ends_sentence(start, at, end)) close(at);
          break;
        }
        case Class::Space:
          if (at - start > longest_sentence) close(at);
          ++at;
          break;
        case Class::Pair: at = std::min(at + 2, end); break;
        case Class::Triple: at = std::min(at + 3, end); break;
        case Class::Other: ++at; break;
      }
    }
    close(end);
    if (passages_.size() > before) passages_.back().whole = passages_.back().span == core::Span{begin, end};
    ++paragraph_;
  }

  bool is_trigger(std::size_t begin, std::size_t end) const {
    if (end - begin < 2) return false;
    const auto word = text_.substr(begin, end - begin);
    return sizes_.has(word) && marks_time(word);
  }

  /// A number that may be a year, or a part of a numeric date.
  bool is_dated_number(std::size_t begin, std::size_t stop, std::size_t end) const {
    if (stop - begin == 4) return text_[begin] == '1' || text_[begin] == '2';
    return stop - begin <= 2 && stop + 1 < end && (text_[stop] == '/' || text_[stop] == '.' || text_[stop] == '-') &&
           class_of(stop + 1) == Class::Digit;
  }

  /// Whether the marks that end at `at` close a sentence: a space follows and what could begin one.
  bool ends_sentence(std::size_t start, std::size_t at, std::size_t end) const {
    if (at >= end) return true;
    std::size_t next = at;
    while (next < end &&
           (class_of(next) == Class::Space || class_of(next) == Class::Pair || class_of(next) == Class::Triple))
      next += class_of(next) == Class::Space ? 1 : class_of(next) == Class::Pair ? 2 : 3;
    if (next == at || next >= end) return false;
    const char c = text_[next];
    // `janv. 2024`, `sept. dernier`
    if (text_[at - 1] == '.' && ((c >= 'a' && c <= 'z') || class_of(next) == Class::Digit)) return false;
    // `M. Durand`, `J.-C. Morel`, `MM. Durand`
    std::size_t word = at - 1;
    while (word > start && class_of(word - 1) == Class::Letter) --word;
    return text_[at - 1] != '.' || at - 1 - word > 2;
  }

  std::string_view text_;
  const Sizes& sizes_ = sizes();
  std::vector<Passage> passages_;
  std::size_t paragraph_ = 0;
};

}  // namespace

std::vector<Passage> dated_passages(std::string_view text) { return Scan(text).run(); }

}  // namespace archive::dates
