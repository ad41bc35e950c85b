// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/names.hpp"

#include <set>
#include <utility>

#include "archive/index/sighted.hpp"
#include "archive/ingest/ingest.hpp"
#include "names_file.hpp"

namespace archive::ingest {
namespace {

entities::Kind kind_named(std::string_view name) {
  for (const auto kind : {entities::Kind::Person, entities::Kind::Org, entities::Kind::Place})
    if (entities::name_of(kind) == name) return kind;
  return entities::Kind::Product;
}

}  // namespace

entities::Known known_names(const std::filesystem::path& archive, const store::Store& store, NamesFile file) {
  const auto stamp = store.lessons().stamp();
  if (stamp)
    if (auto kept = open_names_file(archive, *stamp)) return std::move(*kept);
  std::vector<entities::Lesson> lessons;
  for (const auto& row : store.lessons().all()) {
    lessons.push_back({.form = row.form,
                       .kind = kind_named(row.kind),
                       .name = row.name,
                       .denied = row.origin == store::LessonRow::Origin::Denied,
                       .learned = row.origin == store::LessonRow::Origin::Learned});
  }
  entities::Known known(lessons);
  // Few are read faster than a file is opened.
  constexpr std::size_t worth_a_file = 100;
  if (stamp && file == NamesFile::Keep && lessons.size() >= worth_a_file) keep_names_file(archive, *stamp, known);
  return known;
}

Decided decide_names(const std::filesystem::path& archive, store::Store& store,
                     const std::vector<store::LessonRow>& rows, Saying saying) {
  Decided decided;
  std::set<core::ArticleId> touched;
  forget_names_file(archive);
  store.begin();
  for (const auto& row : rows) {
    if (saying == Saying::Say) store.lessons().say(row);
    else if (!store.lessons().take_back(row.form, row.kind)) continue;
    decided.rows.push_back(row);
    for (const auto& form : {row.form, row.name}) {
      if (form.empty()) continue;
      for (const auto& id : index::articles_with_words(archive, form))
        if (touched.insert(id).second) store.touch(id);
    }
  }
  store.commit();
  decided.articles = touched.size();
  catch_up(archive);
  return decided;
}

}  // namespace archive::ingest
