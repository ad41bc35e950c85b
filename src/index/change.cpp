// SPDX-License-Identifier: GPL-3.0-or-later
#include "change.hpp"

#include <xapian.h>

#include <algorithm>
#include <string>

#include "document.hpp"
#include "term_lists.hpp"

namespace archive::index {
namespace {

/// Articles that are asked whether they only move: some five hundred look-ups each. Of more than a few most are changed for
/// another reason, or one walk costs less.
constexpr std::size_t most_moves = 32;

}  // namespace

void Change::put(std::unique_ptr<Prepared::Impl> article) {
  auto& one = of(article->id);
  one.article = std::move(article);
}

void Change::remove(const core::ArticleId& id) { of(id).article.reset(); }

Change::One& Change::of(const core::ArticleId& id) {
  const auto [place, is_new] = places_.try_emplace(id, all_.size());
  if (is_new) all_.push_back({id, nullptr});
  return all_[place->second];
}

/// Those that the segment holds, ascending.
std::vector<std::uint32_t> Change::documents() const {
  const Xapian::Database database(segment_.string());
  std::vector<std::uint32_t> numbers;
  for (const auto& one : all_) {
    const auto term = id_term(one.id);
    const auto found = database.postlist_begin(term);
    if (found != database.postlist_end(term)) numbers.push_back(*found);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

/// What is to be done where all that changes is of which clusters articles are, in the order of their documents.
std::optional<std::vector<ClusterMove>> Change::moves() const {
  if (all_.size() > most_moves) return std::nullopt;
  const Xapian::Database database(segment_.string());
  std::vector<ClusterMove> all;
  for (const auto& one : all_) {
    if (!one.article) return std::nullopt;
    const auto term = id_term(one.id);
    const auto found = database.postlist_begin(term);
    if (found == database.postlist_end(term)) return std::nullopt;
    auto move = find_move(database, *found, one.article->draft);
    if (!move) return std::nullopt;
    all.push_back(*std::move(move));
  }
  std::sort(all.begin(), all.end(),
            [](const ClusterMove& one, const ClusterMove& two) { return one.document < two.document; });
  return all;
}

void Change::apply() {
  const auto its_moves = moves();
  if (!its_moves) {
    replace();
    return;
  }
  if (its_moves->empty()) return;
  glass::put_term_lists(segment_, to_move(*its_moves));
  {
    Xapian::WritableDatabase database(segment_.string(), Xapian::DB_OPEN);
    database.begin_transaction();
    for (const auto& move : *its_moves) make_move(database, move);
    database.commit_transaction();
  }
  glass::drop_term_lists(segment_);
}

void Change::replace() {
  glass::put_term_lists(segment_, glass::find_terms(segment_, documents()));
  {
    Xapian::WritableDatabase database(segment_.string(), Xapian::DB_OPEN);
    database.begin_transaction();
    for (const auto& [id, article] : all_) {
      if (!article) {
        database.delete_document(id_term(id));
        continue;
      }
      database.replace_document(id_term(id), article->draft.document());
      const TermTable& pairs = article->draft.accentuations();
      for (std::uint32_t pair = 0; pair < pairs.size(); ++pair) {
        const auto [folded, word] = split_accentuation(pairs[pair]);
        database.add_synonym(std::string(folded), std::string(word));
      }
    }
    database.commit_transaction();
  }
  glass::drop_term_lists(segment_);
}

}  // namespace archive::index
