// SPDX-License-Identifier: GPL-3.0-or-later
/// Choosing the day an article appeared from what was found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/day.hpp"
#include "archive/core/moment.hpp"

namespace archive::extract {

/// How far a place is trusted to tell the day of publication, the most trusted first. The day it was fetched is that of
/// publication only where nothing else tells one. Source: dates.md, section 4.
enum class Trust { JsonLd, Property, Pubdate, Microdata, Feed, Visible, Dateline, Time, Address, Meta, Capture };

/// A day found in a text, and where.
struct Candidate {
  std::string from;  ///< "visible", "dateline": the value of date_from
  core::Day day;
  std::optional<core::Moment> moment;  ///< where the time of day is known
  std::string text;                    ///< as written, for the provenance
  Trust trust = Trust::Visible;
};

/// The days a text gives, in the order of trust of dates.md section 4.
class Publication {
 public:
  explicit Publication(std::optional<core::Moment> capture) : capture_(capture) {}

  void add_published(Candidate candidate);
  void add_updated(Candidate candidate);

  /// The day that dates without a year lean on: that of the article, of the most trusted candidate, or such that they
  /// fall before the capture.
  [[nodiscard]] std::optional<core::Day> anchor(const core::Article& article) const;

  /// Sets date, published, updated, date_from and their provenance, where the article has no date yet.
  void settle(core::Article& article) const;

 private:
  std::optional<core::Moment> capture_;
  std::vector<Candidate> published_, updated_;
};

}  // namespace archive::extract
