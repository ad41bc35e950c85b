// SPDX-License-Identifier: GPL-3.0-or-later
#include "glass_segment.hpp"

#include <algorithm>

#include "glass_pack.hpp"
#include "glass_synonyms.hpp"

// The layout below is that of 1.4; another Xapian has to be looked at first.
static_assert(XAPIAN_MAJOR_VERSION == 1 && XAPIAN_MINOR_VERSION == 4);

namespace archive::index::glass {
namespace {

/// The numbers of terms in the order of their bytes. The first eight of these decide most comparisons.
std::vector<std::uint32_t> in_order(const TermTable& terms) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order(terms.size());
  for (std::uint32_t number = 0; number < terms.size(); ++number) {
    const std::string_view term = terms[number];
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i) head = head << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
    order[number] = {head, number};
  }
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : terms[a.second] < terms[b.second];
  });
  std::vector<std::uint32_t> numbers(order.size());
  std::transform(order.begin(), order.end(), numbers.begin(), [](const auto& one) { return one.second; });
  return numbers;
}

}  // namespace

SegmentWriter::SegmentWriter(std::filesystem::path directory)
    : directory_(std::move(directory)), records_(directory_ / "docdata.glass") {
  std::error_code error;
  std::filesystem::create_directories(directory_, error);
  if (!error) {
    std::filesystem::permissions(directory_, std::filesystem::perms::owner_all, error);
  }
  if (error) throw Xapian::DatabaseCreateError("cannot create " + directory_.string(), error.value());
}

void SegmentWriter::add(const Draft& draft) {
  begins_.push_back(postings_.size());
  std::uint32_t length = 0;
  const bool shared = draft.vocabulary() == vocabulary_;
  for (const Posting& one : draft.postings()) {
    postings_.push_back({shared ? one.other : vocabulary_->number(draft.term(one)), one.times});
    length += one.times;
  }
  const std::uint32_t document = documents() + 1;
  lengths_.push_back({document, length});
  for (const auto& [slot, value] : draft.values()) slots_[slot].add(document, value);
  std::string key;
  put_sorted_uint(key, document);
  // It is compressed already. Said to be a stream, it is not tried again by each merge.
  if (!draft.data().empty()) records_.add(key, stored(draft.data()), true);
  if (shared) return;
  const TermTable& pairs = draft.accentuations();
  for (std::uint32_t pair = 0; pair < pairs.size(); ++pair) vocabulary_->add_accentuation(pairs[pair]);
}

/// From terms of documents to documents of terms.
void SegmentWriter::sort_terms() {
  begins_.push_back(postings_.size());
  sorted_ = in_order(vocabulary_->terms());
  std::vector<std::size_t> next(vocabulary_->terms().size());
  for (const Posting& one : postings_) ++next[one.other];
  term_begins_.clear();
  std::size_t begin = 0;
  for (const auto term : sorted_) {
    term_begins_.push_back(begin);
    begin += std::exchange(next[term], begin);
  }
  term_begins_.push_back(begin);
  std::vector<Posting> by_term(postings_.size());
  for (std::uint32_t document = 1; document <= documents(); ++document) {
    for (std::size_t at = begins_[document - 1]; at != begins_[document]; ++at)
      by_term[next[postings_[at].other]++] = {document, postings_[at].times};
  }
  postings_ = std::move(by_term);
}

Root SegmentWriter::write_postings() {
  TableWriter table(directory_ / "postlist.glass");
  for (const auto& [slot, values] : slots_) table.add(statistics_key(slot), values.statistics());
  for (const auto& [slot, values] : slots_) values.write(table, slot);
  ListWriter lists(table);
  lists.add_lengths(lengths_);
  const TermTable& terms = vocabulary_->terms();
  constexpr std::size_t ahead = 8;  // in this order terms lie anywhere in memory
  for (std::size_t rank = 0; rank < sorted_.size(); ++rank) {
    if (rank + 2 * ahead < sorted_.size()) terms.expect_place(sorted_[rank + 2 * ahead]);
    if (rank + ahead < sorted_.size()) terms.expect(sorted_[rank + ahead]);
    const std::size_t begin = term_begins_[rank], end = term_begins_[rank + 1];
    lists.add(terms[sorted_[rank]], std::span(postings_).subspan(begin, end - begin));
  }
  return table.finish();
}

Root SegmentWriter::write_synonyms() {
  TableWriter table(directory_ / "synonym.glass");
  SynonymWriter synonyms(table);
  const TermTable& pairs = vocabulary_->accentuations();
  for (const auto number : in_order(pairs)) {
    const auto [folded, accented] = split_accentuation(pairs[number]);
    synonyms.add(folded, accented);
  }
  synonyms.finish();
  return table.finish();
}

Statistics SegmentWriter::statistics() const {
  Statistics all;
  all.documents = all.last_document = documents();
  for (const auto& [document, length] : lengths_) {
    if (length != 0 && (all.shortest == 0 || length < all.shortest)) all.shortest = length;
    all.longest = std::max(all.longest, length);
    all.length += length;
  }
  for (const Posting& one : postings_) all.most_times = std::max(all.most_times, one.times);
  return all;
}

void SegmentWriter::close() {
  sort_terms();
  const Root records = records_.finish();
  const Root postings = write_postings();
  const Root synonyms = write_synonyms();
  write_fresh_version(directory_, postings, records, synonyms, statistics());
}

}  // namespace archive::index::glass
