// SPDX-License-Identifier: GPL-3.0-or-later
/// Whole units of the calendar told from the present one: `la semaine dernière`, `fin d'année`, `7 derniers jours`.
#include "grammar.hpp"

namespace archive::dates {
namespace {

std::optional<Unit> take_unit(Walk& walk) {
  if (walk.any<"jour", "jours", "journee", "journees", "day", "days">()) return Unit::Day;
  if (walk.any<"semaine", "semaines", "week", "weeks">()) {
    // `week-end`
    if (walk.any<"end", "ends">()) return Unit::Weekend;
    return Unit::Week;
  }
  if (walk.any<"weekend", "weekends">()) return Unit::Weekend;
  if (walk.any<"mois", "month", "months">()) return Unit::Month;
  if (walk.any<"trimestre", "trimestres", "quarter", "quarters">()) return Unit::Quarter;
  if (walk.any<"semestre", "semestres">()) return Unit::Semester;
  if (walk.any<"an", "ans", "annee", "annees", "year", "years">()) return Unit::Year;
  return std::nullopt;
}

Grain grain_of(Unit unit) {
  switch (unit) {
    case Unit::Day: return Grain::Day;
    case Unit::Week: return Grain::Week;
    case Unit::Weekend: return Grain::Interval;
    case Unit::Month: return Grain::Month;
    case Unit::Quarter: return Grain::Quarter;
    case Unit::Semester: return Grain::Interval;
    case Unit::Year: break;
  }
  return Grain::Year;
}

void set_calendar(Form& form, Unit unit, int count) {
  form.kind = Form::Kind::Calendar;
  form.unit = unit;
  form.count = count;
  form.grain = form.slice == Slice::Whole ? grain_of(unit) : Grain::Interval;
}

/// `dernier`, `passé`: -1; `prochain`: 1; `suivant`, `précédent` count from a day named before.
std::optional<int> take_side(Walk& walk, Form& form, Style style) {
  if (walk.past(style == Style::Query)) return -1;
  if (walk.any<"prochain", "prochaine", "prochains", "prochaines">()) return 1;
  const bool later = walk.any<"suivant", "suivante", "suivants", "suivantes">() || walk.all<"d", "apres">() ||
                     walk.all<"qui", "suit">() || walk.all<"qui", "vient">();
  const bool earlier =
      !later && (walk.any<"precedent", "precedente", "precedents", "precedentes">() || walk.all<"d", "avant">());
  if (!later && !earlier) return std::nullopt;
  form.step = Form::Step::Following;
  return later ? 1 : -1;
}

/// `cette semaine`, `ce mois-ci`, `last week`, `la semaine prochaine`.
bool take_whole_unit(Walk& walk, Form& form, Style style) {
  const Walk before = walk;
  if (walk.any<"ce", "cet", "cette", "this">()) {
    const auto unit = take_unit(walk);
    if (!unit) return false;
    if (walk.word("la")) return false;  // `ce jour-là`
    walk.word("ci");
    set_calendar(form, *unit, 0);
    return true;
  }
  if (walk.any<"last", "next">()) {
    const int count = before.next()->is("last") ? -1 : 1;
    const auto unit = take_unit(walk);
    if (!unit || *unit == Unit::Day) return false;
    set_calendar(form, *unit, count);
    return true;
  }
  const auto unit = take_unit(walk);
  // `jour suivant` is read with the words for days (read_relative.cpp).
  if (!unit || *unit == Unit::Day) return false;
  const auto count = take_side(walk, form, style);
  if (!count) return false;
  set_calendar(form, *unit, *count);
  return true;
}

bool read_whole(Walk& walk, Form& form, Style style) { return take_whole_unit(walk, form, style); }

bool has_slices(Unit unit) { return unit == Unit::Week || unit == Unit::Month || unit == Unit::Year; }

/// `en début de semaine`, `à la fin du mois`, `fin de l'année dernière`.
bool read_slice(Walk& walk, Form& form, Style style) {
  walk.any<"en", "au", "a">();
  walk.article();
  if (walk.any<"debut", "beginning">()) form.slice = Slice::Start;
  else if (walk.any<"milieu", "mi", "middle">()) form.slice = Slice::Middle;
  else if (walk.any<"fin", "end">()) form.slice = Slice::End;
  else return false;
  if (!walk.of()) return false;
  const Walk before = walk;
  if (take_whole_unit(walk, form, style)) return has_slices(form.unit);
  if (style == Style::Query) return false;
  walk = before;
  const Slice slice = form.slice;
  form = Form{};
  form.slice = slice;
  const auto unit = take_unit(walk);
  // `fin de mois`, `fin d'année`; `fin de semaine` in Canada is a week-end, here it is Thursday to Sunday.
  if (!unit || !has_slices(*unit)) return false;
  set_calendar(form, *unit, 0);
  return true;
}

/// `lundi de la semaine prochaine`, `mardi cette semaine`.
bool read_weekday_of_unit(Walk& walk, Form& form, Style style) {
  const auto weekday = walk.weekday();
  if (!weekday) return false;
  walk.any<"de", "of">();
  walk.article();
  if (!take_whole_unit(walk, form, style) || form.unit != Unit::Week) return false;
  form.weekday = weekday;
  form.grain = Grain::Day;
  return true;
}

/// `dans la semaine`, `dans la journée`.
bool read_within(Walk& walk, Form& form, Style style) {
  if (style == Style::Query || !walk.word("dans") || !walk.article()) return false;
  if (walk.word("journee")) set_calendar(form, Unit::Day, 0);
  else if (walk.word("semaine")) set_calendar(form, Unit::Week, 0);
  else return false;
  const Token* next = walk.next();
  return !next || !(next->is("de") || next->is("du") || next->is("d") || next->is("des"));
}

/// `7 derniers jours`, `3 prochaines semaines`, `2 semaines passées`, `last 7 days`.
///
/// In a query they roll up to today; in a text they are the whole units before or after the present one.
bool read_several(Walk& walk, Form& form, Style style) {
  const Walk start = walk;
  std::optional<int> side, count;
  std::optional<Unit> unit;
  if (walk.any<"last", "past", "next">()) {
    side = start.next()->is("next") ? 1 : -1;
    count = walk.count();
    unit = take_unit(walk);
  } else {
    count = walk.count();
    if (!count) return false;
    side = take_side(walk, form, style);
    unit = take_unit(walk);
    if (!unit) return false;
    if (!side) side = take_side(walk, form, style);
  }
  if (!count || !side || !unit || *count < 1 || *count > 1000) return false;
  if (form.step == Form::Step::Following && style == Style::Query) return false;
  form.step = Form::Step::Open;
  form.unit = *unit;
  form.grain = Grain::Interval;
  const bool rolls = style == Style::Query && *side < 0;
  form.kind = rolls ? Form::Kind::Rolling : Form::Kind::Units;
  form.count = rolls ? *count : *count * *side;
  return true;
}

/// `7d`, `7j`, `2w`, `2s`, `3m`, `1y`, `1a`.
bool read_short(Walk& walk, Form& form, Style style) {
  if (style != Style::Query) return false;
  const auto count = walk.number(1, 4);
  if (!count || *count < 1 || *count > 1000) return false;
  if (walk.any<"d", "j">()) form.unit = Unit::Day;
  else if (walk.any<"w", "s">()) form.unit = Unit::Week;
  else if (walk.word("m")) form.unit = Unit::Month;
  else if (walk.any<"y", "a">()) form.unit = Unit::Year;
  else return false;
  form.kind = Form::Kind::Rolling;
  form.grain = Grain::Interval;
  form.count = static_cast<int>(*count);
  return true;
}

constexpr FormReader readers[] = {
    {&read_whole, 0,
     "ce cet cette this last next jour jours journee journees day days semaine semaines week weeks weekend weekends "
     "mois month months trimestre trimestres quarter quarters semestre semestres an ans annee annees year years"},
    {&read_slice, 0, "en au a le la les l the debut beginning milieu mi middle fin end"},
    {&read_weekday_of_unit, First::Weekday, ""},
    {&read_within, 0, "dans"},
    {&read_several, First::Count | First::Digits, "last past next"},
    {&read_short, First::Digits, ""},
};

}  // namespace

const std::span<const FormReader> unit_readers = readers;

}  // namespace archive::dates
