// SPDX-License-Identifier: GPL-3.0-or-later
/// An article as it was read from its source, before any analysis.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/core/day.hpp"

namespace archive::core {

/// How one field got its value; kept with the article for `show --provenance`.
struct Provenance {
  std::string field;   ///< the JSON key: "date", "title", "charset"…
  std::string origin;  ///< "user", "dateline", "json-ld", "detected"…
  std::string detail;  ///< the text it was read from, what was rejected and why; may be empty
};

/// An article. All text is valid UTF-8 in NFC without NUL; an empty string stands for an absent value.
///
/// body      paragraphs separated by one blank line ("\n\n"); spans of any analysis index into it.
/// removed   pieces of the input that are no part of the article (boilerplate, forms), in input order.
struct Article {
  std::string ref;  ///< the identifier the input gave ("id" of a JSONL line)
  std::string url;
  std::string title;
  std::string source;
  std::string section;
  std::string language;   ///< BCP 47, "fr"
  std::string published;  ///< RFC 3339 with offset, when the time of day is known
  std::string updated;    ///< RFC 3339, or a day
  std::string date_from;  ///< user json-ld meta time visible dateline url feed mail capture
  std::optional<Day> date;
  std::vector<std::string> authors;
  std::vector<std::string> tags;
  std::string body;
  std::vector<std::string> removed;
  std::vector<Provenance> provenance;
};

}  // namespace archive::core
