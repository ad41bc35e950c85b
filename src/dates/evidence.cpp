// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence.hpp"

#include <algorithm>

#include "archive/text/lexicon.hpp"
#include "calendar_words.hpp"
#include "names.hpp"

namespace archive::dates {
namespace {

/// Prepositions that make a time of what follows.
bool is_of_time(const Scene& scene, std::size_t i) {
  const auto word = scene.word(i);
  if (word == "des") return scene.tokens[i].accented;
  return in<"en", "courant", "depuis", "avant", "apres", "jusqu", "jusque", "ici", "vers", "fin", "debut", "mi", "in",
            "since", "by", "until", "before", "after">(word);
}

/// Whether the token is what a number before it counts or measures.
bool is_counted(const Scene& scene, std::size_t i) {
  const Token* token = scene.at(i);
  if (!token) return false;
  if (token->kind == Piece::Kind::Mark) return in<"€", "$", "£", "%", "°", "‰", "¥">(token->key);
  if (!token->is_word() || token->capital) return false;
  if (in<"m", "km", "kg", "g", "h", "ha", "l", "cm", "mm", "kw", "mw", "eur", "fr", "heures", "heure", "milliards",
         "millions", "voix">(token->key))
    return true;
  if (token->key.size() < 3) return false;
  const auto& lexicon = text::Lexicon::french();
  const auto written = scene.sentence.substr(token->span.begin, token->span.size());
  bool counted = false;
  for (const auto reading : lexicon.readings(written)) {
    const auto classes = lexicon.classes(reading.headword());
    if (classes.has(text::WordClass::Other)) return false;
    const bool noun = classes.has(text::WordClass::Noun) || classes.has(text::WordClass::Adjective);
    counted = counted ||
              (noun && (reading.has(text::Reading::Plural) || token->key.ends_with('s') || token->key.ends_with('x')));
  }
  return counted;
}

/// `n° 2023-171`, `loi 2023-171`, `article 12`: what follows is a number, not a date.
bool is_numbered(const Scene& scene, std::size_t begin) {
  if (begin == 0 || !scene.tokens[begin].is_number()) return false;
  if (in<"n", "no", "nos", "numero", "numeros", "article", "articles", "chapitre", "page", "version", "dossier",
         "decret", "tel", "telephone">(scene.word(begin - 1)))
    return true;
  const Token& before = scene.tokens[begin - 1];
  return before.is_mark("°") || before.is_mark("º") || before.is_mark("#");
}

/// Whether the digits go on beyond the form: `2023-171`, `01.02.03.04.05`, `12/05/2023-4`.
bool is_part_of_number(const Scene& scene, std::size_t begin, std::size_t end) {
  const Token& first = scene.tokens[begin];
  if (first.is_number() && begin > 0) {
    const Token& before = scene.tokens[begin - 1];
    if (before.is_number()) return true;
    const bool tight = !first.spaced && !first.elided;
    if (tight && before.kind == Piece::Kind::Mark && in<"-", "/", ".", ",", ":", "_", "+">(before.key)) return true;
    if (tight && before.is_word() && !first.joined) return true;
  }
  const Token& last = scene.tokens[end - 1];
  const Token* next = scene.at(end);
  if (!next || !last.is_number()) return false;
  if (!next->spaced && next->is_word() && !next->joined && !next->elided) return true;
  const Token* after = scene.at(end + 1);
  const bool more = after && after->is_number() && !after->spaced;
  return !next->spaced && more && next->kind == Piece::Kind::Mark && in<"-", "/", ".", ",", "_">(next->key);
}

bool is_month_word(const Scene& scene, std::size_t i) {
  const auto word = scene.word(i);
  return !word.empty() && word.size() > 2 && month_named(word).has_value();
}

bool has_month_beside(const Scene& scene, std::size_t begin, std::size_t end) {
  const auto links = [&](std::size_t i) {
    const Token* token = scene.at(i);
    return token && (in<"et", "ou", "a", "au">(scene.word(i)) || token->is_mark(",") || token->is_mark("-") ||
                     token->is_mark("/"));
  };
  if (begin >= 2 && links(begin - 1) && (is_month_word(scene, begin - 2) || scene.last_end == begin - 1)) return true;
  return links(end) && is_month_word(scene, end + 1);
}

bool is_bare_month(const Scene& scene, const Form& form, std::size_t begin) {
  if (form.end - begin > 1) return true;  // `mois de mars`
  const auto word = scene.word(begin);
  const bool sure =
      in<"janvier", "fevrier", "avril", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre">(
          word);
  const bool english = in<"january", "february", "march", "april", "may", "june", "july", "august", "september",
                          "october", "november", "december">(word);
  if (!sure && !english && !in<"mai", "mars">(word)) return false;
  if (begin > 0 && is_of_time(scene, begin - 1)) return true;
  if (has_month_beside(scene, begin, form.end)) return true;
  if (!sure) return false;
  if (!scene.tokens[begin].capital) return true;
  // `Avril fut froid` but not `Avril Martin`, `le maréchal Juin`.
  const Token* next = scene.at(form.end);
  return begin == 0 && next && next->is_word() && !next->capital;
}

bool is_bare_year(const Scene& scene, const Form& form, std::size_t begin) {
  if (form.end - begin > 1) return !is_counted(scene, form.end);
  if (scene.tokens[begin].joined || is_counted(scene, form.end)) return false;
  const Token* next = scene.at(form.end);
  if (begin == 0) return false;
  const Token& before = scene.tokens[begin - 1];
  if (before.is_mark("(") && next && next->is_mark(")")) return true;
  if (is_of_time(scene, begin - 1) || in<"an", "annee">(before.key)) return true;
  if (before.is("de"))
    return begin < 2 || !in<"plus", "moins", "pres", "environ", "autour", "dizaine", "total">(scene.word(begin - 2));
  // `en 2012, 2015 et 2019`
  const bool links = in<"et", "ou", ",">(before.key) || (before.is("en") || before.is("de"));
  return links && scene.last_was_year && scene.last_end == begin - 1;
}

bool is_bare_weekday(const Scene& scene, const Form& form, std::size_t begin) {
  const std::size_t name = form.end - 1;
  const auto word = scene.word(name);
  if (word.size() < 5) return false;  // `mar`, `sam`, `jeu` are other words
  const bool shown = name > begin;    // `ce lundi`
  if (shown) return true;
  const Token& token = scene.tokens[begin];
  if (begin == 0) return true;
  const Token& before = scene.tokens[begin - 1];
  if (token.joined || token.elided) return false;
  // `à lundi`, `dès lundi` are no `a` and no `des`.
  const bool preposition = before.accented && (before.is("a") || before.is("des"));
  if (in<"le", "les", "un", "une", "du", "des", "au", "aux", "chaque", "tous", "quelque", "the", "every", "a">(
          before.key) &&
      before.is_word() && !preposition)
    return false;
  // `le lundi et jeudi`: as much a habit as what it goes with.
  if ((in<"et", "ou", ",">(before.key) && begin >= 2 && weekday_named(scene.word(begin - 2)) &&
       scene.word(begin - 2).size() > 4) &&
      scene.last_end != begin - 1)
    return false;
  // A capital inside a sentence belongs to a name: `le Journal du Dimanche`.
  return !token.capital || before.kind == Piece::Kind::Mark || token.key.ends_with("day");
}

bool is_feast(const Scene& scene, const Form& form, std::size_t begin) {
  if (begin == 0) return true;
  const Token& before = scene.tokens[begin - 1];
  if (form.year || form.shift != 0) return true;
  // `le père Noël`, `marché de Noël`
  if (before.is_word() &&
      ((before.capital && begin > 1) || in<"pere", "mere", "de", "sapin", "arbre", "ile">(before.key)))
    return false;
  const Token* next = scene.at(form.end);
  return form.end - begin > 1 || !(next && next->is_word() && next->capital);
}

bool is_numeric_day(const Scene& scene, const Form& form, std::size_t begin) {
  if (form.bad_month || form.number < 1 || form.number > 31 || is_numbered(scene, begin)) return false;
  if (is_part_of_number(scene, begin, form.end)) return false;
  const std::size_t first = form.weekday ? form.end : begin;  // with a weekday nothing else is needed
  if (!form.year) {
    if (form.weekday) return true;
    return begin > 0 && in<"le", "du", "au", "des", "les">(scene.word(begin - 1)) && !is_counted(scene, form.end);
  }
  // `1.2.34` is a version, `6-4-12` a score.
  if (form.short_year && first == begin && !scene.tokens[begin + 1].is_mark("/"))
    return scene.tokens[begin].key.size() == 2 && scene.tokens[begin + 2].key.size() == 2;
  return true;
}

bool is_yearly_date(const Scene& scene, const Form& form, std::size_t begin) {
  switch (form.part) {
    case Part::Day:
      if (form.named && form.end - begin == 1) return is_feast(scene, form, begin);
      if (!form.named) return is_numeric_day(scene, form, begin);
      if (scene.tokens[begin].is_number() && form.number == 0) return false;
      return !is_part_of_number(scene, begin, form.end) || scene.tokens[form.end - 1].is_word();
    case Part::Easter: return is_feast(scene, form, begin);
    case Part::Month:
      if (!form.named)
        return !form.bad_month && !is_numbered(scene, begin) && !is_part_of_number(scene, begin, form.end) &&
               scene.word(begin - 1) != "loi";
      if (form.year) return !form.short_year || !is_counted(scene, form.end);
      return form.slice != Slice::Whole || form.leaning || form.this_one || is_bare_month(scene, form, begin);
    case Part::Year:
      if (is_numbered(scene, begin) || is_part_of_number(scene, begin, form.end)) return false;
      return is_bare_year(scene, form, begin);
    case Part::Quarter:
    case Part::Semester:
      // `au troisième trimestre`; `au premier trimestre de grossesse` counts from elsewhere.
      if (form.year || form.leaning) return true;
      return begin > 0 && in<"au", "du", "le">(scene.word(begin - 1)) && !in<"de", "d", "du">(scene.word(form.end));
    case Part::Season:
      if (form.year || form.this_one || form.leaning) return true;
      // `au printemps`, `à l'automne`; `en hiver` and `l'hiver` are every winter.
      return begin > 0 && (scene.word(begin - 1) == "au" ||
                           (begin > 1 && scene.word(begin - 1) == "l" && scene.word(begin - 2) == "a"));
    default: return true;
  }
}

bool is_calendar_date(const Scene& scene, const Form& form, std::size_t begin) {
  const auto last = scene.word(form.end - 1);
  if (form.unit == Unit::Day) return last != "journee" || scene.word(begin) == "dans";
  const bool named = form.count != 0 || form.weekday || in<"ce", "cet", "cette", "this", "dans">(scene.word(begin)) ||
                     form.part != Part::Day;
  if (named) return true;
  for (std::size_t i = begin; i < form.end; ++i)
    if (in<"cette", "ce", "cet">(scene.word(i))) return true;
  // `en fin d'année`, `à la fin du mois`: `fin de mois` alone is a habit.
  if (in<"en", "au", "a">(scene.word(begin))) return true;
  return begin > 0 && in<"en", "la", "au", "le", "ici">(scene.word(begin - 1));
}

bool is_beside_date(const Scene& scene, const Form& form, std::size_t begin) {
  const auto word = scene.word(begin);
  const auto before = begin > 0 ? scene.word(begin - 1) : Key();
  if (word == "veille" || (word == "avant" && form.count == -2)) return in<"la", "l", "veille">(before);
  if (word == "lendemain" || word == "surlendemain") {
    if (before == "au" && begin > 1 && scene.word(begin - 2) == "jour") return false;  // `du jour au lendemain`
    return in<"le", "au", "du">(before) || begin == 0;
  }
  if (word == "meme" || word == "jour") return in<"le", "du", "au", "un">(before);
  return true;
}

}  // namespace

bool is_date(const Scene& scene, const Form& form, std::size_t begin) {
  switch (form.kind) {
    case Form::Kind::Yearly:
      return (form.shift != 0 && is_beside_date(scene, form, begin)) ||
             (form.shift == 0 && is_yearly_date(scene, form, begin));
    case Form::Kind::Weekday: return form.step != Form::Step::Open || is_bare_weekday(scene, form, begin);
    case Form::Kind::DayNumber: {
      const Token* next = scene.at(form.end);
      if (begin > 0 && in<"un", "chaque", "les", "des">(scene.word(begin - 1))) return false;  // `un vendredi 13`
      if (is_counted(scene, form.end) || (next && (next->is_number() || next->is_mark(":") || next->is_mark("/"))))
        return false;
      return !(next && !next->spaced && next->is_word());
    }
    case Form::Kind::Offset: {
      // `il y a trois jours de grève` counts days.
      const auto next = scene.word(form.end);
      const bool counts = form.end - begin > 2 && in<"de", "d">(next);
      return !counts && !(scene.word(begin) == "in" && form.end - begin < 3);
    }
    case Form::Kind::Calendar: return is_calendar_date(scene, form, begin);
    // `deux semaines passées à l'hôpital` are a stay.
    case Form::Kind::Units: return !scene.word(form.end - 1).starts_with("passe");
    case Form::Kind::Beside: return is_beside_date(scene, form, begin);
    case Form::Kind::Fixed:
    case Form::Kind::Rolling: break;
  }
  return true;
}

bool is_date(const Scene& scene, const Range& range, std::size_t begin) {
  const Form &left = range.left, &right = range.right;
  const auto is_year = [](const Form& form) { return form.kind == Form::Kind::Yearly && form.part == Part::Year; };
  const auto is_open_weekday = [](const Form& form) {
    return form.kind == Form::Kind::Weekday && form.step == Form::Step::Open;
  };
  if (is_year(left) && is_year(right)) {
    if (*left.year >= *right.year || is_counted(scene, range.end) || is_numbered(scene, begin)) return false;
    return !is_part_of_number(scene, begin, range.end);
  }
  if (is_open_weekday(left) && is_open_weekday(right)) {
    // `du lundi au vendredi` is a habit, `la nuit du samedi au dimanche` one night.
    return in<"de", "entre">(scene.word(begin)) || (begin > 0 && scene.word(begin - 1) == "nuit");
  }
  if (left.kind == Form::Kind::DayNumber && right.kind == Form::Kind::DayNumber) return false;
  if (left.kind == Form::Kind::DayNumber)
    return right.named || is_numeric_day(scene, right, range.end - 3) || right.year;
  if (left.grain == right.grain) return left.named == right.named || left.kind == right.kind;
  return is_year(left) && right.kind == Form::Kind::Offset;
}

std::optional<Form> national_day(const Scene& scene, const Form& form, std::size_t begin) {
  std::optional<Form> nearest;
  std::size_t least = scene.tokens.size() + 1;
  for (std::size_t i = 0; i < scene.tokens.size(); ++i) {
    Walk walk(scene.tokens, i);
    const auto day = take_national_day(walk);
    const std::size_t distance = i < begin ? begin - i : i - begin;
    if (!day || distance >= least) continue;
    least = distance;
    nearest = form;
    nearest->month = day->month;
    nearest->number = day->number;
  }
  if (!nearest && begin > 0 && in<"sa", "leur">(scene.word(begin - 1))) return std::nullopt;
  return nearest ? nearest : form;
}

Relation relation_before(const Scene& scene, std::size_t begin) {
  std::size_t i = begin;
  while (i > 0 && in<"le", "la", "l", "les", "the">(scene.word(i - 1))) --i;
  if (i == 0) return Relation::None;
  const auto word = scene.word(i - 1), earlier = i > 1 ? scene.word(i - 2) : Key();
  if (in<"a", "au", "en", "aux">(word) && in<"jusqu", "jusque">(earlier)) return Relation::Until;
  if (in<"de", "du", "d">(word) && earlier == "partir") return Relation::Since;
  if (in<"depuis", "since">(word) || (word == "des" && scene.tokens[i - 1].accented)) return Relation::Since;
  if (in<"avant", "before">(word)) return Relation::Before;
  if (in<"apres", "after">(word)) return Relation::After;
  return word == "until" ? Relation::Until : Relation::None;
}

}  // namespace archive::dates
