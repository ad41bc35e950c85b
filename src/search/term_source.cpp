// SPDX-License-Identifier: GPL-3.0-or-later
#include "term_source.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace archive::search {

namespace {

/// The strings that a question to each segment gives, ascending, each once.
template <typename Ask>
std::vector<std::string> of_all(const std::vector<index::Lists>& segments, Ask&& ask) {
  std::vector<std::string> all;
  for (const auto& segment : segments) {
    std::vector<std::string> more = ask(segment);
    if (all.empty()) all = std::move(more);
    else all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  if (segments.size() > 1) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  return all;
}

}  // namespace

std::vector<std::string> TermSource::terms_beginning(const std::string& bytes) const {
  if (lists_ == nullptr) return {database_->allterms_begin(bytes), database_->allterms_end(bytes)};
  return of_all(*lists_, [&](const index::Lists& segment) { return segment.terms_beginning(bytes); });
}

std::vector<std::string> TermSource::accentuations(const std::string& folded) const {
  if (lists_ == nullptr) return {database_->synonyms_begin(folded), database_->synonyms_end(folded)};
  return of_all(*lists_, [&](const index::Lists& segment) { return segment.accentuations(folded); });
}

/// By the segment's own numbers.
std::vector<std::uint32_t> TermSource::times_in(std::size_t segment, const std::string& term,
                                                const std::vector<std::uint32_t>& articles) const {
  const auto* known = matcher_ == nullptr ? nullptr : matcher_->postings(segment, term);
  if (known == nullptr) return (*lists_)[segment].times(term, articles);
  std::vector<std::uint32_t> found(articles.size(), 0);
  auto at = known->articles.begin();
  for (std::size_t i = 0; i < articles.size(); ++i) {
    at = std::lower_bound(at, known->articles.end(), articles[i]);
    if (at == known->articles.end()) break;
    if (*at == articles[i]) found[i] = known->times[static_cast<std::size_t>(at - known->articles.begin())];
  }
  return found;
}

std::vector<std::uint32_t> TermSource::times(const std::string& term,
                                             const std::vector<Xapian::docid>& articles) const {
  if (lists_ != nullptr && lists_->size() == 1) return times_in(0, term, articles);
  std::vector<std::uint32_t> found(articles.size(), 0);
  if (lists_ == nullptr) {
    auto posting = database_->postlist_begin(term);
    const auto end = database_->postlist_end(term);
    for (std::size_t i = 0; i < articles.size() && posting != end; ++i) {
      posting.skip_to(articles[i]);
      if (posting != end && *posting == articles[i]) found[i] = posting.get_wdf();
    }
    return found;
  }
  const auto parts = static_cast<Xapian::docid>(lists_->size());
  for (Xapian::docid part = 0; part < parts; ++part) {
    std::vector<std::uint32_t> own;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if ((articles[i] - 1) % parts != part) continue;
      own.push_back((articles[i] - 1) / parts + 1);
      places.push_back(i);
    }
    if (own.empty()) continue;
    const auto times = times_in(part, term, own);
    for (std::size_t i = 0; i < places.size(); ++i) found[places[i]] = times[i];
  }
  return found;
}

std::uint32_t TermSource::length(Xapian::docid article) const {
  if (lists_ == nullptr) return database_->get_doclength(article);
  const auto place = place_of(article);
  return place.lists.length(place.article);
}

double TermSource::mean_length() const {
  if (lists_ == nullptr) return database_->get_average_length();
  std::uint64_t articles = 0, words = 0;
  for (const auto& segment : *lists_) {
    articles += segment.size();
    words += segment.total_length();
  }
  return articles == 0 ? 0 : static_cast<double>(words) / static_cast<double>(articles);
}

index::TermCounts TermSource::counts(const std::string& term) const {
  if (lists_ == nullptr) return {database_->get_termfreq(term), database_->get_collection_freq(term)};
  index::TermCounts counts;
  for (const auto& segment : *lists_) counts += segment.counts(term);
  return counts;
}

std::string TermSource::record(Xapian::docid article) const {
  // It was met in a list: nobody need look whether it is there.
  if (lists_ == nullptr) return database_->get_document(article, Xapian::DOC_ASSUME_VALID).get_data();
  return std::string(record_in_lists(article));
}

std::string_view TermSource::record_in_lists(Xapian::docid article) const {
  const auto place = place_of(article);
  return place.lists.record(place.article);
}

std::string TermSource::value(Xapian::valueno slot, Xapian::docid article) const {
  if (lists_ == nullptr) return database_->get_document(article, Xapian::DOC_ASSUME_VALID).get_value(slot);
  const auto place = place_of(article);
  return std::string(place.lists.value(slot, place.article));
}

}  // namespace archive::search
