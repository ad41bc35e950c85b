// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "archive/core/error.hpp"
#include "archive/dates/zone.hpp"
#include "archive/extract/extract.hpp"
#include "archive/text/decode.hpp"
#include "archive/text/utf8.hpp"
#include "html/page.hpp"
#include "html/trim.hpp"
#include "lines.hpp"
#include "plain_text.hpp"

namespace archive::extract {
namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& reason) { throw core::InputError("malformed", reason); }

/// Counts brackets outside of strings before anything is built from them.
void check_depth(std::string_view text, unsigned limit) {
  unsigned depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      else if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > limit)
        throw core::InputError("too-deep", fmt::format("more than {} levels of nesting at byte {}", limit, at));
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
}

/// What the parser's message says after its own name and place.
std::string reason_of(const Json::parse_error& error) {
  const std::string_view message = error.what();
  const auto place = message.find("column ");
  const auto colon = message.find(": ", place == message.npos ? 0 : place);
  return std::string(colon == message.npos ? message : message.substr(colon + 2));
}

Json parse(std::string_view text) {
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    refuse(fmt::format("no valid JSON at byte {}: {}", error.byte, reason_of(error)));
  }
}

/// The members of one object, read with the types they must have.
class Members {
 public:
  explicit Members(const Json& object) : object_(object) {}

  /// A string; empty where the key is missing or null.
  [[nodiscard]] std::string text(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr) return {};
    if (!value->is_string()) refuse(fmt::format("\"{}\" is a {}, not a string", key, value->type_name()));
    return text::clean(value->get_ref<const std::string&>());
  }

  /// A string or a number, as text.
  [[nodiscard]] std::string identifier(const char* key) const {
    const Json* value = find(key);
    if (value != nullptr && value->is_number()) return value->dump();
    return text(key);
  }

  /// A string or a list of strings; empty ones are left out.
  [[nodiscard]] std::vector<std::string> list(const char* key) const {
    const Json* value = find(key);
    if (value == nullptr) return {};
    std::vector<std::string> items;
    const auto add = [&](const Json& item) {
      if (!item.is_string()) refuse(fmt::format("\"{}\" holds a {}, not a string", key, item.type_name()));
      std::string text = on_one_line(text::clean(item.get_ref<const std::string&>()));
      if (!text.empty()) items.push_back(std::move(text));
    };
    if (value->is_array())
      for (const Json& item : *value) add(item);
    else add(*value);
    return items;
  }

 private:
  [[nodiscard]] const Json* find(const char* key) const {
    const auto found = object_.find(key);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }

  const Json& object_;
};

void read_date(core::Article& article, const std::string& written) {
  if (written.empty()) return;
  const auto moment = dates::parse_moment_in_archive_zone(written);
  if (!moment) {
    constexpr std::size_t shown = 40;
    std::string value = written.substr(0, shown);
    value.resize(text::first_malformed(value));
    refuse(fmt::format("\"date\" is no day of the calendar (YYYY-MM-DD) and no time of RFC 3339: {}", value));
  }
  article.date = core::day_of(*moment);
  article.date_from = "user";
  if (written.size() > std::string_view("YYYY-MM-DD").size()) article.published = core::to_rfc3339(*moment);
  article.provenance.push_back({"date", "user", written});
}

}  // namespace

core::Article read_jsonl_line(std::string_view line, const Context& context, const Limits& limits) {
  if (line.size() > limits.line)
    throw core::InputError("too-large",
                           fmt::format("the line has {} bytes, the limit is {}", line.size(), limits.line));
  const text::Decoded decoded = text::decode(line, context.charset);
  check_depth(decoded.text, limits.depth);
  const Json json = parse(decoded.text);
  if (!json.is_object()) refuse(fmt::format("the line is a {}, not an object", json.type_name()));
  const Members members(json);

  core::Article article;
  article.provenance.push_back({"charset", decoded.how, decoded.charset});
  article.ref = members.identifier("id");
  article.url = members.text("url");
  article.title = on_one_line(members.text("title"));
  article.source = on_one_line(members.text("source"));
  article.section = on_one_line(members.text("section"));
  article.authors = members.list("author");
  article.tags = members.list("tags");
  read_date(article, std::string(trimmed(members.text("date"))));

  const std::string body = members.text("body");
  const std::string html = trimmed(body).empty() ? members.text("html") : std::string();
  prepare_overrides(article, context.overrides);
  if (!trimmed(html).empty()) {
    html::read_page(article, html::trim(html, limits).text, context, limits);
  } else {
    Reading reading;
    reading.title = false;
    reading.capture = context.capture;
    read_plain_text(article, body, reading);
  }
  apply_overrides(article, context.overrides);
  check_article(article, limits);
  return article;
}

}  // namespace archive::extract
