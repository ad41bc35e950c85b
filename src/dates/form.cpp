// SPDX-License-Identifier: GPL-3.0-or-later
#include "form.hpp"

#include <algorithm>
#include <cstdlib>

#include "calendar.hpp"

namespace archive::dates {
namespace {

/// Leap days are up to eight years apart, across 1900.
constexpr int widest_search = 8;

std::optional<Interval> one_day(std::optional<core::Day> day) {
  if (!day) return std::nullopt;
  return Interval{day, day};
}

Interval month_slice(int year, unsigned month, Slice slice) {
  switch (slice) {
    case Slice::Start: return days_interval(year, month, 1, 10);
    case Slice::Middle: return days_interval(year, month, 11, 20);
    case Slice::End: return days_interval(year, month, 21, 31);
    case Slice::Whole: break;
  }
  return month_interval(year, month);
}

Interval year_slice(int year, Slice slice) {
  switch (slice) {
    case Slice::Start: return months_interval(year, 1, 3);
    case Slice::Middle: return months_interval(year, 5, 8);
    case Slice::End: return months_interval(year, 10, 12);
    case Slice::Whole: break;
  }
  return year_interval(year);
}

std::optional<Interval> nth_in_month(const Form& form, const Interval& month) {
  const core::Day first = *month.from, last = *month.to;
  if (form.part == Part::NthDay) {
    if (form.number == 0) return one_day(last);
    const core::Day day = plus(first, static_cast<int>(form.number) - 1);
    return day <= last ? one_day(day) : std::nullopt;
  }
  const bool week = form.part == Part::NthWeek;
  const unsigned weekday = week ? 1 : *form.weekday;
  core::Day day = form.number == 0
                      ? weekday_up_to(plus(last, week ? -6 : 0), weekday)
                      : plus(weekday_up_to(plus(first, 6), weekday), 7 * (static_cast<int>(form.number) - 1));
  if (day < first || day > last) return std::nullopt;
  return week ? Interval{day, plus(day, 6)} : Interval{day, day};
}

std::optional<Interval> in_year(const Form& form, int year) {
  if (year < first_year - 1 || year > last_year + 1) return std::nullopt;
  switch (form.part) {
    case Part::Day: return one_day(core::make_day(year, form.month, form.number));
    case Part::Month: return month_slice(year, form.month, form.slice);
    case Part::Half: return days_interval(year, form.month, form.number == 1 ? 1 : 16, form.number == 1 ? 15 : 31);
    case Part::Year: return year_slice(year, form.slice);
    case Part::Quarter: return months_interval(year, form.number * 3 - 2, form.number * 3);
    case Part::Semester: return months_interval(year, form.number * 6 - 5, form.number * 6);
    case Part::Season: return season(year, form.number);
    case Part::Easter: return one_day(plus(easter(year), static_cast<int>(form.number) - before_easter));
    case Part::IsoWeek: return iso_week(year, form.number);
    case Part::WeekOf: {
      const auto day = core::make_day(year, form.month, form.number);
      return day ? std::optional(week_of(*day)) : std::nullopt;
    }
    case Part::NthDay:
    case Part::NthWeek:
    case Part::NthWeekday: return nth_in_month(form, month_interval(year, form.month));
  }
  return std::nullopt;
}

int distance(const Interval& interval, core::Day day) {
  if (day < *interval.from) return interval.from->number - day.number;
  return std::max(0, day.number - interval.to->number);
}

/// The interval of the year the leaning asks for, among those `at` gives for a year.
template <typename At>
std::optional<Interval> choose_year(const At& at, core::Day today, Leaning leaning) {
  const int year = year_of(today);
  std::optional<Interval> before, after;
  for (int y = year + 1; y >= year - widest_search && !before; --y) {
    const auto interval = at(y);
    if (interval && *interval->from <= today) before = interval;
  }
  if (leaning == Leaning::Query || leaning == Leaning::Past) return before;
  for (int y = year - 1; y <= year + widest_search && !after; ++y) {
    const auto interval = at(y);
    if (interval && *interval->to >= today) after = interval;
  }
  if (leaning == Leaning::Future || !before || !after) return after ? after : before;
  return distance(*after, today) < distance(*before, today) ? after : before;
}

std::optional<unsigned> wrong_weekday(const Form& form, const Interval& interval) {
  if (!form.weekday || form.part != Part::Day) return std::nullopt;
  const unsigned right = core::weekday(*interval.from);
  return right == *form.weekday ? std::nullopt : std::optional(right);
}

Resolved resolve_yearly(const Form& form, const Clock& clock) {
  Resolved result;
  const auto at = [&](int year) { return in_year(form, year); };
  if (form.bad_month) return result;
  if (form.year) {
    result.interval = at(*form.year);
  } else if (form.this_one && form.part == Part::Season) {
    // `cet hiver` in January is the one that began in December; in November the one to come.
    result.interval = choose_year(at, clock.today, Leaning::Nearest);
  } else {
    const Leaning leaning = form.leaning.value_or(clock.leaning);
    core::Day today = clock.today;
    // `mars dernier` is over, `mars prochain` has not begun.
    if (form.leaning && form.part != Part::Day) {
      const auto present = choose_year(at, today, Leaning::Query);
      if (present && *present->from <= today && today <= *present->to)
        today = *form.leaning == Leaning::Past ? plus(*present->from, -1) : plus(*present->to, 1);
    }
    if (leaning == Leaning::Nearest && form.weekday && form.part == Part::Day) {
      // A weekday says which of the two neighbours is meant.
      for (const Leaning side : {Leaning::Nearest, Leaning::Past, Leaning::Future}) {
        const auto candidate = choose_year(at, today, side);
        if (candidate && !wrong_weekday(form, *candidate)) result.interval = candidate;
        if (result.interval) break;
      }
    }
    if (!result.interval) result.interval = choose_year(at, today, leaning);
  }
  if (result.interval) result.right_weekday = wrong_weekday(form, *result.interval);
  return result;
}

std::optional<Interval> resolve_weekday(const Form& form, const Clock& clock) {
  const unsigned weekday = *form.weekday;
  const core::Day before = weekday_up_to(plus(clock.today, -1), weekday);
  const core::Day after = weekday_up_to(plus(clock.today, 7), weekday);
  switch (form.step) {
    case Form::Step::Last: return one_day(before);
    case Form::Step::Next: return one_day(after);
    // Said on a Tuesday, `mardi en huit` is a week from that day.
    case Form::Step::In: return one_day(plus(weekday_up_to(plus(clock.today, 6), weekday), form.count));
    case Form::Step::Following:
      if (clock.mentioned) return one_day(weekday_up_to(plus(*clock.mentioned, 7), weekday));
      return one_day(plus(*week_of(clock.today).from, 6 + static_cast<int>(weekday)));
    case Form::Step::Before: return one_day(weekday_up_to(plus(clock.mentioned.value_or(clock.today), -1), weekday));
    case Form::Step::Open: break;
  }
  return one_day(clock.leaning == Leaning::Future ? after : weekday_up_to(clock.today, weekday));
}

/// The month nearest to the present one, in the direction of the leaning, that has the day (and its weekday).
std::optional<Interval> resolve_day_number(const Form& form, const Clock& clock) {
  constexpr int most_months = 14;
  const core::Day month = *month_interval(year_of(clock.today), month_of(clock.today)).from;
  std::optional<core::Day> best;
  for (int away = -most_months; away <= most_months; ++away) {
    const core::Day first = plus_months(month, away);
    const auto day = core::make_day(year_of(first), month_of(first), form.number);
    if (!day || (form.weekday && core::weekday(*day) != *form.weekday)) continue;
    if (clock.leaning == Leaning::Future && *day < clock.today) continue;
    if (clock.leaning != Leaning::Future && clock.leaning != Leaning::Nearest && *day > clock.today) continue;
    if (!best || std::abs(day->number - clock.today.number) < std::abs(best->number - clock.today.number)) best = day;
  }
  return one_day(best);
}

std::optional<Interval> resolve_offset(const Form& form, const Clock& clock) {
  switch (form.unit) {
    case Unit::Day: return one_day(plus(clock.today, form.count));
    case Unit::Week: return week_of(plus(clock.today, form.count * 7));
    default: break;
  }
  const core::Day day = plus_months(clock.today, form.unit == Unit::Year ? form.count * 12 : form.count);
  return month_interval(year_of(day), month_of(day));
}

/// The whole group of `size` months `count` groups after the one that holds the day.
Interval months_group(core::Day day, unsigned size, int count) {
  const unsigned first = (month_of(day) - 1) / size * size + 1;
  const core::Day begin = plus_months(*core::make_day(year_of(day), first, 1), count * static_cast<int>(size));
  return months_interval(year_of(begin), month_of(begin), month_of(begin) + size - 1);
}

unsigned months_in(Unit unit) {
  switch (unit) {
    case Unit::Quarter: return 3;
    case Unit::Semester: return 6;
    case Unit::Year: return 12;
    default: return 1;
  }
}

Interval calendar_unit(core::Day today, Unit unit, int count) {
  switch (unit) {
    case Unit::Quarter:
    case Unit::Semester: return months_group(today, months_in(unit), count);
    case Unit::Day: return {plus(today, count), plus(today, count)};
    case Unit::Week: return week_of(plus(today, count * 7));
    case Unit::Weekend: {
      const core::Day sunday = *week_of(plus(today, count * 7)).to;
      return {plus(sunday, -1), sunday};
    }
    case Unit::Month: {
      const core::Day day = plus_months(*month_interval(year_of(today), month_of(today)).from, count);
      return month_interval(year_of(day), month_of(day));
    }
    case Unit::Year: break;
  }
  return year_interval(std::clamp(year_of(today) + count, 1, 9998));
}

/// `en fin d'année` is nearer to its end than `fin 2023`, which is a quarter.
Interval turn_of_year(int year, Slice slice) {
  if (slice == Slice::Start) return months_interval(year, 1, 2);
  return slice == Slice::End ? months_interval(year, 11, 12) : year_slice(year, slice);
}

Interval unit_slice(const Interval& unit, const Form& form) {
  const core::Day first = *unit.from;
  switch (form.unit) {
    case Unit::Month: return month_slice(year_of(first), month_of(first), form.slice);
    case Unit::Year: return turn_of_year(year_of(first), form.slice);
    default: break;
  }
  switch (form.slice) {
    case Slice::Start: return {first, plus(first, 1)};
    case Slice::Middle: return {plus(first, 2), plus(first, 3)};
    case Slice::End: return {plus(first, 3), plus(first, 6)};
    case Slice::Whole: break;
  }
  return unit;
}

std::optional<Interval> resolve_calendar(const Form& form, const Clock& clock) {
  const core::Day today = form.step == Form::Step::Following ? clock.mentioned.value_or(clock.today) : clock.today;
  const Interval unit = calendar_unit(today, form.unit, form.count);
  if (form.part == Part::NthWeekday || form.part == Part::NthWeek || form.part == Part::NthDay) {
    if (form.unit == Unit::Month) return nth_in_month(form, unit);
  }
  if (form.weekday) return one_day(plus(*unit.from, static_cast<int>(*form.weekday) - 1));
  Interval result = unit_slice(unit, form);
  if (form.slice == Slice::Whole || form.step != Form::Step::Open) return result;
  // `fin d'année` told as past in spring is that of the year before; `début du mois` told as coming, of the next month.
  const bool past = clock.leaning == Leaning::Past || clock.leaning == Leaning::Query;
  if (past && *result.from > clock.today) return unit_slice(calendar_unit(today, form.unit, form.count - 1), form);
  if (clock.leaning == Leaning::Future && *result.to < clock.today)
    return unit_slice(calendar_unit(today, form.unit, form.count + 1), form);
  return result;
}

Interval resolve_rolling(const Form& form, const Clock& clock) {
  switch (form.unit) {
    case Unit::Day: return {plus(clock.today, 1 - form.count), clock.today};
    case Unit::Week:
    case Unit::Weekend: return {plus(clock.today, 1 - 7 * form.count), clock.today};
    default: break;
  }
  const int months = static_cast<int>(months_in(form.unit)) * form.count;
  return {plus(plus_months(clock.today, -months), 1), clock.today};
}

Interval resolve_units(const Form& form, const Clock& clock) {
  const int near = form.count < 0 ? -1 : 1;
  const Interval first = calendar_unit(clock.today, form.unit, near),
                 last = calendar_unit(clock.today, form.unit, form.count);
  return form.count < 0 ? Interval{last.from, first.to} : Interval{first.from, last.to};
}

std::optional<Interval> days_of(const Form& form, const Clock& clock) {
  switch (form.kind) {
    case Form::Kind::Fixed: return form.interval;
    case Form::Kind::Weekday: return resolve_weekday(form, clock);
    case Form::Kind::DayNumber: return resolve_day_number(form, clock);
    case Form::Kind::Offset: return resolve_offset(form, clock);
    case Form::Kind::Calendar: return resolve_calendar(form, clock);
    case Form::Kind::Rolling: return resolve_rolling(form, clock);
    case Form::Kind::Units: return resolve_units(form, clock);
    case Form::Kind::Beside: return one_day(plus(clock.mentioned.value_or(clock.today), form.count));
    case Form::Kind::Yearly: break;
  }
  return std::nullopt;
}

bool is_yearly(const Form& form) { return form.kind == Form::Kind::Yearly; }

/// Both ends in years: what the left lacks comes from the right.
Resolved resolve_yearly_range(const Range& range, const Clock& clock) {
  const Form &left = range.left, &right = range.right;
  const auto at = [&](int year) -> std::optional<Interval> {
    const auto last = in_year(right, right.year.value_or(year));
    if (!last) return std::nullopt;
    auto first = in_year(left, left.year.value_or(year));
    if (first && !left.year && *first->from > *last->to) first = in_year(left, year - 1);
    if (!first) return std::nullopt;
    return Interval{first->from, last->to};
  };
  Resolved result;
  if (left.bad_month || right.bad_month) return result;
  if (right.year) {
    result.interval = at(*right.year);
  } else if (left.year) {
    // `du 3 mai 2019 au 5 juin`: the first such day after the left one.
    result.interval = at(*left.year);
    if (result.interval && *result.interval->to < *result.interval->from) result.interval = at(*left.year + 1);
  } else {
    result.interval = choose_year(at, clock.today, clock.leaning);
  }
  if (!result.interval) return result;
  for (const Form* end : {&left, &right}) {
    const core::Day day = end == &left ? *result.interval->from : *result.interval->to;
    if (const auto right_one = wrong_weekday(*end, {day, day})) result.right_weekday = right_one;
  }
  return result;
}

}  // namespace

Resolved resolve(const Form& form, const Clock& clock) {
  Resolved result;
  if (is_yearly(form)) result = resolve_yearly(form, clock);
  else result.interval = days_of(form, clock);
  if (result.interval && form.shift != 0) {
    result.interval->from = plus(*result.interval->from, form.shift);
    result.interval->to = plus(*result.interval->to, form.shift);
  }
  return result;
}

Resolved resolve(const Range& range, const Clock& clock) {
  Range full = range;
  const bool lone_number = full.left.kind == Form::Kind::DayNumber;
  if (lone_number && is_yearly(full.right) && full.right.part == Part::Day) {
    const unsigned number = full.left.number;
    const auto weekday = full.left.weekday;
    full.left = full.right;
    full.left.number = number;
    full.left.weekday = weekday;
    full.left.year.reset();
  }
  Resolved result;
  if (is_yearly(full.left) && is_yearly(full.right)) {
    result = resolve_yearly_range(full, clock);
  } else {
    const Resolved right = resolve(full.right, clock), left = resolve(full.left, clock);
    result.right_weekday = left.right_weekday ? left.right_weekday : right.right_weekday;
    if (left.interval && right.interval) {
      result.interval = Interval{left.interval->from, right.interval->to};
      if (full.left.kind == Form::Kind::Weekday && full.left.step == Form::Step::Open)
        result.interval->from = weekday_up_to(*right.interval->to, *full.left.weekday);
      if (lone_number && full.right.kind == Form::Kind::DayNumber && *result.interval->from > *result.interval->to)
        result.interval->from = plus_months(*result.interval->from, -1);
    }
  }
  result.inverted =
      result.interval && result.interval->from && result.interval->to && *result.interval->to < *result.interval->from;
  return result;
}

bool is_absolute(const Form& form) {
  return form.kind == Form::Kind::Fixed || (form.kind == Form::Kind::Yearly && form.year.has_value());
}

}  // namespace archive::dates
