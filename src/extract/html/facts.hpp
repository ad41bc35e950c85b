// SPDX-License-Identifier: GPL-3.0-or-later
/// What a page says of its article outside of the text: JSON-LD, metas, links, microdata.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/dates/publication_line.hpp"
#include "html/tree.hpp"
#include "publication.hpp"

namespace archive::extract::html {

/// A value and where it stood.
struct Said {
  std::string value;
  std::string origin;  ///< "json-ld", "og:title"…

  /// Takes a value where there is none yet.
  void offer(std::string_view text, std::string_view from);
};

struct Facts {
  Said headline;   ///< the title, as told for machines
  Said doc_title;  ///< that of the window, often with the name of the site
  Said source, section, url, language;
  std::vector<std::string> authors, tags;
  std::string authors_origin, tags_origin;
  std::vector<Candidate> published, updated;
  std::string body;  ///< text of the article, where JSON-LD gives it

  void offer_authors(std::vector<std::string> names, std::string_view from);
  void offer_tags(std::vector<std::string> words, std::string_view from);
};

/// Reads one JSON-LD script: the first article of it. What is malformed or too deep says nothing.
void read_json_ld(std::string_view script, Facts& facts);

/// Reads metas, links, the title of the window and microdata.
void read_head(const Tree& tree, Facts& facts);

/// The facts of a page, each from the most trusted place that tells it.
[[nodiscard]] Facts read_facts(const Tree& tree);

/// Reads a day or a time as machines and people write it: ISO 8601, `20200520`, what mails and
/// servers write (mail_stamp.hpp), `20 mai 2020 à 22h07`.
[[nodiscard]] std::optional<dates::Dated> read_stamp(std::string_view text);

/// The day in the path of an address: `/2023/05/12/`, `/2023-05-12`.
[[nodiscard]] std::optional<core::Day> day_of_path(std::string_view url);

/// A list of names cut at commas, `et`, `and`; without `Par`, addresses and repetitions.
[[nodiscard]] std::vector<std::string> split_names(std::string_view text);

}  // namespace archive::extract::html
