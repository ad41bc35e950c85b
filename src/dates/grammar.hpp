// SPDX-License-Identifier: GPL-3.0-or-later
/// The expressions of dates.md, section 2, French and English, read from tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "form.hpp"
#include "walk.hpp"

namespace archive::dates {

/// What may be read. Texts know fewer forms than queries, and a line that is nothing but a date looser ones.
enum class Style { Query, Text, Alone };

/// Kinds of tokens that forms begin with, as bits.
struct First {
  enum : unsigned {
    Weekday = 1,       ///< `lundi`
    Month = 2,         ///< `mars`
    Count = 4,         ///< a number in words: `trois`
    Place = 8,         ///< an ordinal in words: `dernier`
    Roman = 16,        ///< what may be a Roman number: `XXe`
    Named = 32,        ///< begins the name of a feast or an event; digits may
    Digits = 64,       ///< one to four of them
    TwoDigits = 128,   ///< one or two
    FourDigits = 256,  ///< four
    DayDigits = 512,   ///< one to four that are 31 at most
  };
  static constexpr unsigned kinds = 10;
};

/// A reader of one kind of form gets a walk at its first word, articles already passed, and the form to fill in. It
/// returns whether it read one, and then the walk stands behind it.
struct FormReader {
  bool (*read)(Walk& walk, Form& form, Style style);
  /// What its forms may begin with: where another token stands, it reads none and is not asked.
  unsigned first;          ///< bits of First
  std::string_view words;  ///< other words, folded, parted by spaces
};

/// The longest form that begins at the token; nothing where none does.
[[nodiscard]] std::optional<Form> read_form(std::span<const Token> tokens, std::size_t at, Style style);

/// A range that begins at the token: `du 3 au 5 avril`, `entre X et Y`, `1914-1918`, `13 au 15 juillet`.
///
/// form   what read_form() gives there.
[[nodiscard]] std::optional<Range> read_range(std::span<const Token> tokens, std::size_t at, Style style,
                                              const std::optional<Form>& form);

/// Whether the token is a word before the ends of a range (`du`, `entre`); such a word begins no form.
[[nodiscard]] bool opens_range(const Token& token);

/// The longest of the `wanted` forms of day_readers that begins at the walk.
[[nodiscard]] std::optional<Form> read_day(const Walk& start, Style style, bool (*wanted)(const Form&));

// The readers, by what they read.
extern const std::span<const FormReader> day_readers, month_readers, unit_readers, relative_readers;

/// The readers, by their bits, that a form which begins with the token may be one of.
[[nodiscard]] std::uint32_t readers_at(const Token& token);

/// Calls `use` with each reader and the bit that stands for it in WordFacts::readers; those of days come first.
template <typename Use>
void for_each_reader(Use use) {
  std::uint32_t bit = 1;
  for (const auto& readers : {day_readers, month_readers, unit_readers, relative_readers})
    for (const FormReader& reader : readers) use(reader, std::exchange(bit, bit << 1));
}

}  // namespace archive::dates
