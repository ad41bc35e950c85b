// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters.hpp"

#include <vector>

#include "archive/index/date_value.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/fold.hpp"

namespace archive::search {
namespace {

void add_alternatives(std::vector<Xapian::Query>& conjuncts, std::string_view field,
                      const std::vector<std::string>& values) {
  if (values.empty()) return;
  std::vector<Xapian::Query> alternatives;
  for (const auto& value : values) alternatives.push_back(value_filter(*index::find_field(field), value));
  conjuncts.emplace_back(Xapian::Query::OP_OR, alternatives.begin(), alternatives.end());
}

Xapian::Query day_filter(unsigned slot, std::optional<core::Day> from, std::optional<core::Day> to) {
  // The first value any day has; the empty value of undated articles lies below it.
  const std::string first = from ? index::date_value(*from) : std::string(1, '\0');
  if (to) return {Xapian::Query::OP_VALUE_RANGE, slot, first, index::date_value(*to)};
  return {Xapian::Query::OP_VALUE_GE, slot, first};
}

}  // namespace

Xapian::Query date_filter(std::optional<core::Day> from, std::optional<core::Day> to) {
  return day_filter(index::date_slot, from, to);
}

Xapian::Query added_filter(std::optional<core::Day> from, std::optional<core::Day> to) {
  return day_filter(index::added_slot, from, to);
}

Xapian::Query value_filter(const index::Field& field, std::string_view value) {
  if (field.kind == index::FieldKind::Name) {
    const auto slug = index::slug(value);
    return slug.empty() ? Xapian::Query::MatchNothing : Xapian::Query(index::make_term(field.prefix, slug));
  }
  if (field.kind == index::FieldKind::Exact) {
    return Xapian::Query(index::make_term(field.prefix, text::fold(text::to_term(value))));
  }
  const auto words = index::name_words(value);
  if (words.empty()) return Xapian::Query::MatchNothing;
  std::vector<Xapian::Query> all;
  for (const auto& word : words) all.emplace_back(index::make_term(field.prefix, word));
  const Xapian::Query by_words(Xapian::Query::OP_AND, all.begin(), all.end());
  if (words.size() == 1) return by_words;
  return by_words | Xapian::Query(index::make_term(field.prefix, index::slug(value)));
}

Xapian::Query filter_query(const Filters& filters) {
  std::vector<Xapian::Query> conjuncts;
  if (filters.from || filters.to) conjuncts.push_back(date_filter(filters.from, filters.to));
  add_alternatives(conjuncts, "source", filters.sources);
  add_alternatives(conjuncts, "author", filters.authors);
  add_alternatives(conjuncts, "section", filters.sections);
  add_alternatives(conjuncts, "tag", filters.tags);
  add_alternatives(conjuncts, "person", filters.persons);
  add_alternatives(conjuncts, "org", filters.orgs);
  add_alternatives(conjuncts, "place", filters.places);
  add_alternatives(conjuncts, "product", filters.products);
  return {Xapian::Query::OP_AND, conjuncts.begin(), conjuncts.end()};
}

}  // namespace archive::search
