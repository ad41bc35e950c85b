// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/dates/query_date.hpp"

#include <fmt/format.h>

#include "calendar.hpp"
#include "grammar.hpp"
#include "suggest.hpp"

namespace archive::dates {
namespace {

using Kind = DateError::Kind;
using Answer = std::variant<QueryDate, DateError>;

/// Longer than any expression; a hostile text is not read further.
constexpr std::size_t longest_text = 400;

constexpr std::string_view french_weekdays[] = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                "vendredi", "samedi", "dimanche"};
constexpr std::string_view english_weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                 "Friday", "Saturday", "Sunday"};

/// What stands before a date and opens or closes an interval at it.
enum class Opening { None, Since, From, Before, Until, After };

Opening take_opening(Walk& walk) {
  if (walk.any<"depuis", "since">()) return Opening::Since;
  if (walk.all<"a", "partir", "de">() || walk.all<"a", "partir", "d">() || walk.all<"a", "partir", "du">())
    return Opening::From;
  if (walk.word("from")) return Opening::From;
  if (walk.any<"avant", "before">()) return Opening::Before;
  if (walk.all<"jusqu", "a">() || walk.all<"jusqu", "au">() || walk.all<"jusqu", "en">() || walk.any<"until", "till">())
    return Opening::Until;
  if (walk.any<"apres", "after">()) return Opening::After;
  return Opening::None;
}

class Parser {
 public:
  Parser(std::string_view text, core::Day today)
      : text_(text), cutter_(text), tokens_(tokens_of(text, cutter_)), today_(today) {}

  Answer parse() const {
    if (tokens_.empty()) return DateError{Kind::NotUnderstood, core::tr("the date is empty"), {}, 0};
    const Clock clock{today_, Leaning::Query, {}};
    // `avant-hier` and `après-demain` begin like an open interval.
    if (const auto form = whole_form(0)) return answer(*form, resolve(*form, clock), form->grain);
    if (const auto range = read_bare_range(); range && range->end == tokens_.size()) return answer(*range, clock);
    Walk walk(tokens_, 0);
    const Opening opening = take_opening(walk);
    if (opening != Opening::None) {
      if (const auto form = whole_form(walk.at()))
        return open(opening, answer(*form, resolve(*form, clock), form->grain));
    }
    return not_understood();
  }

 private:
  std::optional<Range> read_bare_range() const {
    Walk walk(tokens_, 0);
    if (!opens_range(tokens_.front())) walk.article();
    return read_range(tokens_, walk.at(), Style::Query, read_form(tokens_, walk.at(), Style::Query));
  }

  /// A form that takes all the tokens from `at` on, but for an article or preposition before it.
  std::optional<Form> whole_form(std::size_t at) const {
    const auto whole = [&](std::size_t begin) {
      auto form = read_form(tokens_, begin, Style::Query);
      return form && form->end == tokens_.size() ? form : std::nullopt;
    };
    if (auto form = whole(at)) return form;
    Walk walk(tokens_, at);
    if (!walk.any<"en", "au", "aux", "on", "in", "au">()) walk.word("a");
    walk.article();
    return walk.at() > at ? whole(walk.at()) : std::nullopt;
  }

  Answer answer(const Form& form, const Resolved& resolved, Grain grain) const {
    if (form.bad_month) return impossible(Kind::ImpossibleMonth, form);
    if (!resolved.interval) return impossible(Kind::ImpossibleDay, form);
    if (resolved.right_weekday) return wrong_weekday(form, resolved);
    return QueryDate{*resolved.interval, grain};
  }

  Answer answer(const Range& range, const Clock& clock) const {
    const Resolved resolved = resolve(range, clock);
    for (const Form* end : {&range.left, &range.right})
      if (end->bad_month) return impossible(Kind::ImpossibleMonth, *end);
    if (!resolved.interval) return impossible(Kind::ImpossibleDay, range.right);
    if (resolved.right_weekday) return wrong_weekday(range.right.weekday ? range.right : range.left, resolved);
    if (resolved.inverted) return inverted(*resolved.interval);
    return QueryDate{*resolved.interval, Grain::Interval};
  }

  Answer open(Opening opening, Answer whole) const {
    auto* date = std::get_if<QueryDate>(&whole);
    if (!date) return whole;
    const Interval base = date->interval;
    date->grain = Grain::Interval;
    switch (opening) {
      case Opening::Since:
        date->interval = {base.from, today_};
        if (*base.from > today_) return inverted(date->interval);
        break;
      case Opening::From: date->interval = {base.from, {}}; break;
      case Opening::Before: date->interval = {{}, plus(*base.from, -1)}; break;
      case Opening::Until: date->interval = {{}, base.to}; break;
      case Opening::After: date->interval = {plus(*base.to, 1), {}}; break;
      case Opening::None: break;
    }
    return whole;
  }

  DateError inverted(const Interval& interval) const {
    return {Kind::InvertedRange,
            core::tr("inverted range: {} lies before {}", core::to_iso(*interval.to), core::to_iso(*interval.from)),
            {},
            0};
  }

  DateError impossible(Kind kind, const Form& form) const {
    // Of `32/13/2024` the day is as wrong as the month, and comes first.
    const bool day = kind == Kind::ImpossibleDay || (form.part == Part::Day && form.number > 31);
    if (!day) {
      // Day and month the other way round, as in `04/20/2024` and `2024-20-04`.
      const auto turned = form.part == Part::Day && form.year && form.number <= 12 && form.month <= 31
                              ? core::make_day(*form.year, form.number, form.month)
                              : std::nullopt;
      return {Kind::ImpossibleMonth, core::tr("impossible month {} in \"{}\"", form.month, text_),
              turned ? core::to_iso(*turned) : std::string(), 0};
    }
    return {Kind::ImpossibleDay, core::tr("impossible day: the calendar has no \"{}\"", text_), {}, 0};
  }

  DateError wrong_weekday(const Form& form, const Resolved& resolved) const {
    const Token* typed = nullptr;
    for (const Token& token : tokens_) {
      Walk walk(std::span(&token, 1), 0);
      if (!typed && token.is_word() && walk.weekday() == form.weekday) typed = &token;
    }
    const auto index = *resolved.right_weekday - 1;
    const std::string_view written = typed ? text_.substr(typed->span.begin, typed->span.size()) : std::string_view();
    const bool english = typed && (typed->key.ends_with("day") ||
                                   std::string_view("mon tue tues wed thu thur thurs fri sat sun").find(typed->key) !=
                                       std::string_view::npos);
    const std::string_view right = english ? english_weekdays[index] : french_weekdays[index];
    std::string suggestion(text_);
    std::size_t at = 0;
    if (typed) {
      at = typed->span.begin;
      // The dot of an abbreviation goes with it.
      const std::size_t end = typed->span.end + (text_.substr(typed->span.end).starts_with('.') ? 1 : 0);
      suggestion.replace(at, end - at, right);
    }
    return {Kind::WrongWeekday, core::tr("wrong weekday \"{}\": that day is a {}", written, right), suggestion, at};
  }

  /// Names the first word that no expression holds, else the whole text.
  DateError not_understood() const {
    for (const Token& token : tokens_) {
      if (!token.is_word() || is_date_word(token.key)) continue;
      const auto written = text_.substr(token.span.begin, token.span.size());
      const auto nearest = nearest_date_word(token.key);
      DateError error{
          Kind::NotUnderstood, core::tr("the date is not understood: \"{}\"", written), {}, token.span.begin};
      if (!nearest.empty()) {
        error.message = core::tr("the date is not understood: \"{}\" (did you mean \"{}\"?)", written, nearest);
        error.suggestion = std::string(text_);
        error.suggestion.replace(token.span.begin, token.span.size(), nearest);
      }
      return error;
    }
    return {Kind::NotUnderstood, core::tr("the date is not understood: \"{}\"", text_), {}, 0};
  }

  std::string_view text_;
  Cutter cutter_;
  std::vector<Token> tokens_;
  core::Day today_;
};

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

/// `X..Y`: both ends are whole expressions.
Answer parse_dotted(std::string_view text, std::size_t dots, core::Day today) {
  QueryDate result{{}, Grain::Interval};
  const auto left = trimmed(text.substr(0, dots)), right = trimmed(text.substr(dots + 2));
  for (const auto end : {left, right}) {
    if (end.empty()) continue;
    auto parsed = Parser(end, today).parse();
    if (auto* error = std::get_if<DateError>(&parsed)) {
      error->at += static_cast<std::size_t>(end.data() - text.data());
      return std::move(*error);
    }
    const Interval& interval = std::get<QueryDate>(parsed).interval;
    if (end.data() == left.data()) result.interval.from = interval.from;
    else result.interval.to = interval.to;
  }
  const Interval& interval = result.interval;
  if (!interval.from && !interval.to) return DateError{Kind::NotUnderstood, core::tr("the range has no end"), {}, 0};
  if (interval.from && interval.to && *interval.to < *interval.from) {
    return DateError{
        Kind::InvertedRange,
        core::tr("inverted range: {} lies before {}", core::to_iso(*interval.to), core::to_iso(*interval.from)),
        core::tr("{}..{}", right, left), 0};
  }
  return result;
}

}  // namespace

std::variant<QueryDate, DateError> parse_query_date(std::string_view text, core::Day today) {
  if (text.size() > longest_text) return DateError{Kind::NotUnderstood, core::tr("the date is too long"), {}, 0};
  if (const auto dots = text.find(".."); dots != text.npos) return parse_dotted(text, dots, today);
  const auto inner = trimmed(text);
  auto parsed = Parser(inner, today).parse();
  if (auto* error = std::get_if<DateError>(&parsed); error && !inner.empty())
    error->at += static_cast<std::size_t>(inner.data() - text.data());
  return parsed;
}

}  // namespace archive::dates
