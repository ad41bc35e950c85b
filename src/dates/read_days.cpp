// SPDX-License-Identifier: GPL-3.0-or-later
/// Days of the calendar: `vendredi 12 mai 2023`, `12/05/2023`, `May 12, 2023`, feasts and events.
#include "calendar.hpp"
#include "grammar.hpp"
#include "names.hpp"

namespace archive::dates {
namespace {

int whole_year(unsigned two_digits) {
  return static_cast<int>(two_digits < 50 ? 2000 + two_digits : 1900 + two_digits);
}

void set_day(Form& form, unsigned day, unsigned month) {
  form.kind = Form::Kind::Yearly;
  form.part = Part::Day;
  form.number = day;
  form.month = month;
}

/// The year after a month: four digits, or two that nothing follows that could be counted.
void take_year(Walk& walk, Form& form, Style style) {
  const Walk before = walk;
  if (!walk.mark(",")) walk.any<"de", "of">();
  if (walk.word("l")) walk.any<"an", "annee">();
  if (const auto year = walk.year()) {
    form.year = year;
    return;
  }
  walk = before;
  const auto two = walk.number(2, 2);
  const Token* next = walk.next();
  const bool counts =
      next && (next->is_word() || next->is_mark(":") || next->is_mark("%") || next->is_mark("/") || next->is_number());
  if (two && (!counts || style != Style::Text)) {
    form.year = whole_year(*two);
    form.short_year = true;
  } else {
    walk = before;
  }
}

/// `3 mai prochain`, `mars dernier`.
void take_side(Walk& walk, Form& form, Style style) {
  if (form.year) return;
  if (walk.past(style == Style::Query)) form.leaning = Leaning::Past;
  else if (walk.any<"prochain", "prochaine">()) form.leaning = Leaning::Future;
}

std::optional<unsigned> take_weekday(Walk& walk) {
  const Walk before = walk;
  walk.any<"ce", "this">();
  const auto weekday = walk.weekday();
  if (!weekday) {
    walk = before;
    return weekday;
  }
  walk.mark(",");
  walk.article();
  return weekday;
}

bool read_day_month(Walk& walk, Form& form, Style style) {
  form.weekday = take_weekday(walk);
  const auto day = walk.day_number();
  if (!day) return false;
  const bool of = walk.any<"de", "d", "of">();
  const auto month = walk.month();
  // `2 mar` would be the weekday; a day of March is written in full or with more around it.
  if (!month) return false;
  (void)of;
  set_day(form, *day, *month);
  form.named = true;
  take_year(walk, form, style);
  take_side(walk, form, style);
  return true;
}

/// `mars` and `mai` are no English months, and `3` after one counts something.
bool read_month_day(Walk& walk, Form& form, Style style) {
  form.weekday = take_weekday(walk);
  const Token* name = walk.next();
  const bool english = name && (name->is("january") || name->is("february") || name->is("march") || name->is("april") ||
                                name->is("may") || name->is("june") || name->is("july") || name->is("august") ||
                                name->is("september") || name->is("october") || name->is("november") ||
                                name->is("december") || name->is("apr") || name->is("aug") || name->is("dec"));
  const auto month = walk.month();
  if (!month || (!english && style == Style::Text)) return false;
  const auto day = walk.day_number();
  if (!day) return false;
  set_day(form, *day, *month);
  form.named = true;
  take_year(walk, form, Style::Text);
  return true;
}

/// The time after an ISO day, which is cut: `T10:00`, ` 10:00:05.3Z`, `T10:00+02:00`.
void pass_time(Walk& walk) {
  const Walk before = walk;
  if (walk.next() && walk.next()->is("t") && !walk.next()->spaced) walk.word("t");
  if (!walk.number(1, 2) || !walk.tight_mark(":") || !walk.number(2, 2)) {
    walk = before;
    return;
  }
  if (walk.tight_mark(":")) walk.number(2, 2);
  const Walk whole = walk;
  if (walk.tight_mark(".") && !walk.number(1, 9)) walk = whole;
  if (walk.word("z")) return;
  const Walk zone = walk;
  if (!(walk.mark("+") || walk.mark("-")) || !walk.number(2, 4)) walk = zone;
  else if (walk.tight_mark(":")) walk.number(2, 2);
}

bool set_numeric(Form& form, unsigned day, unsigned month, std::optional<int> year) {
  set_day(form, day, month);
  form.year = year;
  form.bad_month = month < 1 || month > 12;
  return true;
}

bool read_iso(Walk& walk, Form& form, Style) {
  const auto year = walk.year();
  if (!year) return false;
  const bool slash = walk.tight_mark("/");
  if (!slash && !walk.tight_mark("-")) return false;
  const auto month = walk.number(1, 2);
  if (!month) return false;
  if (walk.tight_mark(slash ? Key("/") : Key("-"))) {
    const auto day = walk.number(1, 2);
    if (!day) return false;
    pass_time(walk);
    return set_numeric(form, *day, *month, year);
  }
  if (slash) return false;
  set_numeric(form, 1, *month, year);
  form.part = Part::Month;
  form.grain = Grain::Month;
  return true;
}

bool read_numeric(Walk& walk, Form& form, Style style) {
  form.weekday = take_weekday(walk);
  const auto day = walk.number(1, 2);
  if (!day) return false;
  for (const Key& separator : {Key("/"), Key("."), Key("-")}) {
    if (!walk.tight_mark(separator)) continue;
    if (const auto year = walk.year()) {
      // `05/2023`
      if (form.weekday || separator == ".") return false;
      set_numeric(form, 1, *day, year);
      form.part = Part::Month;
      form.grain = Grain::Month;
      return true;
    }
    const auto month = walk.number(1, 2);
    if (!month) return false;
    const Walk short_form = walk;
    if (walk.tight_mark(separator)) {
      if (const auto year = walk.year()) return set_numeric(form, *day, *month, year);
      if (const auto two = walk.number(2, 2)) {
        form.short_year = true;
        return set_numeric(form, *day, *month, whole_year(*two));
      }
      return false;
    }
    walk = short_form;
    // Only a slash makes a day of two numbers: `20.04` and `20-04` may be anything.
    if (separator != "/") return false;
    set_numeric(form, *day, *month, {});
    return style != Style::Text || !form.bad_month;
  }
  return false;
}

/// `20 02 2014`, `17 02`: numbers alone in their line.
bool read_spaced(Walk& walk, Form& form, Style style) {
  if (style != Style::Alone) return false;
  const auto day = walk.number(1, 2), month = walk.number(1, 2);
  if (!day || !month || *day < 1 || *day > 31 || *month < 1 || *month > 12) return false;
  std::optional<int> year = walk.year();
  if (!year) {
    if (const auto two = walk.number(2, 2)) year = whole_year(*two);
  }
  return set_numeric(form, *day, *month, year);
}

bool read_feast(Walk& walk, Form& form, Style style) {
  const auto feast = take_feast(walk, style == Style::Text);
  if (!feast) return false;
  form = *feast;
  take_year(walk, form, Style::Text);
  take_side(walk, form, style);
  return true;
}

/// `fête nationale`, `fête nationale belge`, `fête nationale de la Suisse`.
bool read_national_day(Walk& walk, Form& form, Style style) {
  if (!walk.all<"fete", "nationale">()) return false;
  Walk country = walk;
  const bool of = country.of();
  if (const auto day = take_national_day(country)) {
    form = *day;
    walk = country;
  } else {
    // Of a country that the list lacks nothing is known.
    if (of && country.next() && country.next()->capital) return false;
    set_day(form, 14, 7);
    form.named = form.national = true;
  }
  take_year(walk, form, Style::Text);
  take_side(walk, form, style);
  return true;
}

bool read_event(Walk& walk, Form& form, Style style) {
  if (style == Style::Query) return false;
  const auto event = take_event(walk);
  if (!event) return false;
  form = *event;
  return !(walk.next() && walk.next()->is_number());
}

/// `jeudi 15`; without a weekday only alone in its line: `le 2`.
bool read_day_number(Walk& walk, Form& form, Style style) {
  if (style == Style::Query) return false;
  form.weekday = take_weekday(walk);
  if (!form.weekday && style != Style::Alone) return false;
  if (walk.next() && !walk.next()->is_number() && !form.weekday) return false;
  const auto day = walk.day_number();
  if (!day) return false;
  form.kind = Form::Kind::DayNumber;
  form.number = *day;
  return true;
}

// Of forms of one length the first counts: `11-Septembre` is the event.
constexpr FormReader readers[] = {
    {&read_event, First::Named, ""},
    {&read_day_month, First::Weekday | First::Count | First::DayDigits, "ce this premier first"},
    {&read_month_day, First::Weekday | First::Month, "ce this"},
    {&read_iso, First::FourDigits, ""},
    {&read_numeric, First::Weekday | First::TwoDigits, "ce this"},
    {&read_spaced, First::TwoDigits, ""},
    {&read_feast, First::Named, ""},
    {&read_national_day, 0, "fete"},
    {&read_day_number, First::Weekday | First::DayDigits, "ce this"},
};

}  // namespace

const std::span<const FormReader> day_readers = readers;

}  // namespace archive::dates
