// SPDX-License-Identifier: GPL-3.0-or-later
/// Months, quarters, seasons, years, decades, centuries, ISO weeks, and their parts.
#include "calendar.hpp"
#include "grammar.hpp"

namespace archive::dates {
namespace {

void set_yearly(Form& form, Part part, Grain grain) {
  form.kind = Form::Kind::Yearly;
  form.part = part;
  form.grain = grain;
}

/// `début`, `mi-`, `milieu`, `fin`, `courant`, with what links it to the next word.
Slice take_slice(Walk& walk) {
  const Walk before = walk;
  walk.any<"en", "au", "a">();
  walk.article();
  Slice slice = Slice::Whole;
  if (walk.any<"debut", "early">()) slice = Slice::Start;
  else if (walk.any<"mi", "milieu", "mid">()) slice = Slice::Middle;
  else if (walk.any<"fin", "late">()) slice = Slice::End;
  else if (walk.any<"end", "beginning", "middle">()) walk = before;
  else if (!walk.word("courant")) walk = before;
  if (slice != Slice::Whole) walk.of();
  return slice;
}

void take_year(Walk& walk, Form& form, bool two_digits) {
  const Walk before = walk;
  if (!walk.mark(",")) walk.any<"de", "of">();
  if (walk.word("l")) walk.any<"an", "annee">();
  if (const auto year = walk.year()) {
    form.year = year;
    return;
  }
  walk = before;
  if (!two_digits) return;
  // `Mai 68`: above 31 it is no day of the month; an apostrophe says it as well.
  const bool elided = walk.next() && walk.next()->elided;
  if (const auto two = walk.number(2, 2); two && (*two > 31 || elided)) {
    form.year = static_cast<int>(*two < 50 ? 2000 + *two : 1900 + *two);
    form.short_year = true;
  } else {
    walk = before;
  }
}

void take_side(Walk& walk, Form& form, Style style) {
  if (form.year) return;
  if (walk.past(style == Style::Query) || walk.word("last")) form.leaning = Leaning::Past;
  else if (walk.any<"prochain", "prochaine", "next">()) form.leaning = Leaning::Future;
}

bool read_month(Walk& walk, Form& form, Style style) {
  form.slice = take_slice(walk);
  const Walk before = walk;
  walk.article();
  if (walk.word("mois")) {
    if (!walk.any<"de", "d">()) return false;
  } else {
    walk = before;
  }
  // `last May`, `next May`
  if (walk.word("last")) form.leaning = Leaning::Past;
  else if (walk.word("next")) form.leaning = Leaning::Future;
  else if (walk.any<"ce", "this">()) form.this_one = true;
  const auto month = walk.month();
  if (!month) return false;
  set_yearly(form, Part::Month, form.slice == Slice::Whole ? Grain::Month : Grain::Interval);
  form.month = *month;
  form.named = true;
  take_year(walk, form, true);
  take_side(walk, form, style);
  return true;
}

bool read_half(Walk& walk, Form& form, Style style) {
  const auto number = walk.ordinal();
  if (!number || *number > 2 || !walk.word("quinzaine")) return false;
  if (!walk.of()) return false;
  if (walk.word("mois")) walk.of();
  const auto month = walk.month();
  if (!month) return false;
  set_yearly(form, Part::Half, Grain::Interval);
  form.number = *number == 0 ? 2 : *number;
  form.month = *month;
  take_year(walk, form, false);
  take_side(walk, form, style);
  return true;
}

bool read_year(Walk& walk, Form& form, Style) {
  form.slice = take_slice(walk);
  walk.article();
  walk.any<"an", "annee", "year">();
  const auto year = walk.year();
  if (!year) return false;
  if (walk.next() && !walk.next()->spaced && walk.next()->is_word()) return false;
  set_yearly(form, Part::Year, form.slice == Slice::Whole ? Grain::Year : Grain::Interval);
  form.year = year;
  return true;
}

bool read_quarter(Walk& walk, Form& form, Style style) {
  const Walk before = walk;
  bool in_words = false;
  if (const auto number = walk.ordinal()) {
    in_words = true;
    if (walk.any<"trimestre", "quarter">()) set_yearly(form, Part::Quarter, Grain::Quarter);
    else if (walk.any<"semestre", "half">()) set_yearly(form, Part::Semester, Grain::Interval);
    else return false;
    form.number = *number == 0 ? (form.part == Part::Quarter ? 4 : 2) : *number;
  } else {
    walk = before;
    const bool quarter = walk.any<"t", "q">();
    if (!quarter && !walk.word("s")) return false;
    const Token* digit = walk.next();
    const auto value = walk.number(1, 1);
    if (!value || digit->spaced || *value < 1) return false;
    set_yearly(form, quarter ? Part::Quarter : Part::Semester, quarter ? Grain::Quarter : Grain::Interval);
    form.number = *value;
  }
  if (form.number > (form.part == Part::Quarter ? 4u : 2u)) return false;
  take_year(walk, form, false);
  // `last quarter` is the one before the present one (read_units.cpp), `last quarter of 2023` the fourth.
  if (!form.year && before.next()->is("last")) return false;
  if (!form.year && style == Style::Text) take_side(walk, form, style);
  // `T1`, `S2` alone may be anything; in a query a quarter without its year is the latest one begun.
  return form.year || form.leaning || in_words || style == Style::Query;
}

bool read_season(Walk& walk, Form& form, Style style) {
  if (walk.any<"ce", "cet", "this">()) form.this_one = true;
  else if (walk.word("last")) form.leaning = Leaning::Past;
  else if (walk.word("next")) form.leaning = Leaning::Future;
  form.slice = Slice::Whole;
  constexpr Key seasons[][3] = {
      {"printemps", "spring", ""}, {"ete", "summer", ""}, {"automne", "autumn", "fall"}, {"hiver", "winter", ""}};
  const Token* name = walk.next();
  if (!name || !name->is_word()) return false;
  for (unsigned number = 0; number < 4; ++number) {
    for (const Key& word : seasons[number]) {
      if (name->key != word || word.empty()) continue;
      // `été` is a participle as well, and `ete` nothing in a text.
      if (style == Style::Text && word == "ete" && !name->accented) return false;
      walk = walk.after(1);
      set_yearly(form, Part::Season, Grain::Season);
      form.number = number;
      take_year(walk, form, false);
      take_side(walk, form, style);
      // `au printemps` in a text: the tense has a say.
      return form.year || form.this_one || form.leaning || style == Style::Text;
    }
  }
  return false;
}

/// `années 1990`, `années 90`, `the 1990s`.
bool read_decade(Walk& walk, Form& form, Style) {
  take_slice(walk);
  walk.article();
  form.grain = Grain::Decade;
  std::optional<int> year;
  if (walk.any<"annees", "decennie">()) {
    year = walk.year();
    const auto two = year ? std::nullopt : walk.count();
    // Two digits name the decade of the last hundred years: `années 30` are the 1930s, `années 20` of this century.
    if (two)
      year = *two % 10 == 0 && *two >= 0 && *two < 100 ? std::optional(*two <= 20 ? 2000 + *two : 1900 + *two)
                                                       : std::nullopt;
  } else {
    year = walk.year();
    if (!year || !walk.next() || walk.next()->spaced || !walk.word("s")) return false;
  }
  if (!year || *year % 10 != 0) return false;
  form.interval = {core::make_day(*year, 1, 1), core::make_day(*year + 9, 12, 31)};
  return true;
}

bool read_century(Walk& walk, Form& form, Style) {
  take_slice(walk);
  walk.article();
  const auto number = walk.century_number();
  if (!number || !walk.any<"siecle", "siecles", "century">()) return false;
  // Before Christ there are no days here.
  if (const Token* next = walk.next(); next && (next->is("av") || next->is("avant") || next->is("bc"))) return false;
  form.grain = Grain::Century;
  form.interval = century(*number);
  return true;
}

bool read_iso_week(Walk& walk, Form& form, Style style) {
  set_yearly(form, Part::IsoWeek, Grain::Week);
  if (const auto year = walk.year()) {
    const Token* letter = walk.next();
    if (!letter || letter->spaced || !walk.any<"w", "s">()) return false;
    if (!walk.next() || walk.next()->spaced) return false;
    const auto week = walk.number(2, 2);
    form.year = year;
    form.number = week.value_or(0);
    return week.has_value();
  }
  if (!walk.any<"semaine", "week">()) return false;
  const auto week = walk.number(1, 2);
  if (!week || *week < 1 || *week > 53) return false;
  form.number = *week;
  take_year(walk, form, false);
  return form.year || style == Style::Query;
}

/// `la semaine du 8 mai`, `week of 8 May`.
bool read_week_of(Walk& walk, Form& form, Style style) {
  if (!walk.any<"semaine", "week">() || !walk.of()) return false;
  walk.article();
  const auto day =
      read_day(walk, style, [](const Form& read) { return read.kind == Form::Kind::Yearly && read.part == Part::Day; });
  if (!day || day->bad_month) return false;
  walk = walk.after(day->end - walk.at());
  form = *day;
  set_yearly(form, Part::WeekOf, Grain::Week);
  return true;
}

/// `premier mercredi de mai`, `dernière semaine de septembre 2014`, `dernier jour du mois prochain`.
bool read_nth(Walk& walk, Form& form, Style style) {
  const auto number = walk.ordinal();
  if (!number || *number > 5) return false;
  form.number = *number;
  form.grain = Grain::Day;
  Part part = Part::NthWeekday;
  if (walk.any<"jour", "day">()) part = Part::NthDay;
  else if (walk.any<"semaine", "week">()) part = Part::NthWeek, form.grain = Grain::Week;
  else if (!(form.weekday = walk.weekday())) return false;
  if (!walk.of()) return false;
  form.part = part;
  const Walk before = walk;
  if (walk.word("mois")) {
    if (walk.past(style == Style::Query)) form.count = -1;
    else if (walk.word("prochain")) form.count = 1;
    if (form.count != 0) {
      form.kind = Form::Kind::Calendar;
      form.unit = Unit::Month;
      return true;
    }
    walk = before.after(1);
    if (!walk.any<"de", "d">()) return false;
  }
  const auto month = walk.month();
  if (!month) return false;
  form.kind = Form::Kind::Yearly;
  form.month = *month;
  take_year(walk, form, false);
  take_side(walk, form, style);
  return true;
}

// Before a slice (`début`) may stand what links it, and an article.
constexpr FormReader readers[] = {
    {&read_month, First::Month,
     "en au a le la les l the debut early mi milieu mid fin late courant mois last next ce this"},
    {&read_half, First::Place | First::TwoDigits, ""},
    {&read_year, First::FourDigits, "en au a le la les l the debut early mi milieu mid fin late courant an annee year"},
    {&read_quarter, First::Place | First::TwoDigits, "t q s"},
    {&read_season, 0, "ce cet this last next printemps spring ete summer automne autumn fall hiver winter"},
    {&read_decade, First::FourDigits,
     "en au a le la les l the debut early mi milieu mid fin late courant annees decennie"},
    {&read_century, First::Place | First::Roman | First::TwoDigits,
     "en au a le la les l the debut early mi milieu mid fin late courant"},
    {&read_iso_week, First::FourDigits, "semaine week"},
    {&read_week_of, 0, "semaine week"},
    {&read_nth, First::Place | First::TwoDigits, ""},
};

}  // namespace

const std::span<const FormReader> month_readers = readers;

}  // namespace archive::dates
