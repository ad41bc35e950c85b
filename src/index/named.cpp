// SPDX-License-Identifier: GPL-3.0-or-later
#include "named.hpp"

#include <map>
#include <set>

#include "archive/entities/entities.hpp"
#include "archive/index/facets.hpp"
#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"

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

void add_named(Xapian::Document& document, const core::Article& article) {
  std::map<std::pair<entities::Kind, std::string>, Named> found;
  for (const auto& mention : entities::find_entities(article.title, article.body)) {
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
    for (const auto& word : name_words(name)) document.add_boolean_term(make_term(prefix, word));
    document.add_boolean_term(make_term(prefix, slug(name)));
    for (const auto& form : named.forms) {
      if (!form.empty()) document.add_boolean_term(make_term(prefix, form));
    }
  }
  if (!facets.empty()) document.add_value(facets_slot, facet_value(facets));
}

}  // namespace archive::index
