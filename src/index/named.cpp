// SPDX-License-Identifier: GPL-3.0-or-later
#include "named.hpp"

#include <map>
#include <set>

#include "archive/entities/entities.hpp"
#include "archive/index/facets.hpp"
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
};

}  // namespace

void add_named(Draft& document, const core::Article& article, const entities::Known* known) {
  static const entities::Known nothing;
  std::map<std::pair<entities::Kind, std::string>, Named> found;
  const auto naming = entities::read_names(article.title, article.body, known != nullptr ? *known : nothing);
  for (const auto& sighting : naming.sightings) {
    if (const auto term = sighting_term(sighting); !term.empty()) document.add_boolean_term(term);
  }
  for (const auto& mention : naming.mentions) {
    const auto& text = mention.part == entities::Part::Title ? article.title : article.body;
    Named& named = found[{mention.kind, mention.name}];
    ++named.times;
    named.forms.insert(slug(std::string_view(text).substr(mention.span.begin, mention.span.size())));
  }
  std::vector<Facet> facets;
  if (!article.source.empty()) facets.push_back({FacetKind::Source, article.source});
  if (!article.section.empty()) facets.push_back({FacetKind::Section, article.section});
  for (const auto& tag : article.tags) facets.push_back({FacetKind::Tag, tag});
  for (const auto& [entity, named] : found) {
    const auto& [kind, name] = entity;
    facets.push_back({facet_of(kind), name, named.times});
    const auto prefix = find_field(entities::name_of(kind))->prefix;
    // A person is found by the surname; by a first name only where that is all the name there is.
    const std::string_view filed = kind == entities::Kind::Person ? entities::surname_of(name) : std::string_view(name);
    for (const auto& word : name_words(filed)) document.add_boolean_term(make_term(prefix, word));
    document.add_boolean_term(make_term(prefix, slug(name)));
    const std::string given =
        filed.size() < name.size() ? slug(std::string_view(name).substr(0, name.size() - filed.size())) : std::string();
    if (known != nullptr) {
      for (const auto alias : known->aliases(kind, name)) document.add_boolean_term(make_term(prefix, slug(alias)));
    }
    for (const auto& form : named.forms) {
      if (!form.empty() && form != given) document.add_boolean_term(make_term(prefix, form));
    }
  }
  if (!facets.empty()) document.add_value(facets_slot, facet_value(facets));
}

}  // namespace archive::index
