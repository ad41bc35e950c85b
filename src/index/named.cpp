// SPDX-License-Identifier: GPL-3.0-or-later
#include "named.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "archive/entities/entities.hpp"
#include "archive/index/facets.hpp"
#include "archive/index/named_spans.hpp"
#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "name_forms.hpp"
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
  std::vector<std::string> forms;  ///< slugs, each once, sorted

  void add(const std::string& form) {
    const auto at = std::lower_bound(forms.begin(), forms.end(), form);
    if (at == forms.end() || *at != form) forms.insert(at, form);
  }
};

/// Kind and name, which is that of a mention.
using Entity = std::pair<entities::Kind, std::string_view>;

using Names = std::map<Entity, Named>;

std::string_view text_of(const core::Article& article, entities::Part part) {
  return part == entities::Part::Title ? article.title : article.body;
}

Names gather(const core::Article& article, const std::vector<entities::Mention>& mentions, NameForms& forms) {
  Names found;
  for (const auto& mention : mentions) {
    Named& named = found[{mention.kind, mention.name}];
    ++named.times;
    named.add(forms.of(text_of(article, mention.part).substr(mention.span.begin, mention.span.size())).slug);
  }
  return found;
}

/// Gives `take` what a name finds the article by, without the prefix; one may come twice.
template <typename Take>
void file(const Entity& entity, const Named& named, const entities::Known& known, NameForms& forms, Take take) {
  const auto& [kind, name] = entity;
  // A person is found by the surname; by a first name only where that is all the name there is.
  const std::string_view filed = kind == entities::Kind::Person ? entities::surname_of(name) : name;
  for (const auto& word : forms.of(filed).words) take(word);
  take(forms.of(name).slug);
  for (const auto alias : known.aliases(kind, name)) take(forms.of(alias).slug);
  const std::string& given = forms.of(name.substr(0, name.size() - filed.size())).slug;
  for (const auto& form : named.forms) {
    if (!form.empty() && form != given) take(form);
  }
}

const entities::Known& or_nothing(const entities::Known* known) {
  static const entities::Known nothing;
  return known != nullptr ? *known : nothing;
}

}  // namespace

void add_named(Draft& document, const core::Article& article, const entities::Known* known, NameForms& forms) {
  const auto naming = entities::read_names(article.title, article.body, or_nothing(known));
  for (const auto& sighting : naming.sightings) {
    if (const auto sighted = sighting_term(sighting); !sighted.empty()) document.add_boolean_term(sighted);
  }
  std::vector<Facet> facets;
  std::string term;
  if (!article.source.empty()) facets.push_back({FacetKind::Source, article.source});
  if (!article.section.empty()) facets.push_back({FacetKind::Section, article.section});
  for (const auto& tag : article.tags) facets.push_back({FacetKind::Tag, tag});
  const Names names = gather(article, naming.mentions, forms);
  facets.reserve(facets.size() + names.size());
  for (const auto& [entity, named] : names) {
    const auto& [kind, name] = entity;
    facets.push_back({facet_of(kind), std::string(name), named.times});
    const auto prefix = find_field(entities::name_of(kind))->prefix;
    file(entity, named, or_nothing(known), forms,
         [&](const std::string& word) { document.add_boolean_term(make_term(prefix, word, term)); });
  }
  if (!facets.empty()) document.add_value(facets_slot, facet_value(facets));
}

std::vector<NamedSpans> find_named(const core::Article& article, const std::vector<AskedName>& asked) {
  std::vector<NamedSpans> all(asked.size());
  const auto naming = entities::read_names(article.title, article.body, or_nothing(nullptr));
  thread_local text::Analyzer analyzer;
  thread_local NameForms forms(analyzer);
  const Names names = gather(article, naming.mentions, forms);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string wanted = slug(asked[i].value);
    std::set<Entity> meant;
    for (const auto& name : names) {
      const Entity& entity = name.first;
      if (asked[i].field != entities::name_of(entity.first)) continue;
      file(entity, name.second, or_nothing(nullptr), forms, [&](const std::string& word) {
        if (word == wanted) meant.insert(entity);
      });
    }
    for (const auto& mention : naming.mentions) {
      if (!meant.contains({mention.kind, mention.name})) continue;
      (mention.part == entities::Part::Title ? all[i].title : all[i].body).push_back(mention.span);
    }
  }
  return all;
}

}  // namespace archive::index
