// SPDX-License-Identifier: GPL-3.0-or-later
/// A date expression as it was read, before a clock gives it its days.
#pragma once

#include <cstddef>
#include <optional>

#include "archive/dates/interval.hpp"

namespace archive::dates {

enum class Unit { Day, Week, Weekend, Month, Quarter, Semester, Year };
enum class Slice { Whole, Start, Middle, End };

/// What decides where the words leave several days open.
enum class Leaning {
  Query,    ///< the most recent one that has begun
  Past,     ///< the same: a clause in the past
  Future,   ///< the next one that has not ended; a weekday strictly after
  Nearest,  ///< nothing decides: the nearest; a weekday lies in the past
};

/// Makes all days from Easter positive.
inline constexpr int before_easter = 60;

/// What a form names inside a year.
enum class Part {
  Day,         ///< number: day; month
  Month,       ///< month, slice
  Half,        ///< number: 1 or 2, the fortnights of a month
  Year,        ///< slice
  Quarter,     ///< number
  Semester,    ///< number
  Season,      ///< number, as in calendar.hpp
  Easter,      ///< number: days after Easter, plus before_easter
  IsoWeek,     ///< number
  WeekOf,      ///< the week of the day number of month
  NthDay,      ///< number (from 1; 0 is the last) of month
  NthWeek,     ///< the same: weeks that begin in the month; the last lies wholly in it
  NthWeekday,  ///< the same, of weekday
};

struct Form {
  enum class Kind {
    Fixed,      ///< interval
    Yearly,     ///< a part of a year; without `year` the leaning chooses one
    Weekday,    ///< weekday, as `step` and `count` say
    DayNumber,  ///< number: a day of a month that is not named; weekday
    Offset,     ///< `count` units from the clock: the day, or the week or month that holds it
    Calendar,   ///< the whole unit `count` after the present one, or a slice of it; weekday: that day of a week
    Rolling,    ///< `count` units up to today
    Units,      ///< `count` whole units after (negative: before) the present one
    Beside,     ///< `count` days after a day that was named before
  };
  /// Where a weekday lies.
  enum class Step {
    Open,       ///< the leaning decides
    Last,       ///< strictly before the clock
    Next,       ///< strictly after the clock
    In,         ///< `count` days after the first that is not before the clock: `lundi en huit`
    Following,  ///< after a day that was named before, else in the next week
    Before,     ///< before a day that was named before, else the clock
  };

  Kind kind = Kind::Fixed;
  std::size_t end = 0;  ///< the token after the last one of the form
  Grain grain = Grain::Day;
  Interval interval;
  Part part = Part::Day;
  Slice slice = Slice::Whole;
  unsigned number = 0;
  unsigned month = 0;
  std::optional<int> year;
  std::optional<unsigned> weekday;
  Unit unit = Unit::Day;
  int count = 0;
  Step step = Step::Open;
  std::optional<Leaning> leaning;  ///< `3 mai prochain`, `mars dernier`
  int shift = 0;                   ///< days added to the result: `la veille de Noël`
  bool short_year = false;         ///< the year was written with two digits
  bool bad_month = false;          ///< a month of a numeric date that is none
  bool named = false;              ///< a month, feast or event written out: more than numbers
  bool this_one = false;           ///< `cet été`
  bool national = false;           ///< `fête nationale` of a country that was not named with it: that of France
};

/// Two forms that bound a range.
struct Range {
  Form left, right;
  std::size_t end = 0;
};

/// The days a form has.
struct Resolved {
  std::optional<Interval> interval;       ///< nothing: the calendar has no such day
  std::optional<unsigned> right_weekday;  ///< the weekday the day has, where another was named
  bool inverted = false;                  ///< a range whose end lies before its beginning
};

/// What a form is resolved against.
struct Clock {
  core::Day today;
  Leaning leaning = Leaning::Query;
  std::optional<core::Day> mentioned;  ///< a day named before; Beside and Step::Following count from it
};

[[nodiscard]] Resolved resolve(const Form& form, const Clock& clock);
[[nodiscard]] Resolved resolve(const Range& range, const Clock& clock);

/// Whether the form has the same days whatever the clock.
[[nodiscard]] bool is_absolute(const Form& form);

}  // namespace archive::dates
