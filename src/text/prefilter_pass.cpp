// SPDX-License-Identifier: GPL-3.0-or-later
/// Passing over the chunks of a text, nearly all of what a search reads.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "archive/text/prefilter.hpp"
#include "number_neighbours.hpp"
#include "plain_letters.hpp"
#include "word_beginning.hpp"

namespace archive::text {
namespace {

/// What a byte begins.
enum class Sign : std::uint8_t {
  Odd,  ///< something that asks for a look at its chunk: a sign, another script
  Digit,
  Letter,
  Accented,  ///< a character of two bytes that may be a letter: U+00C0-U+00FF
  Mark,
  Space,
  Line,
  Latin,       ///< U+0080-U+00BF
  Punctuation  ///< U+2000-U+2FFF
};

constexpr std::array<Sign, 256> make_signs() {
  std::array<Sign, 256> signs{};
  for (std::size_t byte = 0; byte < 0x80; ++byte) {
    const auto code = plain_code(static_cast<char32_t>(byte));
    if (code >= first_digit) signs[byte] = Sign::Digit;
    else if (code != no_letter) signs[byte] = Sign::Letter;
    else if (byte <= 0x20 || byte == 0x7F) signs[byte] = byte == '\n' ? Sign::Line : Sign::Space;
    else if (byte != '$' && byte != '%') signs[byte] = Sign::Mark;
  }
  signs[0xC2] = Sign::Latin;
  signs[0xC3] = Sign::Accented;
  signs[0xE2] = Sign::Punctuation;
  return signs;
}

constexpr auto signs = make_signs();

Sign sign_at(std::string_view text, std::size_t at) { return signs[static_cast<unsigned char>(text[at])]; }

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// Size of the space at this byte that is none of ASCII; 0 for anything else.
std::size_t wide_space(std::string_view text, std::size_t at) {
  if (byte_at(text, at) == 0xC2) return byte_at(text, at + 1) == 0xA0 ? 2 : 0;
  return text.substr(at, 3) == "\u202F" ? 3 : 0;
}

/// Size of the mark at this byte that is none of ASCII: guillemets, quotes, apostrophes, an ellipsis; 0 for anything else.
std::size_t wide_mark(std::string_view text, std::size_t at) {
  const auto next = byte_at(text, at + 1), last = byte_at(text, at + 2);
  if (byte_at(text, at) == 0xC2) return next == 0xAB || next == 0xBB ? 2 : 0;
  const bool quote = last == 0x98 || last == 0x99 || last == 0x9C || last == 0x9D || last == 0xA6;
  return next == 0x80 && quote ? 3 : 0;
}

/// How many of these eight bytes, from the lowest on, are letters of ASCII.
unsigned leading_letters(std::uint64_t bytes) {
  constexpr std::uint64_t each = 0x0101010101010101, high = 0x80 * each;
  const std::uint64_t lower = (bytes | 0x20 * each) & ~high;
  // The highest bit of a byte says that it is 'a' at least, and that it is beyond 'z'.
  const std::uint64_t least = lower + (0x80 - 'a') * each, beyond = lower + (0x80 - 'z' - 1) * each;
  const std::uint64_t others = ~(least & ~beyond & ~bytes) & high;
  return others == 0 ? 8 : static_cast<unsigned>(std::countr_zero(others)) / 8;
}

std::size_t letters_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if constexpr (std::endian::native == std::endian::little) {
      std::uint64_t bytes = 0;
      if (at + sizeof(bytes) <= text.size()) {
        std::memcpy(&bytes, text.data() + at, sizeof(bytes));
        const unsigned letters = leading_letters(bytes);
        at += letters;
        if (letters == sizeof(bytes)) continue;
        if (at == text.size()) break;
      }
    }
    const Sign sign = sign_at(text, at);
    if (sign == Sign::Letter) ++at;
    else if (sign == Sign::Accented && read_letter(text, at).code != no_letter) at += 2;
    else break;
  }
  return at;
}

/// Whether a word ends here that is written as it is read: no inclusive form, acronym, compound or address goes on.
bool ends_plainly(std::string_view text, std::size_t at, bool after_apostrophe) {
  if (at >= text.size()) return true;
  switch (sign_at(text, at)) {
    case Sign::Space:
    case Sign::Line: return true;
    case Sign::Latin: return wide_space(text, at) > 0 || byte_at(text, at + 1) == 0xBB;
    case Sign::Punctuation:
      return wide_space(text, at) > 0 ||
             (wide_mark(text, at) > 0 && (after_apostrophe || byte_at(text, at + 2) > 0x99));
    case Sign::Mark: break;
    default: return false;
  }
  constexpr std::string_view closing = ",;:!?\")]";
  if (text[at] == '\'') return after_apostrophe;
  if (text[at] != '.') return closing.find(text[at]) != std::string_view::npos;
  const auto next = byte_at(text, at + 1);
  return next <= 0x20 || next == '"' || next == ')';
}

/// Whether a word of a first letter that no word looked for has may be passed over at once: no `pour`, no `cent`, no dotted acronym.
bool is_plain_word(std::string_view text, std::size_t at, std::uint8_t first) {
  if (first == plain_code('p') || first == plain_code('c')) return false;
  const auto second = byte_at(text, at + 1);
  return second < 0x80 && second != '.';
}

bool is_pour(std::string_view word) {
  constexpr std::string_view pour = "pour";
  return word.size() == pour.size() &&
         std::equal(word.begin(), word.end(), pour.begin(), [](char a, char b) { return (a | 0x20) == b; });
}

}  // namespace

/// Whether one of the words may begin with the letters at this byte, the first two of which begin one.
bool Prefilter::may_begin_here(std::string_view text, std::size_t at, std::size_t end) const {
  std::array<std::uint8_t, 4> codes{};
  std::size_t next = at, count = 0;
  for (; count < codes.size() && next < end; ++count) {
    const auto letter = read_letter(text, next);
    if (letter.code == unknown_letter) return true;
    codes[count] = letter.code;
    next += letter.size;
  }
  return beginnings_.test(hash_of(codes) % beginnings) || !ends_plainly(text, end, count == codes.size());
}

/// Whether the word [at, end) has to be looked at, of which one with this first letter is looked for or means more than itself.
bool Prefilter::asks_for_look(std::string_view text, std::size_t at, PlainLetter first, std::size_t end,
                              bool begins_chunk, bool numbers) const {
  const auto second = read_letter(text, at + first.size);
  if (second.code == unknown_letter) return true;
  if (second.code == no_letter && byte_at(text, at + first.size) == '.') return true;  // a dotted acronym
  const std::size_t pair = first.code * letters + second.code;
  // Where letters meet digits the word ends; `m2` may be one.
  if (second.code >= first_digit) return pairs_[pair] || pairs_[first.code * letters + no_letter];
  if (pairs_[pair] && (two_tell_all_[pair] || may_begin_here(text, at, end))) return true;
  if (first.code == plain_code('p') && end - at == 4 && is_pour(text.substr(at, 4)))
    return !numbers || may_continue_per_cent(text.substr(end));
  return first.code == plain_code('c') && begins_chunk && text.substr(at, 4) == "cent";
}

Prefilter::Passed Prefilter::pass(std::string_view text, std::size_t at, bool numbers) const {
  Passed passed{at, 0};
  if (any_) return passed;
  bool holds_word = false;   // the chunk that begins at passed.end
  bool ends_digits = false;  // so does the last word of it
  const auto end_chunk = [&](std::size_t next) {
    passed.words += holds_word ? 1 : 0;
    passed.end = next;
    holds_word = false;
    ends_digits = false;
  };
  // Whether what ends at `at` may be one word with the next chunk.
  const auto goes_on = [&] {
    if (at > passed.end && text[at - 1] == '-') return true;
    return ends_digits && may_continue_number(text.substr(at));
  };
  while (at < text.size()) {
    switch (sign_at(text, at)) {
      case Sign::Letter:
      case Sign::Accented: {
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool plain = byte < 0x80 && !firsts_[ascii_codes[byte]] && is_plain_word(text, at, ascii_codes[byte]);
        const auto first = plain ? PlainLetter{no_letter, 1} : read_letter(text, at);
        if (!plain && (first.code == no_letter || first.code == unknown_letter)) return passed;
        const std::size_t end = letters_end(text, at + first.size);
        if (!plain && asks_for_look(text, at, first, end, at == passed.end, numbers)) return passed;
        holds_word = true;
        ends_digits = false;
        at = end;
        if (at < text.size() && text[at] == ' ') end_chunk(++at);
        break;
      }
      case Sign::Digit:
        if (!numbers) return passed;
        while (at < text.size() && sign_at(text, at) == Sign::Digit) ++at;
        holds_word = true;
        ends_digits = true;
        break;
      case Sign::Mark: ++at; break;
      case Sign::Space:
        if (goes_on()) return passed;
        end_chunk(++at);
        break;
      case Sign::Line:
        if (goes_on()) return passed;
        end_chunk(at);
        return passed;
      case Sign::Latin:
      case Sign::Punctuation:
        if (const auto space = wide_space(text, at); space > 0) {
          if (goes_on()) return passed;
          at += space;
          end_chunk(at);
        } else if (const auto mark = wide_mark(text, at); mark > 0) {
          at += mark;
        } else {
          return passed;
        }
        break;
      case Sign::Odd: return passed;
    }
  }
  if (at > passed.end && text[at - 1] == '-') return passed;
  end_chunk(at);
  return passed;
}

}  // namespace archive::text
