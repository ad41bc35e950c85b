// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher.hpp"

#include <algorithm>
#include <map>

#include "archive/index/index.hpp"
#include "archive/index/sighted.hpp"
#include "archive/index/terms.hpp"
#include "names_file.hpp"

namespace archive::ingest {
namespace {

using store::LessonRow;

/// Articles that have to agree. Two journalists may repeat one slip; three seldom do.
constexpr std::uint64_t least_of_name = 3;
constexpr std::uint64_t least_of_acronym = 2;

/// Of those that speak of a form, so many in ten have to agree.
constexpr std::uint64_t share = 9;

/// Of the articles that name an acronym, one in so many has to explain it.
constexpr std::uint64_t least_explained = 5;

bool agrees(std::uint64_t some, std::uint64_t all) { return some * 10 >= all * share; }

LessonRow row_of(const index::Sighted& sighted) {
  LessonRow row;
  row.origin = LessonRow::Origin::Learned;
  row.form = sighted.sighting.form;
  row.kind = entities::name_of(sighted.sighting.kind);
  row.name = sighted.sighting.name;
  row.articles = static_cast<std::int64_t>(sighted.articles);
  row.article = sighted.article;
  return row;
}

/// The dominant long form of an acronym, among spellings that differ by case and accents alone.
void conclude_acronym(const std::vector<index::Sighted>& explained, std::vector<LessonRow>& rows) {
  std::map<std::string, std::uint64_t> by_name;
  std::uint64_t all = 0;
  for (const auto& one : explained) {
    by_name[index::slug(one.sighting.name)] += one.articles;
    all += one.articles;
  }
  // An acronym that many use and few explain has another meaning for most: `BAC`.
  if (!explained.empty() && all * least_explained < explained.front().as_kind) return;
  const index::Sighted* best = nullptr;
  for (const auto& one : explained) {
    if (agrees(by_name[index::slug(one.sighting.name)], all) && (best == nullptr || one.articles > best->articles))
      best = &one;
  }
  if (best != nullptr) rows.push_back(row_of(*best));
}

std::vector<LessonRow> conclude(const std::vector<index::Sighted>& list) {
  std::vector<LessonRow> rows;
  std::map<std::string, std::vector<index::Sighted>> acronyms;
  for (const auto& one : list) {
    if (!one.sighting.name.empty()) acronyms[one.sighting.form].push_back(one);
    else if (one.articles >= least_of_name && agrees(one.as_kind, one.as_kind + one.as_other))
      rows.push_back(row_of(one));
  }
  for (const auto& [acronym, explained] : acronyms) {
    // A form that is a name of its own is no acronym to be resolved.
    std::erase_if(rows, [&form = acronym](const LessonRow& row) { return row.form == form; });
    conclude_acronym(explained, rows);
  }
  return rows;
}

}  // namespace

Lessons conclude_names(const std::filesystem::path& archive) {
  return {conclude(index::list_sighted(archive, least_of_acronym)), index::read_state(archive).articles};
}

bool may_have_grown(std::int64_t learned_at, std::uint64_t most_articles) {
  return static_cast<std::int64_t>(most_articles) - learned_at >= std::max<std::int64_t>(1, learned_at / 10);
}

std::optional<Lessons> conclude_names_when_grown(const std::filesystem::path& archive, std::int64_t learned_at,
                                                 std::uint64_t most_articles) {
  if (!may_have_grown(learned_at, most_articles)) return std::nullopt;
  if (!may_have_grown(learned_at, index::read_state(archive).articles)) return std::nullopt;
  return conclude_names(archive);
}

void keep_lessons(const std::filesystem::path& archive, store::Store& store, const Lessons& lessons) {
  forget_names_file(archive);
  store.begin();
  store.lessons().replace_learned(lessons.rows);
  store.lessons().set_learned_at(static_cast<std::int64_t>(lessons.articles));
  store.commit();
}

void learn_names_when_grown(const std::filesystem::path& archive, store::Store& store, std::uint64_t most_articles) {
  const auto lessons = conclude_names_when_grown(archive, store.lessons().learned_at(), most_articles);
  if (lessons) keep_lessons(archive, store, *lessons);
}

}  // namespace archive::ingest
