// SPDX-License-Identifier: GPL-3.0-or-later
/// How the compiled lexicon lies in memory; shared by its reader and by the program that writes it.
///
/// Header, then the sections it names, each on a 4-byte border, all numbers little-endian. The set of forms is a
/// minimal acyclic automaton that numbers them (Lucchesi and Kowaltowski's perfect hash): it serves both directions, form
/// to number and number to form, and finds what is alike but for accents. It takes 2.5 bytes for each of 470 000 forms;
/// a hash table would answer rare words faster, and take three times as much with the spellings it must compare.
#pragma once

#include <cstddef>
#include <cstdint>

namespace archive::text::lexicon_layout {

inline constexpr std::uint32_t magic = 0x4C465241;  // "ARFL"
inline constexpr std::uint32_t version = 1;

/// Code points below this have a place in the letter table; all letters of French and its neighbours are.
inline constexpr std::size_t letter_table_size = 0x180;
/// Labels of letters are below this; 0 is no letter.
inline constexpr std::size_t label_limit = 128;
/// No form is longer, in letters; the writer checks it.
inline constexpr std::size_t longest_form = 63;

struct Section {
  std::uint32_t offset = 0;  ///< bytes from the start of the header
  std::uint32_t count = 0;   ///< elements
};

struct Header {
  std::uint32_t magic = 0;
  std::uint32_t version = 0;
  std::uint32_t size = 0;  ///< bytes of the whole table
  std::uint32_t forms = 0;
  std::uint32_t headwords = 0;
  Section labels;     ///< u8 by code point: its label, either case
  Section plain;      ///< u8 by label: the label of the letter without its accent
  Section letters;    ///< u16 by label: the lower-case code point
  Section arcs;       ///< Arc; a state is the run of arcs that ends with a last one; the root begins at 1
  Section readings;   ///< u32 by form: one reading, or where several are
  Section more;       ///< u32: the readings of forms that have several
  Section heads;      ///< u32 by headword: the form it is spelled by
  Section classes;    ///< u8 by headword: WordClass bits
  Section paradigms;  ///< u32 by headword, and one past: its first byte in `members`
  Section members;    ///< forms of each headword, ascending: varints of twice the difference, plus 1 where shadowed
};

/// A letter that leads from one state to the next.
struct Arc {
  std::uint32_t bits = 0;
  std::uint32_t skip = 0;  ///< how many forms from the same state come before those over this arc

  static constexpr std::uint32_t last_bit = 1u << 7;
  static constexpr std::uint32_t final_bit = 1u << 8;
  static constexpr std::uint32_t target_limit = 1u << 23;

  [[nodiscard]] constexpr std::uint8_t label() const { return static_cast<std::uint8_t>(bits & 0x7F); }
  [[nodiscard]] constexpr bool is_last() const { return (bits & last_bit) != 0; }    ///< of its state
  [[nodiscard]] constexpr bool is_final() const { return (bits & final_bit) != 0; }  ///< a form ends here
  [[nodiscard]] constexpr std::uint32_t target() const { return bits >> 9; }         ///< 0: no arc goes on
};

// A reading packs the headword (18 bits) and flags (lexicon.hpp). With the top bit set the 31 others say where several
// readings are: 4 bits of count, 27 of index into `more`.
inline constexpr std::uint32_t several_bit = 1u << 31;
inline constexpr unsigned count_shift = 27;
inline constexpr std::uint32_t most_readings = 15;
inline constexpr std::uint32_t headword_mask = (1u << 18) - 1;

}  // namespace archive::text::lexicon_layout
