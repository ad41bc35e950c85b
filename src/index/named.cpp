// SPDX-License-Identifier: GPL-3.0-or-later
#include "named.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
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

/// The prefix of the terms of a kind.
std::string_view prefix_of(entities::Kind kind) {
  static const auto prefixes = [] {
    std::array<std::string_view, static_cast<std::size_t>(entities::Kind::Product) + 1> all;
    for (std::size_t k = 0; k < all.size(); ++k)
      all[k] = find_field(entities::name_of(static_cast<entities::Kind>(k)))->prefix;
    return all;
  }();
  return prefixes[static_cast<std::size_t>(kind)];
}

/// Kind and name, which is that of a mention.
using Entity = std::pair<entities::Kind, std::string_view>;

Entity entity_of(const entities::Mention& mention) { return {mention.kind, mention.name}; }

/// The mentions of one entity.
using Mentions = std::span<const entities::Mention* const>;

std::string_view text_of(const core::Article& article, const entities::Mention& mention) {
  const std::string& text = mention.part == entities::Part::Title ? article.title : article.body;
  return std::string_view(text).substr(mention.span.begin, mention.span.size());
}

/// Gives `take` each entity and its mentions, in the order of kinds and names.
template <typename Take>
void for_each_entity(const std::vector<entities::Mention>& mentions, Take take) {
  std::vector<const entities::Mention*> sorted;
  sorted.reserve(mentions.size());
  for (const auto& mention : mentions) sorted.push_back(&mention);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return entity_of(*a) < entity_of(*b); });
  for (auto first = sorted.begin(); first != sorted.end();) {
    const Entity entity = entity_of(**first);
    const auto behind = std::find_if(first, sorted.end(), [&](const auto* one) { return entity_of(*one) != entity; });
    take(entity, Mentions(first, behind));
    first = behind;
  }
}

/// Gives `take` what an entity finds the article by, without the prefix; one may come twice.
template <typename Take>
void file(const Entity& entity, Mentions mentions, const core::Article& article, const entities::Known& known,
          NameForms& forms, Take take) {
  const auto& [kind, name] = entity;
  // A person is found by the surname; by a first name only where that is all the name there is.
  const std::string_view filed = kind == entities::Kind::Person ? entities::surname_of(name) : name;
  const bool whole = filed.size() == name.size();
  const NameForm& form = forms.of(filed);
  for (const auto& word : form.words) take(word);
  // A name of one word is its own slug, but for apostrophes.
  const bool one = whole && form.words.size() == 1 && form.words.front() == form.slug;
  if (!one) take(whole ? form.slug : forms.of(name).slug);
  for (const auto alias : known.aliases(kind, name)) take(forms.of(alias).slug);
  // Most are mentioned by their name alone.
  std::vector<std::string> others;
  for (const auto* mention : mentions) {
    if (const auto text = text_of(article, *mention); text != name) others.push_back(forms.of(text).slug);
  }
  if (others.empty()) return;
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  const std::string& given = forms.of(name.substr(0, name.size() - filed.size())).slug;
  for (const auto& other : others) {
    if (!other.empty() && other != given) take(other);
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
  facets.reserve(facets.size() + naming.mentions.size());
  for_each_entity(naming.mentions, [&](const Entity& entity, Mentions mentions) {
    const auto& [kind, name] = entity;
    facets.push_back({facet_of(kind), std::string(name), static_cast<std::uint32_t>(mentions.size())});
    const auto prefix = prefix_of(kind);
    file(entity, mentions, article, or_nothing(known), forms,
         [&](const std::string& word) { document.add_boolean_term(make_term(prefix, word, term)); });
  });
  if (!facets.empty()) document.add_value(facets_slot, facet_value(facets));
}

std::vector<NamedSpans> find_named(const core::Article& article, const std::vector<AskedName>& asked) {
  std::vector<NamedSpans> all(asked.size());
  const auto naming = entities::read_names(article.title, article.body, or_nothing(nullptr));
  thread_local text::Analyzer analyzer;
  thread_local NameForms forms(analyzer);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string wanted = slug(asked[i].value);
    std::set<Entity> meant;
    for_each_entity(naming.mentions, [&](const Entity& entity, Mentions mentions) {
      if (asked[i].field != entities::name_of(entity.first)) return;
      file(entity, mentions, article, or_nothing(nullptr), forms, [&](const std::string& word) {
        if (word == wanted) meant.insert(entity);
      });
    });
    for (const auto& mention : naming.mentions) {
      if (!meant.contains(entity_of(mention))) continue;
      (mention.part == entities::Part::Title ? all[i].title : all[i].body).push_back(mention.span);
    }
  }
  return all;
}

}  // namespace archive::index
