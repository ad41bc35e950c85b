// SPDX-License-Identifier: GPL-3.0-or-later
#include "publication.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "archive/dates/dateline.hpp"
#include "archive/dates/zone.hpp"

namespace archive::extract {
namespace {

constexpr int first_year = 1600;

/// Why a candidate cannot be the day of publication; empty where it can.
std::string_view objection(const Candidate& candidate, std::optional<core::Moment> capture) {
  const core::Day day = candidate.day;
  // What programs write where nobody set a time.
  if (candidate.moment && candidate.moment->seconds == 0) return "where the clocks of computers begin";
  if (static_cast<int>(core::calendar(day).year()) < first_year) return "before 1600";
  if (capture && day.number > core::day_of(dates::in_archive_zone(*capture)).number + 1) return "after the capture";
  return {};
}

bool before(const Candidate& a, const Candidate& b) { return a.trust != b.trust ? a.trust < b.trust : a.day < b.day; }

/// The most trusted of valid candidates, unless two of the next three places agree against it.
const Candidate* outvoted(const std::vector<const Candidate*>& places) {
  constexpr std::size_t voters = 3;
  for (std::size_t i = 1; i < places.size() && i <= voters; ++i)
    for (std::size_t k = i + 1; k < places.size() && k <= voters; ++k)
      if (places[k]->trust != Trust::Capture && places[i]->day == places[k]->day && places[i]->day != places[0]->day)
        return places[i];
  return places.front();
}

/// The candidate to believe: that of the most trusted place, the earliest of one place; the others are told in `detail`.
const Candidate* choose(const std::vector<Candidate>& candidates, std::optional<core::Moment> capture,
                        std::string& detail) {
  std::vector<const Candidate*> places;
  for (const Candidate& candidate : candidates)
    if (objection(candidate, capture).empty()) places.push_back(&candidate);
  std::stable_sort(places.begin(), places.end(), [](const auto* a, const auto* b) { return before(*a, *b); });
  places.erase(
      std::unique(places.begin(), places.end(), [](const auto* a, const auto* b) { return a->trust == b->trust; }),
      places.end());
  const Candidate* best = places.empty() ? nullptr : outvoted(places);
  if (best != nullptr) detail = best->text;
  for (const Candidate& candidate : candidates) {
    if (&candidate == best || (best != nullptr && candidate.day == best->day)) continue;
    auto why = objection(candidate, capture);
    if (why.empty())
      why = candidate.trust == best->trust  ? "later than the one taken"
            : candidate.trust < best->trust ? "two others agree against it"
                                            : "less trusted";
    if (!detail.empty()) detail += "; ";
    detail += fmt::format("rejected {} ({}): {}", core::to_iso(candidate.day), why, candidate.text);
  }
  return best;
}

std::string written(const Candidate& candidate) {
  return candidate.moment ? core::to_rfc3339(*candidate.moment) : core::to_iso(candidate.day);
}

}  // namespace

void Publication::add_published(Candidate candidate) { published_.push_back(std::move(candidate)); }

void Publication::add_updated(Candidate candidate) { updated_.push_back(std::move(candidate)); }

std::optional<core::Day> Publication::anchor(const core::Article& article) const {
  if (article.date) return article.date;
  if (!published_.empty())
    return std::min_element(published_.begin(), published_.end(),
                            [](const auto& a, const auto& b) { return a.trust < b.trust; })
        ->day;
  if (capture_) return dates::near_before(core::day_of(dates::in_archive_zone(*capture_)));
  return std::nullopt;
}

void Publication::settle(core::Article& article) const {
  std::string detail;
  const Candidate* published = choose(published_, capture_, detail);
  if (article.date) {
    if (published != nullptr && published->day != *article.date)
      article.provenance.push_back(
          {"date", "rejected", fmt::format("{} (less trusted): {}", core::to_iso(published->day), published->text)});
  } else if (published != nullptr) {
    article.date = published->day;
    article.date_from = published->from;
    if (published->moment) article.published = core::to_rfc3339(*published->moment);
    article.provenance.push_back({"date", published->from, detail});
  } else if (!detail.empty()) {
    article.provenance.push_back({"date", "rejected", detail});
  }
  if (!article.updated.empty()) return;
  detail.clear();
  if (const Candidate* updated = choose(updated_, capture_, detail)) {
    article.updated = written(*updated);
    article.provenance.push_back({"updated", updated->from, detail});
  }
}

}  // namespace archive::extract
