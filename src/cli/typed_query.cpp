// SPDX-License-Identifier: GPL-3.0-or-later
#include "typed_query.hpp"

#include <algorithm>

#include "archive/search/resolve.hpp"
#include "archive/text/utf8.hpp"
#include "print_error.hpp"

namespace archive::cli {
namespace {

query::Remark whole_line(std::string code, core::Message message) {
  return {.is_error = true, .code = std::move(code), .at = 0, .message = std::move(message), .suggestion = {}};
}

/// Throws for the first remark that stops the search.
void stop_at_errors(const std::string& text, const std::vector<query::Remark>& remarks) {
  for (const auto& remark : remarks) {
    if (remark.is_error) throw QueryError(text, remark);
  }
}

TypedQuery parse(const std::string& typed, const search::Filters& filters, core::Day today,
                 const search::SavedQueries& saved) {
  if (const std::size_t at = text::first_malformed(typed); at < typed.size()) {
    auto remark = whole_line("bad-encoding", core::tr("the query is not valid UTF-8"));
    remark.at = at;
    // What follows the place cannot be counted in characters, so it is not shown.
    throw QueryError(typed.substr(0, at), std::move(remark));
  }
  TypedQuery result{.text = text::clean(typed), .query = query::parse(typed)};
  if (!filters.empty()) {
    std::erase_if(result.query.remarks, [](const query::Remark& remark) { return remark.code == "only-negative"; });
  }
  stop_at_errors(result.text, result.query.remarks);
  const search::SavedQueries noted{[&](const std::string& name) {
                                     result.names_saved = true;
                                     return saved.find(name);
                                   },
                                   saved.nearest};
  result.query = search::resolve(std::move(result.query), today, noted);
  stop_at_errors(result.text, result.query.remarks);
  return result;
}

}  // namespace

TypedQuery typed_query(const std::vector<std::string>& words, const search::Filters& filters, core::Day today,
                       const search::SavedQueries& saved) {
  if (words.empty()) return {};
  std::string joined;
  for (const auto& word : words) joined += (&word == &words.front() ? "" : " ") + word;
  return parse(joined, filters, today, saved);
}

TypedQuery typed_query(const BatchLine& line, const search::Filters& filters, core::Day today,
                       const search::SavedQueries& saved) {
  if (!line.has_tab) throw QueryError(line.query, whole_line("no-tab", core::tr("the line is not QID<TAB>QUERY")));
  return parse(line.query, filters, today, saved);
}

std::vector<query::Remark> all_remarks(const TypedQuery& typed, const search::Results& results) {
  stop_at_errors(typed.text, results.remarks);
  auto remarks = typed.query.remarks;
  for (const auto& remark : results.remarks) {
    const bool known = std::any_of(remarks.begin(), remarks.end(), [&](const query::Remark& other) {
      return other.code == remark.code && other.at == remark.at;
    });
    if (!known) remarks.push_back(remark);
  }
  return remarks;
}

}  // namespace archive::cli
