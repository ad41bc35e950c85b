// SPDX-License-Identifier: GPL-3.0-or-later
/// Passing over the chunks of a text, nearly all of what a search reads.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "archive/text/prefilter.hpp"
#include "byte_masks.hpp"
#include "number_neighbours.hpp"
#include "plain_letters.hpp"
#include "word_beginning.hpp"

namespace archive::text {
namespace {

/// What a byte begins.
enum class Sign : std::uint8_t {
  Odd,  ///< anything else: a digit, a sign, another script
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
    if (code >= first_digit) continue;
    if (code != no_letter) signs[byte] = Sign::Letter;
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

/// By a second byte: its letter, the same for all that is none of ASCII.
constexpr auto second_letters = [] {
  std::array<std::uint8_t, 256> seconds{};
  for (std::size_t byte = 0; byte < seconds.size(); ++byte) {
    const auto code = byte < 0x80 ? plain_code(static_cast<char32_t>(byte)) : first_digit;
    seconds[byte] = byte < 0x80 && code >= first_digit ? no_letter : code;
  }
  return seconds;
}();

bool is_ascii_space(unsigned char byte) { return byte <= 0x20 || byte == 0x7F; }

/// Whether nothing of a chunk stands at this byte.
bool ends_chunk(std::string_view text, std::size_t at) {
  return at >= text.size() || is_ascii_space(byte_at(text, at)) ||
         (byte_at(text, at) >= 0x80 && wide_space(text, at) > 0);
}

/// Where the chunk begins that this byte stands in; `begin`, where a chunk begins, at the least.
std::size_t chunk_begin(std::string_view text, std::size_t begin, std::size_t at) {
  while (at > begin) {
    const auto before = static_cast<unsigned char>(text[at - 1]);
    if (is_ascii_space(before)) break;
    // The last bytes of the spaces that are none of ASCII.
    if (before == 0xA0 && at >= begin + 2 && wide_space(text, at - 2) == 2) break;
    if (before == 0xAF && at >= begin + 3 && wide_space(text, at - 3) == 3) break;
    --at;
  }
  return at;
}

bool holds_word(std::string_view passed) {
  return std::any_of(passed.begin(), passed.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 ? ascii_codes[byte] != no_letter : byte == 0xC3;
  });
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at;
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

/// Whether the word at `at` has to be looked at: one that begins so is looked for, or it means more than itself.
///
/// begin   no chunk begins before it that the word may stand in
bool Prefilter::asks_for_look(std::string_view text, std::size_t begin, std::size_t at, bool numbers) const {
  const auto first = read_letter(text, at);
  if (first.code == unknown_letter) return true;
  const auto second = read_letter(text, at + first.size);
  if (second.code == unknown_letter) return true;
  if (second.code == no_letter && byte_at(text, at + first.size) == '.') return true;  // a dotted acronym
  const std::size_t pair = first.code * letters + second.code;
  // Where letters meet digits the word ends; `m2` may be one.
  if (second.code >= first_digit) return pairs_[pair] || pairs_[first.code * letters + no_letter];
  if (pairs_[pair] && (two_tell_all_[pair] || may_begin_here(text, at, letters_end(text, at)))) return true;
  if (first.code == plain_code('p') && is_pour(text.substr(at, 4)) && letters_end(text, at) == at + 4)
    return !numbers || may_continue_per_cent(text.substr(at + 4));
  return first.code == plain_code('c') && text.substr(at, 4) == "cent" && chunk_begin(text, begin, at) == at;
}

Prefilter::Passed Prefilter::pass(std::string_view text, std::size_t at, bool numbers) const {
  if (any_) return {at, false};
  const auto stop_in_chunk = [&](std::size_t place) {
    const std::size_t end = chunk_begin(text, at, place);
    return Passed{end, holds_word(text.substr(at, end - at))};
  };
  std::uint64_t letter_before = 0, accent_before = 0, digit_before = 0;  // bits of the byte before the block
  std::array<char, ByteMasks::bytes> last_block;
  for (std::size_t block = at;; block += ByteMasks::bytes) {
    const char* bytes = text.data() + block;
    if (text.size() - block < ByteMasks::bytes) {
      // The text ends as a line does.
      last_block.fill('\n');
      text.copy(last_block.data(), text.size() - block, block);
      bytes = last_block.data();
    }
    const ByteMasks masks = masks_of(bytes);
    const std::uint64_t after_accents = masks.accents << 1 | accent_before;
    const std::uint64_t in_words = masks.letters | masks.accents | after_accents;
    const std::uint64_t words = in_words & ~(in_words << 1 | letter_before);
    const std::uint64_t numbers_begin = masks.digits & ~(masks.digits << 1 | digit_before);
    const std::uint64_t products = masks.products & after_accents;
    accent_before = masks.accents >> 63;
    letter_before = in_words >> 63;
    digit_before = masks.digits >> 63;
    for (std::uint64_t left = words | numbers_begin | products | masks.leads | masks.signs; left != 0;
         left &= left - 1) {
      const std::size_t place = block + static_cast<unsigned>(std::countr_zero(left));
      if (place >= text.size()) return {text.size(), holds_word(text.substr(at))};
      const auto byte = static_cast<unsigned char>(text[place]);
      const auto first = byte < 0x80 ? ascii_codes[byte] : no_letter;
      if (first != no_letter && first < first_digit) {
        const auto second = byte_at(text, place + 1);
        const bool look = (looks_[first] >> second_letters[second] & 1) != 0 || (!numbers && second == '.');
        if (look && asks_for_look(text, at, place, numbers)) return stop_in_chunk(place);
      } else if (byte == '\n') {
        return {place, holds_word(text.substr(at, place - at))};
      } else if (byte == '-') {
        if (ends_chunk(text, place + 1)) return stop_in_chunk(place);
      } else if (byte == 0xC3) {
        if (read_letter(text, place).code == no_letter || asks_for_look(text, at, place, numbers))
          return stop_in_chunk(place);
      } else if (first != no_letter) {
        if (!numbers || may_continue_number(text.substr(digits_end(text, place)))) return stop_in_chunk(place);
      } else if (wide_space(text, place) == 0 && wide_mark(text, place) == 0) {
        return stop_in_chunk(place);
      }
    }
  }
}

}  // namespace archive::text
