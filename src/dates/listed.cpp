// SPDX-License-Identifier: GPL-3.0-or-later
#include "listed.hpp"

#include <algorithm>

#include "calendar.hpp"
#include "walk.hpp"

namespace archive::dates {
namespace {

/// No list of days is longer, and no text may make this slow.
constexpr std::size_t most_listed = 31;

bool is_link(const Token& token) { return token.is("et") || token.is("ou") || token.is("and") || token.is("puis"); }

/// The token of what stands before `at` and links it to an enumeration, its article passed over; `at` where none does.
std::size_t link_before(const Scene& scene, std::size_t at) {
  std::size_t i = at;
  if (i > 0 && (scene.tokens[i - 1].is("le") || scene.tokens[i - 1].is("du") || scene.tokens[i - 1].is("au"))) --i;
  if (i == 0) return at;
  const Token& token = scene.tokens[i - 1];
  return is_link(token) || token.is_mark(",") || token.is_mark("/") || token.is_mark("&") ? i - 1 : at;
}

/// The day of the month, with its weekday, whose last token is that before `end`.
std::optional<Found> day_before(const Scene& scene, std::size_t end, std::size_t from) {
  constexpr std::size_t most_tokens = 4;  // `vendredi vingt et un`
  std::optional<Found> longest;
  for (std::size_t begin = end; begin-- > from && end - begin <= most_tokens;) {
    Walk walk(scene.tokens, begin);
    Found found;
    found.begin = begin;
    found.end = end;
    found.form.weekday = walk.weekday();
    if (found.form.weekday) walk.article();
    const auto day = walk.day_number();
    if (!day || walk.at() != end) continue;
    found.form.number = *day;
    longest = found;
  }
  return longest;
}

/// `20 et` before `21 avril` may be a count: `il en vint 20 et 21 avril…`. An article, a weekday, or links alone tell.
bool is_enumeration(const Scene& scene, const std::vector<Found>& listed, bool commas) {
  const Found& first = listed.back();
  if (!commas || first.form.weekday) return true;
  if (first.begin == 0) return true;
  const auto before = scene.word(first.begin - 1);
  return before == "les" || before == "le" || before == "des" || before == "du" || before == "aux" || before == "au";
}

std::vector<Found> days_before(const Scene& scene, const Found& last, std::size_t from) {
  std::vector<Found> listed;
  bool commas = false;
  for (std::size_t at = last.begin; listed.size() < most_listed;) {
    const std::size_t link = link_before(scene, at);
    if (link == at || link <= from) break;
    auto found = day_before(scene, link, from);
    if (!found) break;
    commas = commas || !is_link(scene.tokens[link]);
    const auto weekday = found->form.weekday;
    const unsigned number = found->form.number;
    found->form = last.form;
    found->form.number = number;
    found->form.weekday = weekday;
    found->form.end = found->end;
    at = found->begin;
    listed.push_back(*found);
  }
  if (listed.empty() || !is_enumeration(scene, listed, commas)) return {};
  std::reverse(listed.begin(), listed.end());
  return listed;
}

/// `XVIIIe et` before `XIXe siècle`.
std::vector<Found> centuries_before(const Scene& scene, const Found& last, std::size_t from) {
  const std::size_t link = link_before(scene, last.begin);
  if (link == last.begin || link <= from || !is_link(scene.tokens[link])) return {};
  for (std::size_t begin = link; begin-- > from && link - begin <= 2;) {
    Walk walk(scene.tokens, begin);
    const auto number = walk.century_number();
    if (!number || walk.at() != link) continue;
    Found found;
    found.begin = begin;
    found.end = link;
    found.form = last.form;
    found.form.end = link;
    found.form.interval = century(*number);
    return {found};
  }
  return {};
}

}  // namespace

std::vector<Found> listed_before(const Scene& scene, const Found& last, std::size_t from) {
  if (last.is_range || last.begin == 0) return {};
  const Form& form = last.form;
  if (form.kind == Form::Kind::Yearly && form.part == Part::Day && form.named && form.shift == 0 &&
      last.end - last.begin > 1 && !form.national)
    return days_before(scene, last, from);
  if (form.kind == Form::Kind::Fixed && form.grain == Grain::Century) return centuries_before(scene, last, from);
  return {};
}

}  // namespace archive::dates
