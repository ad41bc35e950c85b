// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "archive/entities/entities.hpp"
#include "archive/text/fold.hpp"
#include "review.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t most_facets = 12;  // of a kind: more are no overview
constexpr std::size_t short_review = 6;  // articles
constexpr double surest = 0.5;           // a wrong name on top of a review is worse than a missing one

/// By the name without accents: capitals lose theirs in one paper and keep them in another.
using Named = std::map<std::string, Facet>;

std::string plain(const std::string& name) { return text::fold(text::to_term(name)); }

void add(Named& named, const std::string& name, std::size_t hit) {
  auto& facet = named[plain(name)];
  if (facet.name.empty() || (facet.name != name && text::has_accent(text::to_term(name)))) facet.name = name;
  if (facet.hits.empty() || facet.hits.back() != hit) facet.hits.push_back(hit);
}

/// Those of several articles first. What one article alone names is worth a place in a short review, and noise in a long one.
std::vector<Facet> best_of(const Named& named, std::size_t fewest) {
  std::vector<Facet> facets;
  for (const auto& [folded, facet] : named) {
    if (facet.articles >= fewest) facets.push_back(facet);
  }
  std::stable_sort(facets.begin(), facets.end(),
                   [](const Facet& a, const Facet& b) { return a.articles > b.articles; });
  if (facets.size() > most_facets) facets.resize(most_facets);
  return facets;
}

/// Tells of all articles that match: names that no shown article has join those that one has.
void count_all(Named& named, const search::NameCounts& counts, index::FacetKind kind) {
  for (auto& [folded, facet] : named) facet.articles = facet.hits.size();
  for (const auto& count : counts.names) {
    if (count.kind != kind) continue;
    auto& facet = named[plain(count.name)];
    if (facet.name.empty()) facet.name = count.name;
    facet.articles = std::max<std::uint64_t>(count.articles, facet.hits.size());
  }
}

}  // namespace

Facets find_facets(const Answer& answer) {
  Named people, places, sources;
  const auto& hits = answer.results.hits;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const auto& article = hits[i].article;
    if (!article.source.empty()) add(sources, article.source, i);
    for (const auto& mention : entities::find_entities(article.title, article.body)) {
      if (mention.confidence < surest) continue;
      if (mention.kind == entities::Kind::Person) add(people, mention.name, i);
      if (mention.kind == entities::Kind::Place) add(places, mention.name, i);
    }
  }
  const search::NameCounts shown_only;
  const auto& all = answer.spread ? answer.spread->names : shown_only;
  count_all(people, all, index::FacetKind::Person);
  count_all(places, all, index::FacetKind::Place);
  count_all(sources, all, index::FacetKind::Source);
  const std::size_t fewest = hits.size() > short_review ? 2 : 1;
  Facets facets{best_of(people, fewest), best_of(places, fewest), best_of(sources, 1)};
  if (facets.sources.size() < 2) facets.sources.clear();  // one source picks nothing
  return facets;
}

}  // namespace archive::cli
