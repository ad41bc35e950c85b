// SPDX-License-Identifier: GPL-3.0-or-later
#include "sentence_dates.hpp"

#include <algorithm>
#include <utility>

#include "grammar.hpp"
#include "listed.hpp"

namespace archive::dates {
namespace {

bool is_bare_year(const Found& found) {
  return !found.is_range && found.form.kind == Form::Kind::Yearly && found.form.part == Part::Year &&
         found.form.slice == Slice::Whole;
}

bool lacks_year(const Found& found) {
  const Form& form = found.form;
  return form.kind == Form::Kind::Yearly && !form.year && !form.leaning && !form.this_one &&
         (!found.is_range || !found.left.year);
}

}  // namespace

Sentence::Sentence(std::string_view text)
    : text_(text), cutter_(text), tokens_(tokens_of(text, cutter_)), scene_{text, tokens_}, verbs_(text, tokens_) {
  find_beginnings();
}

std::vector<Found> Sentence::find(bool whole_paragraph) {
  if (whole_paragraph) {
    if (const auto found = read_alone()) return {*found};
  }
  for (std::size_t i = 0; i < tokens_.size();) {
    const auto found = begins(i) ? read_at(i) : std::nullopt;
    if (!found) {
      ++i;
      continue;
    }
    add_listed(*found);
    scene_.last_end = found->end;
    scene_.last_was_year = is_bare_year(*found);
    found_.push_back(*found);
    i = found->end;
  }
  carry_years();
  return std::move(found_);
}

bool Sentence::is_since(const Found& found) const {
  for (std::size_t i = found.begin; i-- > 0 && found.begin - i <= 2;)
    if (tokens_[i].is("depuis") || tokens_[i].is("since")) return true;
  return false;
}

void Sentence::find_beginnings() {
  constexpr std::size_t farthest_core = 7;
  begins_.resize(tokens_.size());
  std::size_t core = tokens_.size() + farthest_core + 1;  // the nearest one from here on
  for (std::size_t i = tokens_.size(); i-- > 0;) {
    const Token& token = tokens_[i];
    Role role = token.facts.role;
    if (role == Role::None && scene_.word(i + 1).starts_with("siecle")) role = Role::Beginning;
    if (token.is_number()) {
      const Token* next = scene_.at(i + 1);
      const bool parts = next && !next->spaced && (next->kind == Piece::Kind::Mark || next->is("s"));
      role = parts || (token.key.size() == 4 && token.value < 3000) ? Role::Core : Role::Beginning;
    }
    if (role == Role::Core) core = i;
    begins_[i] = role == Role::Core || (role == Role::Beginning && core - i <= farthest_core);
  }
}

std::optional<Found> Sentence::read_at(std::size_t i) const {
  const bool opens = opens_range(tokens_[i]);
  if (opens && !has_ends(i)) return std::nullopt;
  auto form = opens ? std::nullopt : read_form(tokens_, i, Style::Text);
  if (const auto range = read_range(tokens_, i, Style::Text, form); range && is_date(scene_, *range, i))
    return found_range(*range, i);
  if (form && form->national) form = national_day(scene_, *form, i);
  if (!form) return std::nullopt;
  if (!is_date(scene_, *form, i)) {
    // `jeudi 15 heures`: the weekday stands without the number.
    if (form->kind != Form::Kind::DayNumber) return std::nullopt;
    Form weekday;
    weekday.kind = Form::Kind::Weekday;
    weekday.weekday = form->weekday;
    weekday.end = i + 1;
    if (!is_date(scene_, weekday, i)) return std::nullopt;
    form = weekday;
  }
  Found found;
  found.begin = i;
  found.end = form->end;
  found.form = *form;
  if (is_any_season(found)) return std::nullopt;
  return found;
}

bool Sentence::is_any_season(const Found& found) const {
  const Form& form = found.form;
  if (form.kind != Form::Kind::Yearly || form.part != Part::Season || form.year || form.this_one || form.leaning)
    return false;
  const Tense told = tense(found);
  return told == Tense::None || told == Tense::Present || told == Tense::Passive;
}

void Sentence::add_listed(const Found& last) {
  std::size_t from = scene_.last_end;
  while (!found_.empty() && found_.back().form.kind == Form::Kind::DayNumber && !found_.back().is_range) {
    from = found_.size() > 1 ? found_[found_.size() - 2].end : 0;
    const auto listed = listed_before(scene_, last, from);
    if (listed.empty() || listed.front().begin > found_.back().begin) break;
    found_.pop_back();
  }
  from = found_.empty() ? 0 : found_.back().end;
  for (const Found& listed : listed_before(scene_, last, from)) found_.push_back(listed);
}

bool Sentence::has_ends(std::size_t i) const {
  constexpr std::size_t farthest_between = 10;
  std::size_t next = i + 1;
  while (next < tokens_.size() &&
         (tokens_[next].is("le") || tokens_[next].is("la") || tokens_[next].is("l") || tokens_[next].is("les")))
    ++next;
  if (next >= tokens_.size() || !begins(next)) return false;
  for (++next; next < std::min(tokens_.size(), i + farthest_between); ++next) {
    const auto word = scene_.word(next);
    if (in<"a", "au", "aux", "et", "jusqu", "jusque", "to", "and", "until", "till", "through">(word)) return true;
  }
  return false;
}

Found Sentence::found_range(const Range& range, std::size_t begin) {
  Found found;
  found.begin = begin;
  found.end = range.end;
  found.is_range = true;
  found.left = range.left;
  found.form = range.right;
  return found;
}

std::optional<Found> Sentence::read_alone() const {
  constexpr std::size_t most_tokens = 16;
  std::size_t size = tokens_.size();
  while (size > 0 && tokens_[size - 1].kind == Piece::Kind::Mark) --size;
  if (size == 0 || size > most_tokens) return std::nullopt;
  const auto tokens = std::span(tokens_).first(size);
  for (std::size_t i = 0; i < size; ++i) {
    if (const auto range = read_range(tokens, i, Style::Alone, read_form(tokens, i, Style::Alone));
        range && range->end == size) {
      auto found = found_range(*range, i);
      found.alone = true;
      return found;
    }
    const auto form = read_form(tokens, i, Style::Alone);
    const bool year =
        form && form->kind == Form::Kind::Yearly && form->part == Part::Year && form->slice == Slice::Whole;
    if (form && form->end == size && !year && is_lone_date(*form, i, size)) {
      Found found;
      found.begin = i;
      found.end = size;
      found.form = *form;
      found.alone = true;
      return found;
    }
    if (!in<"le", "la", "les", "l", "en", "au", "a", "partir", "du", "de", "apres", "avant", "depuis", "jusqu", "un",
            "the", "on">(scene_.word(i)))
      break;
  }
  return std::nullopt;
}

bool Sentence::is_lone_date(const Form& form, std::size_t begin, std::size_t size) const {
  if (form.kind == Form::Kind::DayNumber && !form.weekday) return begin > 0 && size > 1;
  if (form.kind == Form::Kind::Yearly && form.part == Part::Day && (form.bad_month || form.number > 31)) return false;
  return true;
}

void Sentence::carry_years() {
  std::optional<std::optional<int>> of_sentence;  // read once, where it is wanted
  for (std::size_t i = found_.size(); i-- > 0;) {
    if (!lacks_year(found_[i])) continue;
    auto year = year_linked_after(i);
    if (!year) {
      if (!of_sentence) of_sentence = year_of_sentence();
      year = *of_sentence;
    }
    if (!year) continue;
    found_[i].form.year = year;
    found_[i].carried = true;
  }
}

std::optional<int> Sentence::year_linked_after(std::size_t i) const {
  if (i + 1 >= found_.size() || found_[i].is_range) return std::nullopt;
  const Found& next = found_[i + 1];
  if (next.form.kind != Form::Kind::Yearly || !next.form.year || next.form.short_year || is_bare_year(next) ||
      next.begin > found_[i].end + 3)
    return std::nullopt;
  bool linked = false;
  for (std::size_t at = found_[i].end; at < next.begin; ++at) {
    const Token& token = tokens_[at];
    const bool link = token.is("et") || token.is("ou") || token.is("puis") || token.is_mark(",") || token.is_mark("/");
    if (!link && !token.is("le") && !token.is("en") && !token.is("du") && !token.is("les")) return std::nullopt;
    linked = linked || link;
  }
  return linked ? next.form.year : std::nullopt;
}

std::optional<int> Sentence::year_of_sentence() const {
  for (const Found& other : found_) {
    if (!is_bare_year(other) || other.begin == 0) continue;
    const auto before = scene_.word(other.begin - 1);
    if (before == "en" || before == "courant" || before == "annee") return other.form.year;
  }
  return std::nullopt;
}

}  // namespace archive::dates
