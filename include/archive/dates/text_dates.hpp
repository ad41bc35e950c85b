// SPDX-License-Identifier: GPL-3.0-or-later
/// The days, months and years a French text evokes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "archive/core/span.hpp"
#include "archive/dates/interval.hpp"

namespace archive::dates {

/// What a word before a date says of it; the interval is the date's own all the same.
enum class Relation { None, Since, Before, After, Until };

/// What gave a date its place in time.
enum class Anchor {
  Absolute,     ///< its own words, or a year named beside it
  Publication,  ///< the day the text appeared
  Mention,      ///< a day named before, or publication where none was: `la veille`
};

struct DateMention {
  core::Span span;
  std::optional<Interval>
      interval;  ///< both ends are there; nothing when it is impossible, or relative without an anchor
  Grain grain = Grain::Day;
  Relation relation = Relation::None;
  Anchor anchor = Anchor::Absolute;
  bool impossible = false;     ///< the calendar has no such day: `31 avril`
  bool wrong_weekday = false;  ///< the weekday named is not that of the day, which stands all the same
};

/// Finds the date expressions of a text, in order, without overlap.
///
/// text       clean UTF-8; spans index into it. Paragraphs are parted by blank lines (text/sentences.hpp).
/// published  what relative forms count from; without it they are found and have no interval.
/// Cost       linear; most sentences are passed over at the speed of reading. Never throws on content.
/// Source: dates.md, section 3. A line that is nothing but a date (`Samedi 13`) heads what is to come: there what is
/// open lies ahead. Elsewhere the verb of the clause decides.
[[nodiscard]] std::vector<DateMention> find_dates(std::string_view text, std::optional<core::Day> published = {});

}  // namespace archive::dates
