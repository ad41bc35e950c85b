// SPDX-License-Identifier: GPL-3.0-or-later
/// The parts of a press review (`--format html`), each a piece of HTML.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hit_printer.hpp"
#include "html.hpp"

namespace archive::cli {

/// Words and numbers as the reader's language writes them, in HTML text.
class ReviewWords {
 public:
  explicit ReviewWords(Language language) : french_(language == Language::French) {}

  [[nodiscard]] bool french() const { return french_; }
  [[nodiscard]] const char* of(const char* english, const char* french) const { return french_ ? french : english; }
  /// `12 articles`: a number and its noun, a no-break space between.
  [[nodiscard]] std::string counted(std::uint64_t number, const char* one, const char* many) const;
  /// `20 avril 2024`.
  [[nodiscard]] std::string day(core::Day day) const;
  /// `avril 2024`, with a capital where it heads a section.
  [[nodiscard]] std::string month(core::Day day) const;
  /// `« Pegasus »`.
  [[nodiscard]] std::string quoted(std::string_view text) const;
  /// The label of a line, with its colon where a value follows.
  [[nodiscard]] std::string colon(const char* label) const;

 private:
  bool french_;
};

/// People, places and sources, each with the articles that name it.
struct Facet {
  std::string name;
  std::vector<std::size_t> hits;  ///< places in the answer, rising
  std::uint64_t articles = 0;     ///< that match, shown or not
};

struct Facets {
  std::vector<Facet> people, places, sources;  ///< most articles first, then by name

  [[nodiscard]] bool empty() const { return people.empty() && places.empty() && sources.empty(); }
};

[[nodiscard]] Facets find_facets(const Answer& answer);

/// By day of publication: of all articles that match, where the answer tells of them.
[[nodiscard]] search::DayCounts count_days(const Answer& answer);

/// Articles by month, as a drawing with the table that tells the same; nothing where fewer than two months hold any.
///
/// linked   the months have sections to lead to (month_anchor): those of which an article is shown.
[[nodiscard]] Html timeline(const Answer& answer, bool linked, const ReviewWords& words);

/// `m2024-04`.
[[nodiscard]] std::string month_anchor(core::Day day);

}  // namespace archive::cli
