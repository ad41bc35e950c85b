// SPDX-License-Identifier: GPL-3.0-or-later
#include "setting.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <variant>

#include "archive/core/error.hpp"
#include "archive/dates/query_date.hpp"
#include "archive/extract/extract.hpp"
#include "archive/index/schema.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"
#include "parser.hpp"

namespace archive::cli {
namespace {

constexpr extract::Limits limits;

[[noreturn]] void refuse(core::Message message, core::Message hint = {}) {
  throw core::Error(core::Status::Usage, std::move(message), std::move(hint));
}

/// The key of JSON that a name of a query's field stands for.
std::string key_of(std::string_view name) {
  if (name == "author") return "authors";
  if (name == "tag") return "tags";
  return std::string(name);
}

std::string field_of(const std::string& typed) {
  const auto fields = store::correctable_fields();
  if (!text::is_valid_utf8(typed)) refuse(core::tr("the name of a field is no UTF-8"));
  const std::string folded = text::fold(text::to_term(typed));
  const auto* known = index::find_field(folded);
  const std::string key = key_of(known == nullptr ? folded : known->name);
  if (std::find(fields.begin(), fields.end(), key) != fields.end()) return key;
  const auto near = nearest(folded, {fields.begin(), fields.end()});
  refuse(core::tr("there is no field \"{}\" that can be corrected", typed),
         near.empty() ? core::tr("one of: {}", fmt::format("{}", fmt::join(fields, ", ")))
                      : core::tr("did you mean \"{}\"?", near));
}

/// Clean, with every run of white space as one space and none at the ends.
std::string on_one_line(const std::string& value) {
  std::string line;
  for (const char c : text::clean(value)) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space) line += c;
    else if (!line.empty() && line.back() != ' ') line += ' ';
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string read_day(const std::string& value, core::Day today) {
  if (const auto day = core::parse_iso_day(value)) return core::to_iso(*day);
  const auto read = dates::parse_query_date(value, today);
  if (const auto* error = std::get_if<dates::DateError>(&read)) refuse(error->message, error->suggestion);
  const auto& interval = std::get<dates::QueryDate>(read).interval;
  if (!interval.from || interval.from != interval.to)
    refuse(core::tr("\"{}\" is more than one day", value), core::tr("write the day as 2021-07-25"));
  return core::to_iso(*interval.from);
}

void require_size(const std::string& field, const std::string& value, std::size_t limit) {
  if (value.size() > limit)
    refuse(core::tr("the value of {} has {} bytes, the limit is {}", field, value.size(), limit));
}

std::vector<std::string> read_value(const std::string& field, const std::string& typed, core::Day today) {
  if (!text::is_valid_utf8(typed)) refuse(core::tr("the value of {} is no UTF-8", field));
  const std::string value = field == "body" ? text::clean(typed) : on_one_line(typed);
  if (field == "body" && value.empty())
    refuse(core::tr("an article has a text"), core::tr("archive remove takes the article out"));
  require_size(field, value, field == "body" ? limits.body : field == "tags" ? limits.tag : limits.field);
  if (value.empty()) return {};
  return {field == "date" ? read_day(value, today) : value};
}

}  // namespace

std::vector<store::Correction> read_settings(const std::vector<std::string>& typed, core::Day today) {
  std::vector<store::Correction> corrections;
  for (const auto& setting : typed) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos)
      refuse(core::tr("\"{}\" sets nothing", setting),
             core::tr("write --set FIELD=VALUE, as in --set date=2021-07-25"));
    const std::string field = field_of(setting.substr(0, equals));
    auto values = read_value(field, setting.substr(equals + 1), today);
    const auto before = std::find_if(corrections.begin(), corrections.end(),
                                     [&](const store::Correction& each) { return each.field == field; });
    if (before == corrections.end()) corrections.push_back({field, store::Operation::Set, std::move(values)});
    else if (!store::is_list(field)) refuse(core::tr("{} is set twice", field));
    else before->values.insert(before->values.end(), values.begin(), values.end());
  }
  return corrections;
}

std::vector<std::string> read_tags(const std::vector<std::string>& typed) {
  std::vector<std::string> tags;
  for (const auto& each : typed) {
    auto values = read_value("tags", each, {});
    if (values.empty()) refuse(core::tr("a tag is empty"));
    tags.push_back(std::move(values.front()));
  }
  return tags;
}

}  // namespace archive::cli
