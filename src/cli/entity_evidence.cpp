// SPDX-License-Identifier: GPL-3.0-or-later
#include "entity_evidence.hpp"

#include <fmt/format.h>

#include "archive/index/terms.hpp"
#include "archive/ingest/names.hpp"
#include "archive/text/sentences.hpp"
#include "article_id.hpp"

namespace archive::cli {
namespace {

using index::FacetKind;

constexpr std::pair<FacetKind, entities::Kind> kinds[] = {{FacetKind::Person, entities::Kind::Person},
                                                          {FacetKind::Org, entities::Kind::Org},
                                                          {FacetKind::Place, entities::Kind::Place},
                                                          {FacetKind::Product, entities::Kind::Product}};

entities::Kind entity_kind(FacetKind kind) {
  for (const auto& [facet, entity] : kinds)
    if (facet == kind) return entity;
  return entities::Kind::Product;
}

std::vector<std::string>& member(search::Filters& filters, FacetKind kind) {
  switch (kind) {
    case FacetKind::Person: return filters.persons;
    case FacetKind::Org: return filters.orgs;
    case FacetKind::Place: return filters.places;
    default: return filters.products;
  }
}

/// The sentence around a span, its line breaks as spaces.
std::string sentence_around(std::string_view text, core::Span span) {
  for (const auto paragraph : text::paragraphs(text)) {
    if (span.begin < paragraph.begin || span.begin >= paragraph.end) continue;
    const auto words = text.substr(paragraph.begin, paragraph.size());
    for (const auto sentence : text::sentences(words)) {
      const core::Span whole{paragraph.begin + sentence.begin, paragraph.begin + sentence.end};
      if (span.begin < whole.begin || span.begin >= whole.end) continue;
      std::string found(text.substr(whole.begin, std::max(whole.end, span.end) - whole.begin));
      for (char& c : found) c = c == '\n' ? ' ' : c;
      return found;
    }
  }
  return std::string(text.substr(span.begin, span.size()));
}

}  // namespace

EvidenceFinder::EvidenceFinder(search::Searcher& searcher, const std::filesystem::path& archive,
                               const store::Store& store)
    : searcher_(searcher), store_(store), known_(ingest::known_names(archive, store)) {}

Evidence EvidenceFinder::of(search::Request request, FacetKind kind, const std::string& name) {
  request.limit = 1;
  request.snippets = 0;
  request.want_text = false;
  member(request.filters, kind) = {name};
  const auto results = searcher_.run(request);
  Evidence evidence;
  if (results.hits.empty()) return evidence;
  evidence.article = results.hits.front().id;
  const auto record = store_.find(evidence.article);
  if (!record) return evidence;
  const auto naming = entities::read_names(record->article.title, record->article.body, known_);
  const std::string slug = index::slug(name);
  const entities::Mention* best = nullptr;
  for (const auto& mention : naming.mentions) {
    if (mention.kind != entity_kind(kind) || index::slug(mention.name) != slug) continue;
    if (best == nullptr || mention.confidence > best->confidence) best = &mention;
  }
  if (best == nullptr) return evidence;
  const auto& text = best->part == entities::Part::Title ? record->article.title : record->article.body;
  evidence.sentence = sentence_around(text, best->span);
  evidence.rule = best->evidence;
  const auto form = std::string_view(text).substr(best->span.begin, best->span.size());
  for (const auto& row : store_.lessons().all()) {
    if (row.origin == store::LessonRow::Origin::Learned && evidence.rule.starts_with("learned") && row.form == form)
      evidence.rule += fmt::format(" ({}, as {})", row.articles, short_id(row.article));
  }
  return evidence;
}

std::vector<std::string> EvidenceFinder::aliases(FacetKind kind, const std::string& name) const {
  std::vector<std::string> names;
  for (const auto alias : known_.aliases(entity_kind(kind), name)) names.emplace_back(alias);
  return names;
}

}  // namespace archive::cli
