// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_suggestions.hpp"

#include "archive/text/utf8.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t longest_query = 80;  // characters of a query that is repeated

Visible subject(const search::Results& results, std::string_view query) {
  if (!results.missing.empty()) return say("\"{}\"", visible(results.missing));
  if (query.empty()) return "these filters";
  return text::count_code_points(query) > longest_query ? Visible("this query") : say("\"{}\"", visible(query));
}

Visible one(const search::Suggestion& suggestion, bool on) {
  switch (suggestion.kind) {
    case search::SuggestionKind::Query: return say("{} ({})", visible(suggestion.text), suggestion.articles);
    case search::SuggestionKind::WithoutPart:
      return say("{} without {}", suggestion.articles, visible(suggestion.text));
    case search::SuggestionKind::WithoutFilter: break;
  }
  const bool both_days = suggestion.text == "on" && !on;
  if (both_days) return say("{} without --from and --to", suggestion.articles);
  return say("{} without --{}", suggestion.articles, visible(suggestion.text));
}

}  // namespace

Visible suggestions_line(const search::Results& results, std::string_view query, bool on) {
  if (results.suggestions.empty()) return {};
  Visible line = subject(results, query) + ". Try: ";
  bool first = true;
  for (const auto& suggestion : results.suggestions) {
    if (!first) line += ", ";
    line += one(suggestion, on);
    first = false;
  }
  return line;
}

}  // namespace archive::cli
