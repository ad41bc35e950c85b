// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "review.hpp"

namespace archive::cli {
namespace {

constexpr double width = 720, height = 120, top = 18;  // user units of the drawing; the axis lies at `height`
constexpr std::size_t most_rows = 60;                  // of the table; with more months the empty ones are left out
constexpr double fewest_units = 1.5;                   // a bar nobody could see is no bar

/// Months since year 0.
int month_number(core::Day day) {
  const auto date = core::calendar(day);
  return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

core::Day first_day(int month) { return *core::make_day(month / 12, static_cast<unsigned>(month % 12) + 1, 1); }

std::string units(double value) { return fmt::format("{:.6g}", value); }

class Timeline {
 public:
  /// linked   the months that a link leads to
  Timeline(const std::map<int, std::uint64_t>& months, const std::set<int>& linked, const ReviewWords& words)
      : months_(months), linked_(linked), words_(words) {
    first_ = months.begin()->first;
    last_ = months.rbegin()->first;
    step_ = width / (last_ - first_ + 1);
    for (const auto& [month, count] : months) most_ = std::max(most_, count);
  }

  Html draw() {
    html_.markup("<figure>\n<figcaption>").text(words_.of("Articles by month", "Articles par mois"));
    html_.markup("</figcaption>\n<svg role=\"img\" viewBox=\"0 0 720 146\"");
    html_.attribute("aria-label", title()).markup(">\n");
    html_.markup("<line class=\"axis\" x1=\"0\" y1=\"120\" x2=\"720\" y2=\"120\"/>\n");
    for (const auto& [month, count] : months_) bar(month, count);
    labels();
    html_.markup("</svg>\n");
    table();
    return std::move(html_.markup("</figure>\n"));
  }

 private:
  [[nodiscard]] double at(int month) const { return step_ * (month - first_); }

  [[nodiscard]] std::string title() const {
    const std::string from = words_.month(first_day(first_)), to = words_.month(first_day(last_));
    return words_.french() ? fmt::format("Articles par mois, de {} à {}\u202F; au plus {} en un mois", from, to, most_)
                           : fmt::format("Articles by month, from {} to {}; at most {} in one month", from, to, most_);
  }

  void bar(int month, std::uint64_t count) {
    const double tall = (height - top) * static_cast<double>(count) / static_cast<double>(most_);
    const double wide = std::clamp(step_ * 0.8, fewest_units, 44.0);
    const double left = std::clamp(at(month) + (step_ - wide) / 2, 0.0, width - wide);
    html_.markup("<rect class=\"bar\"").attribute("x", units(left)).attribute("y", units(height - tall));
    html_.attribute("width", units(wide)).attribute("height", units(tall)).markup("><title>");
    html_.text(words_.colon(words_.month(first_day(month)).c_str())).markup(" ").number(count);
    html_.markup("</title></rect>");
    if (few() || (count == most_ && !labelled_most_)) {
      const double middle = std::clamp(left + wide / 2, 10.0, width - 10);
      html_.markup("<text text-anchor=\"middle\"").attribute("x", units(middle));
      html_.attribute("y", units(height - tall - 5)).markup(">").number(count).markup("</text>");
      labelled_most_ = true;
    }
    html_.markup("\n");
  }

  /// Few enough for a label below each bar.
  [[nodiscard]] bool few() const { return last_ - first_ < 4; }

  /// Each month where there are few; else the first and the last, and between them the years where there is room.
  void labels() {
    for (int month = first_; few() && month <= last_; ++month) {
      label(at(month) + step_ / 2, "middle", words_.month(first_day(month)));
    }
    if (few()) return;
    label(0, "start", words_.month(first_day(first_)));
    label(width, "end", words_.month(first_day(last_)));
    const int years = last_ / 12 - first_ / 12;
    const int every = std::max(1, years / 4);
    for (int year = first_ / 12 + 1; year <= last_ / 12; year += every) {
      const double middle = at(year * 12);
      if (middle < 190 || middle > width - 190) continue;
      // A narrow screen, where letters are larger, has room for one in the middle.
      const bool always = std::abs(middle - width / 2) < width / 10;
      label(middle, "middle", std::to_string(year), always ? "" : "roomy");
    }
  }

  void label(double x, std::string_view anchor, std::string_view text, std::string_view style = {}) {
    html_.markup("<text y=\"140\"").attribute("x", units(x)).attribute("text-anchor", anchor);
    if (!style.empty()) html_.attribute("class", style);
    html_.markup(">").text(text).markup("</text>\n");
  }

  void table() {
    html_.markup("<details>\n<summary>").text(words_.of("The same as a table", "Les mêmes chiffres en tableau"));
    html_.markup("</summary>\n<table>\n<thead><tr><th scope=\"col\">").text(words_.of("Month", "Mois"));
    html_.markup("</th><th scope=\"col\">").text("Articles").markup("</th></tr></thead>\n<tbody>\n");
    const bool every = static_cast<std::size_t>(last_ - first_) < most_rows;
    for (int month = first_; month <= last_; ++month) {
      const auto found = months_.find(month);
      if (found == months_.end() && !every) continue;
      html_.markup("<tr><th scope=\"row\">");
      const bool leads = linked_.contains(month);
      if (leads) html_.markup("<a").attribute("href", "#" + month_anchor(first_day(month))).markup(">");
      html_.text(words_.month(first_day(month)));
      if (leads) html_.markup("</a>");
      html_.markup("</th><td>");
      html_.number(found == months_.end() ? 0 : found->second).markup("</td></tr>\n");
    }
    html_.markup("</tbody>\n</table>\n</details>\n");
  }

  const std::map<int, std::uint64_t>& months_;
  const std::set<int>& linked_;
  const ReviewWords& words_;
  Html html_;
  int first_ = 0, last_ = 0;
  double step_ = 0;
  std::uint64_t most_ = 0;
  bool labelled_most_ = false;
};

}  // namespace

std::string month_anchor(core::Day day) { return "m" + core::to_iso(day).substr(0, 7); }

search::DayCounts count_days(const Answer& answer) {
  if (answer.spread) return answer.spread->days;
  search::DayCounts days;
  for (const auto& hit : answer.results.hits) {
    if (hit.article.date) ++days.articles[*hit.article.date];
    else ++days.undated;
  }
  return days;
}

Html timeline(const Answer& answer, bool linked, const ReviewWords& words) {
  std::map<int, std::uint64_t> months;
  for (const auto& [day, articles] : count_days(answer).articles) months[month_number(day)] += articles;
  if (months.size() < 2) return {};
  std::set<int> leading;
  for (const auto& hit : answer.results.hits) {
    if (linked && hit.article.date) leading.insert(month_number(*hit.article.date));
  }
  return Timeline(months, leading, words).draw();
}

}  // namespace archive::cli
