// SPDX-License-Identifier: GPL-3.0-or-later
#include "written_day.hpp"

#include <cstdlib>

#include "calendar_words.hpp"

namespace archive::dates {
namespace {

constexpr int first_year = 1000, last_year = 2999;

/// Walks over the pieces; every `take` either consumes what it names or leaves all as it was.
class Walk {
 public:
  explicit Walk(std::span<const Piece> pieces) : pieces_(pieces) {}

  [[nodiscard]] const Piece* next() const { return at_ < pieces_.size() ? &pieces_[at_] : nullptr; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::span<const Piece> rest() const { return pieces_.subspan(at_); }
  void skip(std::size_t count) { at_ += count; }

  bool take(Piece::Kind kind, std::string_view key) {
    if (!next() || next()->kind != kind || next()->key != key) return false;
    ++at_;
    return true;
  }
  bool take_mark(std::string_view key) { return take(Piece::Kind::Mark, key); }
  bool take_word(std::string_view key) { return take(Piece::Kind::Word, key); }

  std::optional<unsigned> take_month() { return take_named(&month_named); }
  std::optional<unsigned> take_weekday() { return take_named(&weekday_named); }

  std::optional<unsigned> take_number(std::size_t least_digits, std::size_t most_digits) {
    const Piece* piece = next();
    if (!piece || piece->kind != Piece::Kind::Number) return std::nullopt;
    if (piece->key.size() < least_digits || piece->key.size() > most_digits) return std::nullopt;
    ++at_;
    return piece->value;
  }

  /// `20`, `1er`, `1st`, `premier`.
  std::optional<unsigned> take_day_number() {
    const std::size_t before = at_;
    if (take_word("premier") || take_word("first")) return 1;
    const auto number = take_number(1, 2);
    if (!number || *number < 1 || *number > 31) {
      at_ = before;
      return std::nullopt;
    }
    if (next() && next()->kind == Piece::Kind::Word && !next()->spaced)
      for (const auto ending : {"er", "st", "nd", "rd", "th"})
        if (take_word(ending)) break;
    return number;
  }

 private:
  std::optional<unsigned> take_named(std::optional<unsigned> (*named)(std::string_view)) {
    if (!next() || next()->kind != Piece::Kind::Word) return std::nullopt;
    const auto value = named(next()->key);
    if (!value) return std::nullopt;
    ++at_;
    // The dot of an abbreviation; after a name in full it would end the sentence, and nothing that matters follows.
    if (next() && !next()->spaced) take_mark(".");
    return value;
  }

  std::span<const Piece> pieces_;
  std::size_t at_ = 0;
};

std::optional<int> checked_year(std::optional<unsigned> value) {
  if (!value || *value < first_year || *value > last_year) return std::nullopt;
  return static_cast<int>(*value);
}

int whole_year(unsigned two_digits) {
  return static_cast<int>(two_digits < 50 ? 2000 + two_digits : 1900 + two_digits);
}

/// The year after a month name: four digits, or two where they are no time of day.
void take_year_after_name(Walk& walk, WrittenDay& written) {
  const Walk before = walk;
  if (!walk.take_mark(",")) walk.take_word("de");
  if (const auto year = checked_year(walk.take_number(4, 4))) {
    written.year = year;
    return;
  }
  walk = before;
  if (read_time_of_day(walk.rest()).pieces > 0) return;
  if (const auto two = walk.take_number(2, 2)) {
    if (!walk.next() || walk.next()->kind != Piece::Kind::Word) written.year = whole_year(*two);
    else walk = before;
  }
}

/// `20 avril 2024`, `20 avr.`, `1er mai 2024`, `20th of April 2024`.
bool take_day_month(Walk& walk, WrittenDay& written) {
  const auto day = walk.take_day_number();
  if (!day) return false;
  if (!walk.take_word("de")) walk.take_word("of");
  const auto month = walk.take_month();
  if (!month) return false;
  written.day = *day, written.month = *month;
  take_year_after_name(walk, written);
  return true;
}

/// `April 20, 2024`.
bool take_month_day(Walk& walk, WrittenDay& written) {
  const auto month = walk.take_month();
  if (!month) return false;
  const auto day = walk.take_day_number();
  if (!day) return false;
  written.day = *day, written.month = *month;
  take_year_after_name(walk, written);
  return true;
}

/// `20/04/2024`, `20.04.24`, `20/04`, `2024-04-20`: one separator, no spaces inside.
bool take_numeric(Walk& walk, WrittenDay& written) {
  const auto take_separator = [&](std::string_view wanted) -> std::string_view {
    for (const std::string_view mark : {"/", ".", "-"})
      if ((wanted.empty() || mark == wanted) && walk.next() && !walk.next()->spaced && walk.take_mark(mark))
        return mark;
    return {};
  };
  const auto first = walk.take_number(1, 4);
  if (!first) return false;
  const auto separator = take_separator({});
  if (separator.empty() || !walk.next() || walk.next()->spaced) return false;
  const auto month = walk.take_number(1, 2);
  if (!month || *month < 1 || *month > 12) return false;
  written.month = *month;
  const Walk short_form = walk;
  const bool more = !take_separator(separator).empty() && walk.next() && !walk.next()->spaced;
  if (const auto year = checked_year(first)) {
    const auto day = more && separator != "." ? walk.take_number(1, 2) : std::nullopt;
    if (!day || *day < 1 || *day > 31) return false;
    written.year = year, written.day = *day;
    return true;
  }
  if (*first < 1 || *first > 31) return false;
  written.day = *first;
  const auto last = more ? walk.take_number(2, 4) : std::nullopt;
  if (!last) {
    // Only a slash makes a day of two numbers: `20.04` and `20-04` may be anything.
    walk = short_form;
    return separator == "/";
  }
  if (*last < 100) written.year = whole_year(*last);
  else written.year = checked_year(last);
  return written.year.has_value();
}

}  // namespace

std::optional<core::Day> WrittenDay::resolve(std::optional<core::Day> near) const {
  if (year) return core::make_day(*year, month, day);
  if (!near) return std::nullopt;
  const int middle = static_cast<int>(core::calendar(*near).year());
  std::optional<core::Day> best;
  // Eight years on either side, so that 29 February finds one, across 1900 too.
  for (int candidate = middle - 8; candidate <= middle + 8; ++candidate) {
    const auto resolved = core::make_day(candidate, month, day);
    if (!resolved) continue;
    if (!best || std::abs(resolved->number - near->number) < std::abs(best->number - near->number)) best = resolved;
  }
  return best;
}

TimeOfDay read_time_of_day(std::span<const Piece> pieces) {
  Walk walk(pieces);
  walk.take_mark(",");
  if (!walk.take_word("a")) walk.take_word("at");
  // The T of ISO 8601 reads as a word of its own.
  walk.take_word("t");
  const auto hour = walk.take_number(1, 2);
  if (!hour || *hour > 23) return {};
  const bool colon = walk.take_mark(":");
  if (!colon && !walk.take_word("h") && !walk.take_word("heures") && !walk.take_word("heure")) return {};
  const Walk hour_only = walk;
  auto minute = walk.take_number(2, 2);
  if (!minute && colon) return {};
  if (minute && *minute > 59) return {};
  if (!minute) walk = hour_only, minute = 0;
  if (colon && walk.take_mark(":")) walk.take_number(2, 2);
  return {walk.at(), *hour * 60 + *minute};
}

std::optional<WrittenDay> read_written_day(std::span<const Piece> pieces) {
  using Form = bool (*)(Walk&, WrittenDay&);
  // `mar` is Tuesday before a day number and a month, else March: so a weekday is tried first, then left out.
  for (const bool with_weekday : {true, false}) {
    for (const Form form : {&take_numeric, &take_day_month, &take_month_day}) {
      Walk walk(pieces);
      WrittenDay written;
      if (!walk.take_word("le")) walk.take_word("the");
      if (with_weekday) {
        written.weekday = walk.take_weekday();
        if (!written.weekday) continue;
        walk.take_mark(",");
        if (!walk.take_word("le")) walk.take_word("the");
      }
      if (!form(walk, written)) continue;
      const TimeOfDay time = read_time_of_day(walk.rest());
      if (time.pieces > 0) written.minute = time.minute;
      written.pieces = walk.at() + time.pieces;
      return written;
    }
  }
  return std::nullopt;
}

}  // namespace archive::dates
