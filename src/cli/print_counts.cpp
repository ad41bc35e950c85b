// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_counts.hpp"

#include <algorithm>

#include "delimited.hpp"
#include "json.hpp"
#include "visible.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t widest_key = 40;  ///< columns; longer keys push their bar to the right

std::uint64_t most_of(const std::vector<CountRow>& rows) {
  std::uint64_t most = 1;
  for (const auto& row : rows) most = std::max(most, row.articles);
  return most;
}

std::string repeated(const char* sign, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += sign;
  return text;
}

/// Programs read the key of what has no name as it is.
Visible name_of(const CountRow& row) { return row.key == no_name ? say("(none)") : visible(row.key); }

/// Key, number and a bar whose length is the share of the largest; what is not nothing has a bar.
void print_bars(Context& context, const std::vector<CountRow>& rows) {
  const std::uint64_t most = most_of(rows);
  std::size_t keys = 0;
  for (const auto& row : rows) keys = std::max(keys, shown_width(name_of(row).bytes()));
  keys = std::min(keys, widest_key);
  const std::size_t digits = shown_width(count(most).bytes());
  const std::size_t room = context.width > keys + digits + 5 ? context.width - keys - digits - 5 : 10;
  for (const auto& row : rows) {
    const Visible name = name_of(row);
    const std::size_t key = shown_width(name.bytes());
    const auto length = static_cast<std::size_t>((row.articles * room + most - 1) / most);
    context.out.show_line(say("{}{}  {:>{}}  {}", name, Visible::own(std::string(keys > key ? keys - key : 0, ' ')),
                              count(row.articles), digits, Visible::own(repeated("█", length))));
  }
}

/// The whole course on one line, gathered where there are more periods than columns.
void print_sparkline(Context& context, const std::vector<CountRow>& rows) {
  static constexpr const char* heights[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  const std::size_t each = (rows.size() + context.width - 1) / std::max<std::size_t>(context.width, 1);
  std::vector<std::uint64_t> sums;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % each == 0) sums.push_back(0);
    sums.back() += rows[i].articles;
  }
  const std::uint64_t most = std::max<std::uint64_t>(1, *std::max_element(sums.begin(), sums.end()));
  std::string line;
  for (const auto sum : sums) line += heights[sum * 7 / most];
  context.out.show_line(Visible::own(line));
}

}  // namespace

void print_counts(Context& context, std::string_view by, const std::vector<CountRow>& rows, CountFormat format,
                  CountStyle style) {
  if (format == CountFormat::Json) {
    Json json;
    json.open_array();
    for (const auto& row : rows) {
      json.open_object().key("schema").number(json_schema).key("by").string(by).key("key").string(row.key).key("count");
      json.number(static_cast<std::int64_t>(row.articles)).close_object();
    }
    context.out.write(json.close_array().text() + '\n');
    return;
  }
  if (format != CountFormat::Text) {
    if (rows.empty()) return;
    DelimitedWriter table(context.out, format == CountFormat::Csv ? Delimited::Csv : Delimited::Tsv,
                          style.spreadsheet_safe);
    table.row({std::string(by), "count"});
    for (const auto& row : rows) table.row({row.key, fmt::format("{}", row.articles)});
    return;
  }
  if (!context.out_terminal) {
    for (const auto& row : rows) context.out.show_line(say("{}\t{}", name_of(row), row.articles));
    return;
  }
  print_bars(context, rows);
  if (style.timeline && rows.size() > 2) print_sparkline(context, rows);
}

}  // namespace archive::cli
