// SPDX-License-Identifier: GPL-3.0-or-later
/// Days told from the present one or from one named before: `hier`, `lundi prochain`, `il y a trois jours`, `la veille`.
#include "grammar.hpp"

namespace archive::dates {
namespace {

void set_offset(Form& form, Unit unit, int count) {
  form.kind = Form::Kind::Offset;
  form.unit = unit;
  form.count = count;
  form.grain = unit == Unit::Day ? Grain::Day : unit == Unit::Week ? Grain::Week : Grain::Month;
}

bool read_word(Walk& walk, Form& form, Style style) {
  const auto day = [&](int count) {
    set_offset(form, Unit::Day, count);
    return true;
  };
  if (walk.all<"avant", "hier">() || walk.all<"day", "before", "yesterday">()) return day(-2);
  if (walk.all<"apres", "demain">() || walk.all<"day", "after", "tomorrow">()) return day(2);
  if (walk.any<"hier", "yesterday">()) return day(-1);
  if (walk.any<"demain", "tomorrow">()) return day(1);
  if (walk.all<"aujourd", "hui">() || walk.any<"aujourdhui", "today">()) return day(0);
  if (style != Style::Query && walk.all<"en", "ce", "moment">()) return day(0);
  return false;
}

bool read_weekday(Walk& walk, Form& form, Style style) {
  form.kind = Form::Kind::Weekday;
  if (walk.word("last")) form.step = Form::Step::Last;
  else if (walk.word("next")) form.step = Form::Step::Next;
  else walk.any<"ce", "this">();
  form.weekday = walk.weekday();
  if (!form.weekday) return false;
  if (form.step != Form::Step::Open) return true;
  if (walk.past(style == Style::Query)) form.step = Form::Step::Last;
  else if (walk.word("prochain")) form.step = Form::Step::Next;
  if (style != Style::Query && form.step == Form::Step::Open) {
    if (walk.word("suivant") || walk.all<"d", "apres">()) form.step = Form::Step::Following;
    else if (walk.word("precedent") || walk.all<"d", "avant">()) form.step = Form::Step::Before;
  }
  return true;
}

/// `lundi en huit`, `lundi en 15`.
bool read_weekday_in(Walk& walk, Form& form, Style) {
  form.kind = Form::Kind::Weekday;
  form.weekday = walk.weekday();
  if (!form.weekday || !walk.word("en")) return false;
  const auto days = walk.count();
  if (!days || (*days != 8 && *days != 15)) return false;
  form.step = Form::Step::In;
  form.count = *days == 8 ? 7 : 14;
  return true;
}

struct Stretch {
  Unit unit = Unit::Day;
  int count = 0;
};

/// `3 jours`, `une semaine`, `huit jours` (a week), `une quinzaine`, `a month`.
std::optional<Stretch> take_stretch(Walk& walk) {
  const Walk start = walk;
  walk.any<"environ", "pres", "about", "de">();
  if (walk.any<"une", "la">() && walk.word("quinzaine")) {
    const Walk after = walk;
    if (!walk.all<"de", "jours">()) walk = after;
    return Stretch{Unit::Day, 14};
  }
  walk = start;
  auto count = walk.count();
  if (!count && walk.any<"a", "an">()) count = 1;
  // `une dizaine d'années`
  if (count && (walk.all<"dizaine", "d">() || walk.all<"dizaine", "de">())) *count *= 10;
  if (!count || *count < 1) return std::nullopt;
  Stretch stretch{Unit::Day, *count};
  if (walk.any<"jour", "jours", "day", "days">()) {
    if (*count == 8) stretch.count = 7;
    if (*count == 15) stretch.count = 14;
  } else if (walk.any<"semaine", "semaines", "week", "weeks">()) {
    stretch.unit = Unit::Week;
  } else if (walk.any<"mois", "month", "months">()) {
    stretch.unit = Unit::Month;
  } else if (walk.any<"an", "ans", "annee", "annees", "year", "years">()) {
    stretch.unit = Unit::Year;
  } else {
    return std::nullopt;
  }
  const bool years = stretch.unit == Unit::Year;
  if (stretch.count > (years ? 900 : 9999)) return std::nullopt;
  return stretch;
}

bool read_offset(Walk& walk, Form& form, Style) {
  int sign = 0;
  if (walk.all<"il", "y", "a">() || walk.any<"voila", "voici">()) sign = -1;
  else if (walk.any<"dans", "in">()) sign = 1;
  const auto stretch = take_stretch(walk);
  if (!stretch) return false;
  if (sign == 0) {
    if (!walk.word("ago")) return false;
    sign = -1;
  }
  set_offset(form, stretch->unit, sign * stretch->count);
  return true;
}

/// `la veille`, `le surlendemain`, `le même jour`, `deux jours plus tard`: days after one named before.
std::optional<int> take_beside(Walk& walk) {
  if (walk.all<"avant", "veille">()) return -2;
  if (walk.word("veille")) return -1;
  if (walk.word("lendemain")) return 1;
  if (walk.word("surlendemain")) return 2;
  if (walk.all<"meme", "jour">() || walk.all<"jour", "meme">() || walk.all<"ce", "jour", "la">()) return 0;
  if (walk.all<"jour", "d", "avant">() || walk.all<"jour", "precedent">()) return -1;
  if (walk.all<"jour", "d", "apres">() || walk.all<"jour", "suivant">()) return 1;
  const auto count = walk.count();
  if (!count || *count < 1 || *count > 366 || !walk.any<"jour", "jours">()) return std::nullopt;
  if (walk.word("apres") || walk.all<"plus", "tard">()) return *count;
  if (walk.word("avant") || walk.all<"plus", "tot">()) return -*count;
  return std::nullopt;
}

bool read_beside(Walk& walk, Form& form, Style style) {
  const auto count = take_beside(walk);
  if (!count) return false;
  // `la veille de Noël`, `le lendemain du 13 février`
  const Walk before = walk;
  if (walk.of()) {
    walk.article();
    if (const auto base = read_day(walk, style, [](const Form& read) { return read.grain == Grain::Day; })) {
      walk = walk.after(base->end - walk.at());
      form = *base;
      form.shift = *count;
      return true;
    }
  }
  walk = before;
  if (style == Style::Query) return false;
  // `trois jours après le match` counts from something that is no day.
  const Token* next = walk.next();
  const Token& last = *walk.last();
  if ((last.is("apres") || last.is("avant")) && next && next->is_word()) {
    const bool of_something = next->is("le") || next->is("la") || next->is("les") || next->is("l") || next->is("son") ||
                              next->is("sa") || next->is("ses") || next->is("un") || next->is("une") ||
                              next->is("avoir");
    if (of_something) return false;
  }
  form.kind = Form::Kind::Beside;
  form.count = *count;
  return true;
}

constexpr FormReader readers[] = {
    {&read_word, 0, "avant apres day hier yesterday demain tomorrow aujourd aujourdhui today en"},
    {&read_weekday, First::Weekday, "last next ce this"},
    {&read_weekday_in, First::Weekday, ""},
    {&read_offset, First::Count | First::Digits, "il voila voici dans in environ pres about de la a an"},
    {&read_beside, First::Count | First::Digits, "avant veille lendemain surlendemain meme jour ce"},
};

}  // namespace

const std::span<const FormReader> relative_readers = readers;

}  // namespace archive::dates
