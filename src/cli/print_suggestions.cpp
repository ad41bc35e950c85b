// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_suggestions.hpp"

#include "archive/text/utf8.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t longest_query = 80;  // characters of a query that is repeated

Visible subject(const search::Results& results, std::string_view query) {
  if (!results.missing.empty()) return say("\"{}\"", visible(results.missing));
  if (query.empty()) return say("these filters");
  return text::count_code_points(query) > longest_query ? say("this query") : say("\"{}\"", visible(query));
}

Visible one(const search::Suggestion& suggestion, bool on) {
  switch (suggestion.kind) {
    case search::SuggestionKind::Query: return say("{} ({})", visible(suggestion.text), count(suggestion.articles));
    case search::SuggestionKind::OtherFilter:
      return say("{} with --{}", count(suggestion.articles), visible(suggestion.text));
    case search::SuggestionKind::WithoutPart:
      return say("{} without {}", count(suggestion.articles), visible(suggestion.text));
    case search::SuggestionKind::WithoutFilter: break;
  }
  const bool both_days = suggestion.text == "on" && !on;
  if (both_days) return say("{} without --from and --to", count(suggestion.articles));
  return say("{} without --{}", count(suggestion.articles), visible(suggestion.text));
}

}  // namespace

Visible suggestions_line(const search::Results& results, std::string_view query, bool on) {
  if (results.suggestions.empty()) return {};
  Visible list;
  for (const auto& suggestion : results.suggestions) {
    if (!list.empty()) list += ", ";
    list += one(suggestion, on);
  }
  return say("{}. Try: {}", subject(results, query), list);
}

}  // namespace archive::cli
