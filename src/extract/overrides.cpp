// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "archive/text/utf8.hpp"
#include "plain_text.hpp"

namespace archive::extract {
namespace {

void note(core::Article& article, const char* field, const std::string& before) {
  article.provenance.push_back({field, "user", before.empty() ? std::string() : fmt::format("instead of: {}", before)});
}

void set(core::Article& article, const char* field, std::string& value, const std::string& said) {
  if (said.empty()) return;
  std::string wanted = text::clean(said);
  note(article, field, value == wanted ? std::string() : value);
  value = std::move(wanted);
}

std::vector<std::string> cleaned(const std::vector<std::string>& values) {
  std::vector<std::string> result;
  for (const std::string& value : values) result.push_back(text::clean(value));
  return result;
}

void replace(core::Article& article, const char* field, std::vector<std::string>& values,
             const std::vector<std::string>& said) {
  if (said.empty()) return;
  auto wanted = cleaned(said);
  note(article, field, values == wanted ? std::string() : fmt::format("{}", fmt::join(values, "; ")));
  values = std::move(wanted);
}

}  // namespace

void prepare_overrides(core::Article& article, const Overrides& overrides) {
  if (!article.date) article.date = overrides.date;
  if (article.source.empty()) article.source = text::clean(overrides.source);
  if (article.authors.empty()) article.authors = cleaned(overrides.authors);
}

void apply_overrides(core::Article& article, const Overrides& overrides) {
  // A title that is replaced was a line of the text, which must not vanish.
  if (!overrides.title.empty() && !article.title.empty() && article.title != text::clean(overrides.title))
    article.removed.insert(article.removed.begin(), article.title);
  set(article, "title", article.title, overrides.title);
  set(article, "source", article.source, overrides.source);
  set(article, "url", article.url, overrides.url);
  set(article, "section", article.section, overrides.section);
  replace(article, "authors", article.authors, overrides.authors);
  replace(article, "tags", article.tags, overrides.tags);
  if (!overrides.date) return;
  const bool other = article.date && *article.date != *overrides.date;
  note(article, "date", other ? core::to_iso(*article.date) : std::string());
  if (other) article.published.clear();
  article.date = overrides.date;
  article.date_from = "user";
}

}  // namespace archive::extract
