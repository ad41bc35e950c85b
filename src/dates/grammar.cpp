// SPDX-License-Identifier: GPL-3.0-or-later
#include "grammar.hpp"

#include <array>
#include <bit>
#include <vector>

namespace archive::dates {
namespace {

/// The readers of all lists, by the bits that stand for them in WordFacts.
const FormReader& reader_of(unsigned bit) {
  static const auto all = [] {
    std::vector<const FormReader*> result;
    for_each_reader([&](const FormReader& reader, std::uint32_t) { result.push_back(&reader); });
    return result;
  }();
  return *all[bit];
}

/// The readers that ask for any of the kinds of first tokens.
std::uint32_t readers_with(unsigned kinds) {
  static const auto by_kind = [] {
    std::array<std::uint32_t, First::kinds> result{};
    for_each_reader([&](const FormReader& reader, std::uint32_t bit) {
      for (unsigned kind = 0; kind < result.size(); ++kind)
        if ((reader.first >> kind & 1u) != 0) result[kind] |= bit;
    });
    return result;
  }();
  std::uint32_t readers = 0;
  for (; kinds != 0; kinds &= kinds - 1) readers |= by_kind[static_cast<unsigned>(std::countr_zero(kinds))];
  return readers;
}

/// The longest form of some readers that is wanted; of forms of one length that of the first reader.
template <typename Wanted>
std::optional<Form> read_longest(const Walk& start, std::uint32_t readers, Style style, Wanted wanted) {
  std::optional<Form> best;
  for (; readers != 0; readers &= readers - 1) {
    Walk walk = start;
    Form form;
    if (!reader_of(static_cast<unsigned>(std::countr_zero(readers))).read(walk, form, style) || !wanted(form)) continue;
    form.end = walk.at();
    if (!best || form.end > best->end) best = form;
  }
  return best;
}

/// `à`, `au`, `jusqu'au`, `to`, `-`: what stands between the ends of a range.
enum class Between { And, To, Dash };

bool take_between(Walk& walk, Between between) {
  switch (between) {
    case Between::And: return walk.any<"et", "and">();
    case Between::To:
      if (walk.word("jusqu") || walk.word("jusque")) return walk.any<"a", "au", "aux", "en">();
      return walk.any<"a", "au", "aux", "to", "until", "till", "through">();
    case Between::Dash: return walk.mark("-");
  }
  return false;
}

std::optional<Form> read_end(std::span<const Token> tokens, Walk& walk, Style style) {
  walk.article();
  auto form = read_form(tokens, walk.at(), style);
  if (form) walk = Walk(tokens, form->end);
  return form;
}

/// A day without its month, which is only read as the left end of a range.
std::optional<Form> read_left_day(Walk& walk) {
  Form form;
  form.kind = Form::Kind::DayNumber;
  const Walk before = walk;
  walk.article();
  form.weekday = walk.weekday();
  if (form.weekday) walk.article();
  const auto day = walk.day_number();
  if (!day) {
    walk = before;
    return std::nullopt;
  }
  form.number = *day;
  form.end = walk.at();
  return form;
}

bool can_end(const Form& left, const Form& right) {
  if (left.kind != Form::Kind::DayNumber) return true;
  return (right.kind == Form::Kind::Yearly && right.part == Part::Day) || right.kind == Form::Kind::DayNumber;
}

/// The range whose left end stands before the walk.
std::optional<Range> read_right(std::span<const Token> tokens, const Form& left, Between between, Style style) {
  Walk walk(tokens, left.end);
  if (!take_between(walk, between)) return std::nullopt;
  auto right = read_end(tokens, walk, style);
  if (!right && style == Style::Alone && left.kind == Form::Kind::DayNumber) right = read_left_day(walk);
  if (!right || !can_end(left, *right)) return std::nullopt;
  return Range{left, *right, walk.at()};
}

/// A left end, with its own month or else as a bare day, what stands between, a right end.
std::optional<Range> read_ends(std::span<const Token> tokens, const Walk& start, Between between, Style style) {
  Walk walk = start;
  if (const auto left = read_end(tokens, walk, style)) {
    if (auto range = read_right(tokens, *left, between, style)) return range;
  }
  walk = start;
  const auto day = read_left_day(walk);
  return day ? read_right(tokens, *day, between, style) : std::nullopt;
}

/// `1914-1918`; a season's `2022/2023`.
std::optional<Range> read_years(const Walk& start) {
  Walk walk = start;
  const auto first = walk.year();
  if (!first) return std::nullopt;
  const bool season = walk.tight_mark("/");
  if (!season && !walk.tight_mark("-")) return std::nullopt;
  const auto last = walk.year();
  if (season && last != *first + 1) return std::nullopt;
  const Token* next = walk.next();
  const bool more = next && !next->spaced && (next->is_mark("-") || next->is_mark("/") || next->is_number());
  if (!last || more) return std::nullopt;
  Range range;
  for (Form* end : {&range.left, &range.right}) {
    end->kind = Form::Kind::Yearly;
    end->part = Part::Year;
    end->grain = Grain::Year;
  }
  range.left.year = first;
  range.right.year = last;
  range.end = walk.at();
  return range;
}

/// `13-15 juillet`, `14 - 20 sept. 2014`, `10 juin au 1er juillet`: only days, since `Paris 2012 à 2015` needs more to
/// be a range.
std::optional<Range> read_days(std::span<const Token> tokens, const Walk& start, const std::optional<Form>& form,
                               Style style) {
  const auto read_from = [&](const Form& left) -> std::optional<Range> {
    for (const Between between : {Between::Dash, Between::To}) {
      auto range = read_right(tokens, left, between, style);
      if (!range) continue;
      const Form& right = range->right;
      const bool named =
          right.kind == Form::Kind::Yearly && right.part == Part::Day && (right.named || between == Between::To);
      if (named || (style == Style::Alone && right.kind == Form::Kind::DayNumber)) return range;
    }
    return std::nullopt;
  };
  if (form) {
    if (auto range = read_from(*form)) return range;
  }
  Walk walk = start;
  const auto day = read_left_day(walk);
  return day ? read_from(*day) : std::nullopt;
}

}  // namespace

std::uint32_t readers_at(const Token& token) {
  constexpr unsigned last_day = 31;
  if (token.kind == Piece::Kind::Mark) return 0;
  const std::uint32_t named = token.facts.readers;
  if (token.is_word()) {
    const auto key = token.key.view();
    const bool roman = key.starts_with('i') || key.starts_with('v') || key.starts_with('x');
    return roman ? named | readers_with(First::Roman) : named;
  }
  const auto digits = token.key.size();
  if (digits > 4) return named;
  return named |
         readers_with(First::Digits | (digits <= 2 ? First::TwoDigits : 0u) | (digits == 4 ? First::FourDigits : 0u) |
                      (token.value <= last_day ? First::DayDigits : 0u));
}

std::optional<Form> read_form(std::span<const Token> tokens, std::size_t at, Style style) {
  const Walk start(tokens, at);
  if (start.over()) return std::nullopt;
  return read_longest(start, readers_at(*start.next()), style, [](const Form&) { return true; });
}

std::optional<Form> read_day(const Walk& start, Style style, bool (*wanted)(const Form&)) {
  static const std::uint32_t days = (std::uint32_t{1} << day_readers.size()) - 1;
  if (start.over()) return std::nullopt;
  return read_longest(start, readers_at(*start.next()) & days, style, wanted);
}

std::optional<Range> read_range(std::span<const Token> tokens, std::size_t at, Style style,
                                const std::optional<Form>& form) {
  const Walk start(tokens, at);
  if (start.over()) return std::nullopt;
  Walk walk = start;
  if (walk.any<"entre", "between">()) return read_ends(tokens, walk, Between::And, style);
  if (walk.any<"du", "de", "d", "from", "des">()) {
    walk.article();
    return read_ends(tokens, walk, Between::To, style);
  }
  if (auto range = read_years(walk)) return range;
  return read_days(tokens, walk, form, style);
}

bool opens_range(const Token& token) {
  return token.is("de") || token.is("du") || token.is("d") || token.is("des") || token.is("entre") ||
         token.is("from") || token.is("between");
}

}  // namespace archive::dates
