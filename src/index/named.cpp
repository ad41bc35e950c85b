// SPDX-License-Identifier: GPL-3.0-or-later
#include "named.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "archive/entities/entities.hpp"
#include "archive/index/facets.hpp"
#include "archive/index/named_spans.hpp"
#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "sighted.hpp"

namespace archive::index {
namespace {

FacetKind facet_of(entities::Kind kind) {
  switch (kind) {
    case entities::Kind::Person: return FacetKind::Person;
    case entities::Kind::Org: return FacetKind::Org;
    case entities::Kind::Place: return FacetKind::Place;
    case entities::Kind::Product: return FacetKind::Product;
  }
  return FacetKind::Product;
}

struct Named {
  std::uint32_t times = 0;
  std::set<std::string> forms;  ///< slugs
  NamedSpans spans;
};

using Names = std::map<std::pair<entities::Kind, std::string>, Named>;

Names gather(const core::Article& article, const std::vector<entities::Mention>& mentions) {
  Names found;
  for (const auto& mention : mentions) {
    const bool title = mention.part == entities::Part::Title;
    const auto& text = title ? article.title : article.body;
    Named& named = found[{mention.kind, mention.name}];
    ++named.times;
    named.forms.insert(slug(std::string_view(text).substr(mention.span.begin, mention.span.size())));
    (title ? named.spans.title : named.spans.body).push_back(mention.span);
  }
  return found;
}

/// What a name finds the article by, without the prefix; one may come twice.
std::vector<std::string> filed_under(entities::Kind kind, const std::string& name, const Named& named,
                                     const entities::Known& known) {
  // A person is found by the surname; by a first name only where that is all the name there is.
  const std::string_view filed = kind == entities::Kind::Person ? entities::surname_of(name) : std::string_view(name);
  std::vector<std::string> words = name_words(filed);
  words.push_back(slug(name));
  const std::string given =
      filed.size() < name.size() ? slug(std::string_view(name).substr(0, name.size() - filed.size())) : std::string();
  for (const auto alias : known.aliases(kind, name)) words.push_back(slug(alias));
  for (const auto& form : named.forms) {
    if (!form.empty() && form != given) words.push_back(form);
  }
  return words;
}

const entities::Known& or_nothing(const entities::Known* known) {
  static const entities::Known nothing;
  return known != nullptr ? *known : nothing;
}

}  // namespace

void add_named(Draft& document, const core::Article& article, const entities::Known* known) {
  const auto naming = entities::read_names(article.title, article.body, or_nothing(known));
  for (const auto& sighting : naming.sightings) {
    if (const auto term = sighting_term(sighting); !term.empty()) document.add_boolean_term(term);
  }
  std::vector<Facet> facets;
  if (!article.source.empty()) facets.push_back({FacetKind::Source, article.source});
  if (!article.section.empty()) facets.push_back({FacetKind::Section, article.section});
  for (const auto& tag : article.tags) facets.push_back({FacetKind::Tag, tag});
  for (const auto& [entity, named] : gather(article, naming.mentions)) {
    const auto& [kind, name] = entity;
    facets.push_back({facet_of(kind), name, named.times});
    const auto prefix = find_field(entities::name_of(kind))->prefix;
    for (const auto& word : filed_under(kind, name, named, or_nothing(known)))
      document.add_boolean_term(make_term(prefix, word));
  }
  if (!facets.empty()) document.add_value(facets_slot, facet_value(facets));
}

std::vector<NamedSpans> find_named(const core::Article& article, const std::vector<AskedName>& asked) {
  std::vector<NamedSpans> all(asked.size());
  const auto naming = entities::read_names(article.title, article.body, or_nothing(nullptr));
  for (const auto& [entity, named] : gather(article, naming.mentions)) {
    const auto words = filed_under(entity.first, entity.second, named, or_nothing(nullptr));
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (asked[i].field != entities::name_of(entity.first)) continue;
      if (std::find(words.begin(), words.end(), slug(asked[i].value)) == words.end()) continue;
      NamedSpans& spans = all[i];
      spans.title.insert(spans.title.end(), named.spans.title.begin(), named.spans.title.end());
      spans.body.insert(spans.body.end(), named.spans.body.begin(), named.spans.body.end());
    }
  }
  for (auto& spans : all) {
    for (auto* part : {&spans.title, &spans.body})
      std::sort(part->begin(), part->end(), [](core::Span a, core::Span b) { return a.begin < b.begin; });
  }
  return all;
}

}  // namespace archive::index
