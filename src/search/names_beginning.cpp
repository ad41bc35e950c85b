// SPDX-License-Identifier: GPL-3.0-or-later
#include "names_beginning.hpp"

#include <algorithm>
#include <utility>

#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/fold.hpp"

namespace archive::search {
namespace {

constexpr std::size_t most_terms = 5000;

/// Articles asked how they spell a name.
constexpr int most_asked = 3;

std::string_view field_of(index::FacetKind kind) {
  switch (kind) {
    case index::FacetKind::Source: return "source";
    case index::FacetKind::Section: return "section";
    case index::FacetKind::Tag: return "tag";
    case index::FacetKind::Person: return "person";
    case index::FacetKind::Org: return "org";
    case index::FacetKind::Place: return "place";
    case index::FacetKind::Product: return "product";
  }
  return {};
}

/// A name as its index term has it, without the prefix.
std::string key_of(const index::Field& field, std::string_view name) {
  return field.kind == index::FieldKind::Exact ? text::fold(text::to_term(name)) : index::slug(name);
}

bool has_word(std::string_view name, std::string_view word) {
  const auto words = index::name_words(name);
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// How an article that has the term spells the name: the whole name, else one that it is a word of.
std::string spelling_of(const Xapian::Database& database, const index::Field& field, index::FacetKind kind,
                        const std::string& term) {
  const auto key = std::string_view(term).substr(index::make_term(field.prefix, "").size());
  std::string spelling, longer;
  auto article = database.postlist_begin(term);
  for (int asked = 0; asked < most_asked && article != database.postlist_end(term) && spelling.empty(); ++asked) {
    const auto value = database.get_document(*article).get_value(index::facets_slot);
    index::for_each_facet(value, [&](index::FacetKind its_kind, std::string_view name, std::uint32_t) {
      if (its_kind != kind || !spelling.empty()) return;
      if (key_of(field, name) == key) spelling = name;
      else if (longer.empty() && has_word(name, key)) longer = name;
    });
    ++article;
  }
  return spelling.empty() ? longer : spelling;
}

}  // namespace

std::vector<std::string> names_beginning(const Xapian::Database& database, index::FacetKind kind,
                                         std::string_view typed, std::size_t limit) {
  const index::Field& field = *index::find_field(field_of(kind));
  const std::string beginning = index::make_term(field.prefix, key_of(field, typed));
  std::vector<std::pair<Xapian::doccount, std::string>> terms;
  for (auto term = database.allterms_begin(beginning);
       term != database.allterms_end(beginning) && terms.size() < most_terms; ++term) {
    terms.emplace_back(term.get_termfreq(), *term);
  }
  std::sort(terms.begin(), terms.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::vector<std::string> names;
  for (std::size_t i = 0; i < terms.size() && i < 4 * limit && names.size() < limit; ++i) {
    auto name = spelling_of(database, field, kind, terms[i].second);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace archive::search
