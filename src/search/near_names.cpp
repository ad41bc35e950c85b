// SPDX-License-Identifier: GPL-3.0-or-later
#include "near_names.hpp"

#include <algorithm>

#include "archive/index/facets.hpp"
#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "fuzzy.hpp"

namespace archive::search {
namespace {

using query::Node;
using query::NodeKind;

constexpr std::size_t most_names = 3;
constexpr std::size_t long_name = 6;  // letters from which on two slips are allowed

/// Folded names are letters of one byte each, or whatever script: bytes are near enough.
std::u32string points(std::string_view text) {
  std::u32string result;
  for (const char c : text) result += static_cast<unsigned char>(c);
  return result;
}

index::FacetKind facet_of(std::string_view field) {
  if (field == "person") return index::FacetKind::Person;
  if (field == "org") return index::FacetKind::Org;
  return field == "place" ? index::FacetKind::Place : index::FacetKind::Product;
}

/// The name as it is shown that stands under a folded one: the whole of it, or one with that word.
std::string shown_name(const Vocabulary& vocabulary, std::string_view field, const std::string& term,
                       std::string_view folded) {
  const auto& database = vocabulary.database();
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return {};
  std::string whole, part;
  const auto facets = database.get_document(*posting).get_value(index::facets_slot);
  index::for_each_facet(facets, [&](index::FacetKind kind, std::string_view name, std::uint32_t) {
    if (kind != facet_of(field)) return;
    if (whole.empty() && index::slug(name) == folded) whole = name;
    const auto words = index::name_words(name);
    if (part.empty() && std::find(words.begin(), words.end(), folded) != words.end()) part = name;
  });
  return whole.empty() ? part : whole;
}

}  // namespace

std::vector<std::string> near_names(const Vocabulary& vocabulary, std::string_view field, std::string_view typed) {
  struct Near {
    std::size_t distance = 0;
    Xapian::doccount articles = 0;
    std::string term;
  };
  const std::string folded = index::slug(typed), prefix(index::find_field(field)->prefix);
  if (folded.empty() || vocabulary.has(index::make_term(prefix, folded))) return {};
  const std::size_t most = folded.size() < long_name ? 1 : 2;
  const auto wanted = points(folded);
  const std::string beginning = prefix + folded.front();
  std::vector<Near> near;
  const auto& database = vocabulary.database();
  for (auto term = database.allterms_begin(beginning); term != database.allterms_end(beginning); ++term) {
    const std::string name = (*term).substr(prefix.size());
    if (name.size() > folded.size() + most || name.size() + most < folded.size()) continue;
    if (const auto distance = edit_distance(wanted, points(name), most))
      near.push_back({*distance, term.get_termfreq(), *term});
  }
  std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.articles != b.articles ? a.articles > b.articles : a.term < b.term;
  });
  std::vector<std::string> names;
  for (const auto& each : near) {
    if (names.size() == most_names) break;
    auto name = shown_name(vocabulary, field, each.term, std::string_view(each.term).substr(prefix.size()));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

namespace {

class Renamer {
 public:
  Renamer(const Request& request, const Vocabulary& vocabulary) : request_(request), vocabulary_(vocabulary) {}

  std::vector<Renaming> run() {
    visit(request_.query.tree, {});
    filter("person", &Filters::persons);
    filter("org", &Filters::orgs);
    filter("place", &Filters::places);
    return std::move(found_);
  }

 private:
  void visit(const Node& node, const std::vector<std::size_t>& path) {
    if (node.kind == NodeKind::Not) return;
    if (node.kind == NodeKind::Field) return field(node, path);
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      auto further = path;
      further.push_back(i);
      visit(node.children[i], further);
    }
  }

  void field(const Node& node, const std::vector<std::size_t>& path) {
    const auto* known = index::find_field(node.text);
    if (known == nullptr || known->kind != index::FieldKind::Name) return;
    const Node& value = node.children.front();
    const std::string_view text = request_.query.text;
    if (value.kind != NodeKind::Word && value.kind != NodeKind::Phrase) return;
    if (value.span.end > text.size() || value.span.begin >= value.span.end) return;
    std::string typed(text.substr(value.span.begin, value.span.size()));
    std::erase(typed, '"');
    for (const auto& name : near_names(vocabulary_, known->name, typed)) {
      Renaming renaming{{SuggestionKind::Query, std::string(text), 0}, request_};
      renaming.suggestion.text.replace(value.span.begin, value.span.size(), '"' + name + '"');
      Node* place = &renaming.request.query.tree;
      for (const std::size_t child : path) place = &place->children[child];
      Node right;
      right.kind = NodeKind::Word;
      right.text = name;
      right.span = value.span;
      place->children.front() = right;
      found_.push_back(std::move(renaming));
    }
  }

  void filter(std::string_view name, std::vector<std::string> Filters::*values) {
    for (std::size_t i = 0; i < (request_.filters.*values).size(); ++i) {
      for (const auto& near : near_names(vocabulary_, name, (request_.filters.*values)[i])) {
        Renaming renaming{{SuggestionKind::OtherFilter, std::string(name) + " \"" + near + '"', 0}, request_};
        (renaming.request.filters.*values)[i] = near;
        found_.push_back(std::move(renaming));
      }
    }
  }

  const Request& request_;
  const Vocabulary& vocabulary_;
  std::vector<Renaming> found_;
};

}  // namespace

std::vector<Renaming> renamings(const Request& request, const Vocabulary& vocabulary) {
  return Renamer(request, vocabulary).run();
}

}  // namespace archive::search
