// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/sighted.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "archive/index/reader.hpp"
#include "archive/index/record.hpp"
#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/analyzer.hpp"
#include "sighted.hpp"

namespace archive::index {
namespace {

/// Between form and long form; no text holds it.
constexpr char separator = '\x1f';

/// The articles of a term, copies counted once, and the earliest of them.
void count_articles(const std::vector<Lists>& segments, const std::string& term, Sighted& sighted) {
  std::set<std::string_view> clusters;
  std::uint64_t alone = 0;
  std::string_view earliest;
  const Lists* its_segment = nullptr;
  std::uint32_t first = 0;
  for (const auto& segment : segments) {
    for (const auto article : segment.postings(term).articles) {
      const auto cluster = segment.value(cluster_slot, article);
      if (cluster.empty()) ++alone;
      else clusters.insert(cluster);
      const auto order = segment.value(order_slot, article);
      if (its_segment != nullptr && order >= earliest) continue;
      earliest = order;
      its_segment = &segment;
      first = article;
    }
  }
  sighted.articles = alone + clusters.size();
  if (its_segment != nullptr) sighted.article = unpack(its_segment->record(first)).id;
}

std::uint64_t frequency(const std::vector<Lists>& segments, const std::string& term) {
  std::uint64_t articles = 0;
  for (const auto& lists : segments) articles += lists.counts(term).articles;
  return articles;
}

std::uint64_t named_as(const std::vector<Lists>& segments, entities::Kind kind, const std::string& slug) {
  return frequency(segments, make_term(find_field(entities::name_of(kind))->prefix, slug));
}

}  // namespace

std::string sighting_term(const entities::Sighting& sighting) {
  std::string term(prefix::sighted);
  term += static_cast<char>('0' + static_cast<int>(sighting.kind));
  term += sighting.form;
  if (!sighting.name.empty()) term += separator + sighting.name;
  return term.size() > longest_term ? std::string() : term;
}

std::optional<entities::Sighting> read_sighting(std::string_view term) {
  if (!term.starts_with(prefix::sighted) || term.size() < prefix::sighted.size() + 2) return std::nullopt;
  term.remove_prefix(prefix::sighted.size());
  const int kind = term.front() - '0';
  if (kind < 0 || kind > 3) return std::nullopt;
  term.remove_prefix(1);
  const auto end = std::min(term.find(separator), term.size());
  entities::Sighting sighting{static_cast<entities::Kind>(kind), std::string(term.substr(0, end)), {}};
  if (end < term.size()) sighting.name = term.substr(end + 1);
  return sighting;
}

std::vector<Sighted> list_sighted(const std::filesystem::path& archive, std::uint64_t least) {
  Reader reader(archive);
  std::vector<Sighted> list;
  reader.with_retry([&] {
    list.clear();
    const auto& database = reader.database();
    const auto& segments = reader.lists();
    const std::string all(prefix::sighted);
    for (auto term = database.allterms_begin(all); term != database.allterms_end(all); ++term) {
      if (term.get_termfreq() < least) continue;
      const auto sighting = read_sighting(*term);
      if (!sighting) continue;
      Sighted sighted{*sighting, 0, 0, 0, {}};
      count_articles(segments, *term, sighted);
      if (sighted.articles < least) continue;
      const std::string name = slug(sighting->form);
      for (const auto kind :
           {entities::Kind::Person, entities::Kind::Org, entities::Kind::Place, entities::Kind::Product})
        (kind == sighting->kind ? sighted.as_kind : sighted.as_other) += named_as(segments, kind, name);
      if (!sighting->name.empty()) {
        const std::uint64_t written = frequency(segments, make_term(prefix::capitals, name));
        sighted.as_kind = std::max(sighted.as_kind, written);
      }
      list.push_back(std::move(sighted));
    }
  });
  return list;
}

std::vector<core::ArticleId> articles_with_words(const std::filesystem::path& archive, std::string_view form) {
  text::Analyzer analyzer;
  std::vector<text::Token> tokens;
  analyzer.analyse(form, tokens);
  std::vector<Xapian::Query> words;
  for (const auto& token : tokens) {
    const Xapian::Query body(make_term({}, token.form->term));
    words.push_back(body | Xapian::Query(make_term(find_field("title")->prefix, token.form->term)));
  }
  std::vector<core::ArticleId> ids;
  if (words.empty()) return ids;
  Reader reader(archive);
  reader.with_retry([&] {
    ids.clear();
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, words.begin(), words.end()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const auto found = enquire.get_mset(0, reader.database().get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit) ids.push_back(unpack(hit.get_document().get_data()).id);
  });
  return ids;
}

}  // namespace archive::index
