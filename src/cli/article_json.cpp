// SPDX-License-Identifier: GPL-3.0-or-later
#include "article_json.hpp"

namespace archive::cli {

void write_article(Json& json, const core::Article& article) {
  json.key("title").string_or_null(article.title);
  json.key("date").day_or_null(article.date);
  json.key("published").string_or_null(article.published);
  json.key("updated").string_or_null(article.updated);
  json.key("date_from").string_or_null(article.date_from);
  json.key("authors").strings(article.authors);
  json.key("source").string_or_null(article.source);
  json.key("section").string_or_null(article.section);
  json.key("tags").strings(article.tags);
  json.key("url").string_or_null(article.url);
  json.key("language").string_or_null(article.language);
  json.key("body").string(article.body);
  json.key("removed").strings(article.removed);
}

}  // namespace archive::cli
