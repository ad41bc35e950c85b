// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "archive/core/error.hpp"
#include "archive/dates/zone.hpp"
#include "archive/extract/extract.hpp"
#include "archive/text/decode.hpp"
#include "archive/text/utf8.hpp"
#include "fields.hpp"
#include "json.hpp"
#include "lines.hpp"
#include "plain_text.hpp"

namespace archive::extract {
namespace {

[[noreturn]] void refuse(core::Message reason) { throw core::InputError("malformed", std::move(reason)); }

constexpr std::size_t shown_bytes = 20;  ///< of what is not expected

/// What stands at a byte, from the start of its character on.
std::string_view text_at(std::string_view text, std::size_t at) {
  const auto goes_on = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  while (at > 0 && goes_on(at)) --at;
  std::size_t end = std::min(at + shown_bytes, text.size());
  while (goes_on(end)) ++end;
  return text.substr(at, end - at);
}

/// What a value is, with its article: languages differ in it.
core::Message kind_of(const Json& value) {
  const char* kind = core::to_translate("a string");
  if (value.is_null()) kind = core::to_translate("null");
  else if (value.is_boolean()) kind = core::to_translate("a boolean");
  else if (value.is_number()) kind = core::to_translate("a number");
  else if (value.is_array()) kind = core::to_translate("an array");
  else if (value.is_object()) kind = core::to_translate("an object");
  return {core::translated(kind), kind};
}

Json parse(std::string_view text, unsigned deepest) {
  if (auto json = read_json(text, deepest)) return *std::move(json);
  if (const auto at = find_too_deep(text, deepest))
    throw core::InputError("too-deep", core::tr("more than {} levels of nesting at byte {}", deepest, *at));
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    if (error.byte > text.size()) refuse(core::tr("no valid JSON at byte {}: the text ends there", error.byte));
    refuse(core::tr("no valid JSON at byte {}: unexpected {}", error.byte, text_at(text, error.byte - 1)));
  }
}

/// The members of one object, read with the types they must have.
class Members {
 public:
  explicit Members(const Json& object) : object_(object) {}

  /// A string; empty where the key is missing or null.
  [[nodiscard]] std::string text(const char* key) const {
    const Json* value = find_member(object_, key);
    if (value == nullptr) return {};
    if (!value->is_string()) refuse(core::tr("\"{}\" is {}, not a string", key, kind_of(*value)));
    return text::clean(value->get_ref<const std::string&>());
  }

  /// A string or a number, as text.
  [[nodiscard]] std::string identifier(const char* key) const {
    const Json* value = find_member(object_, key);
    if (value != nullptr && value->is_number()) return value->dump();
    return text(key);
  }

  /// Whether `archive export` wrote the object: its fields are then those of an article, and nothing is read out of them.
  [[nodiscard]] bool is_exported() const {
    const Json* value = find_member(object_, "exported");
    return value != nullptr && value->is_number_unsigned() && *value > 0;
  }

  /// A string or a list of strings; empty ones are left out.
  [[nodiscard]] std::vector<std::string> list(const char* key) const {
    const Json* value = find_member(object_, key);
    if (value == nullptr) return {};
    std::vector<std::string> items;
    const auto add = [&](const Json& item) {
      if (!item.is_string()) refuse(core::tr("\"{}\" holds {}, not a string", key, kind_of(item)));
      std::string text = on_one_line(text::clean(item.get_ref<const std::string&>()));
      if (!text.empty()) items.push_back(std::move(text));
    };
    if (value->is_array())
      for (const Json& item : *value) add(item);
    else add(*value);
    return items;
  }

 private:
  const Json& object_;
};

/// Of the ways to write a date, lines of JSON know two.
std::string checked_date(std::string_view written) {
  if (written.empty() || dates::parse_moment_in_archive_zone(written)) return std::string(written);
  constexpr std::size_t shown = 40;
  std::string value(written.substr(0, shown));
  value.resize(text::first_malformed(value));
  refuse(core::tr("\"date\" is no day of the calendar (YYYY-MM-DD) and no time of RFC 3339: {}", value));
}

bool is_day_or_time(const std::string& text) { return core::parse_iso_day(text) || core::parse_moment(text); }

/// The article that was exported, as it was: its text has been read once, and reading it again could take more away.
void read_exported(core::Article& article, const Members& members) {
  article.ref = members.identifier("id");
  article.url = members.text("url");
  article.title = on_one_line(members.text("title"));
  article.source = on_one_line(members.text("source"));
  article.section = on_one_line(members.text("section"));
  article.language = on_one_line(members.text("language"));
  article.authors = members.list("author");
  article.tags = members.list("tags");
  const std::string date = members.text("date"), updated = members.text("updated");
  if (!date.empty()) {
    article.date = core::parse_iso_day(date.substr(0, 10));
    if (!article.date || !is_day_or_time(date))
      refuse(core::tr("\"date\" is no day and no time: {}", date.substr(0, 40)));
    if (date.size() > 10) article.published = date;
    article.date_from = on_one_line(members.text("date_from"));
    article.provenance.push_back({"date", article.date_from, date});
  }
  if (!updated.empty() && is_day_or_time(updated)) article.updated = updated;
  article.body = members.text("body");
  article.removed = members.list("removed");
}

}  // namespace

core::Article read_jsonl_line(std::string_view line, const Context& context, const Limits& limits) {
  if (line.size() > limits.line)
    throw core::InputError("too-large", core::tr("the line has {} bytes, the limit is {}", line.size(), limits.line));
  const text::Decoded decoded = text::decode(line, context.charset);
  const Json json = parse(decoded.text, limits.depth);
  if (!json.is_object()) refuse(core::tr("the line is {}, not an object", kind_of(json)));
  const Members members(json);

  core::Article article;
  article.provenance.push_back({"charset", decoded.how, decoded.charset});
  if (members.is_exported()) {
    read_exported(article, members);
    apply_overrides(article, context.overrides);
    check_article(article, limits);
    return article;
  }
  Fields fields;
  fields.id = members.identifier("id");
  fields.url = members.text("url");
  fields.title = on_one_line(members.text("title"));
  fields.source = on_one_line(members.text("source"));
  fields.section = on_one_line(members.text("section"));
  fields.authors = members.list("author");
  fields.tags = members.list("tags");
  fields.date = checked_date(trimmed(members.text("date")));
  fields.body = members.text("body");
  if (trimmed(fields.body).empty()) {
    fields.body.clear();
    fields.html = members.text("html");
    if (trimmed(fields.html).empty()) fields.html.clear();
  }
  read_fields(article, fields, context, limits);
  apply_overrides(article, context.overrides);
  check_article(article, limits);
  return article;
}

}  // namespace archive::extract
