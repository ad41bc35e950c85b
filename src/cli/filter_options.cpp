// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter_options.hpp"

#include "archive/core/error.hpp"
#include "archive/dates/query_date.hpp"
#include "archive/text/utf8.hpp"

namespace archive::cli {
namespace {

/// The days an option names; throws where they are not understood.
dates::Interval days_of(const char* option, const std::string& typed, core::Day today) {
  if (!text::is_valid_utf8(typed)) {
    throw core::Error(core::Status::Usage, core::tr("{}: the date is not valid UTF-8", option));
  }
  auto parsed = dates::parse_query_date(typed, today);
  if (auto* error = std::get_if<dates::DateError>(&parsed)) {
    const core::Message hint =
        error->suggestion.empty()
            ? core::tr(
                  "dates are written as 2024-04-20, 2024-04, 2024, \"20 avril 2024\", hier or \"la semaine dernière\"")
            : core::Message(std::string(option) + " \"" + error->suggestion + '"');
    throw core::Error(core::Status::Usage, core::tr("{}: {}", option, error->message), hint);
  }
  return std::get<dates::QueryDate>(parsed).interval;
}

/// The first day of --from and the last of --to, or both of --on.
dates::Interval days_of(const FilterOptions& options, core::Day today) {
  if (options.on) {
    if (options.from || options.to) {
      throw core::Error(core::Status::Usage, core::tr("--on stands beside --from or --to"),
                        core::tr("give one or the other"));
    }
    return days_of("--on", *options.on, today);
  }
  dates::Interval days;
  if (options.from) {
    days.from = days_of("--from", *options.from, today).from;
    if (!days.from)
      throw core::Error(core::Status::Usage, core::tr("--from: that has no first day"), core::tr("use --to or --on"));
  }
  if (options.to) {
    days.to = days_of("--to", *options.to, today).to;
    if (!days.to)
      throw core::Error(core::Status::Usage, core::tr("--to: that has no last day"), core::tr("use --from or --on"));
  }
  if (days.from && days.to && *days.from > *days.to) {
    throw core::Error(core::Status::Usage,
                      core::tr("--from {} is after --to {}", core::to_iso(*days.from), core::to_iso(*days.to)));
  }
  return days;
}

}  // namespace

void declare_filters(Parser& parser, FilterOptions& options) {
  parser.expression("--from", "DATE", options.from, "Published on the first day of this date or later");
  parser.expression("--to", "DATE", options.to, "Published on the last day of this date or earlier");
  parser.expression("--on", "DATE", options.on, "Published in this time");
  parser.list("--source", "NAME", options.filters.sources, "Published by");
  parser.list("--author", "NAME", options.filters.authors, "Written by");
  parser.list("--section", "NAME", options.filters.sections, "In this section");
  parser.list("--tag", "NAME", options.filters.tags, "With this tag");
  parser.list("--person", "NAME", options.filters.persons, "That names this person");
  parser.list("--org", "NAME", options.filters.orgs, "That names this organisation");
  parser.list("--place", "NAME", options.filters.places, "That names this place");
}

search::Filters settle_filters(const FilterOptions& options, core::Day today) {
  search::Filters filters = options.filters;
  const auto days = days_of(options, today);
  filters.from = days.from;
  filters.to = days.to;
  return filters;
}

}  // namespace archive::cli
