// SPDX-License-Identifier: GPL-3.0-or-later
#include "fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_map>

#include "archive/core/error.hpp"
#include "archive/dates/zone.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"
#include "data/field_names.hpp"
#include "html/facts.hpp"
#include "html/page.hpp"
#include "html/trim.hpp"
#include "lines.hpp"
#include "plain_text.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t longest_name = 60;  // bytes of a column's name

constexpr std::array<std::pair<std::string_view, Field>, 14> field_keys{{{"author", Field::Author},
                                                                         {"body", Field::Body},
                                                                         {"date", Field::Date},
                                                                         {"html", Field::Html},
                                                                         {"id", Field::Id},
                                                                         {"language", Field::Language},
                                                                         {"lead", Field::Lead},
                                                                         {"section", Field::Section},
                                                                         {"source", Field::Source},
                                                                         {"summary", Field::Summary},
                                                                         {"tags", Field::Tags},
                                                                         {"title", Field::Title},
                                                                         {"updated", Field::Updated},
                                                                         {"url", Field::Url}}};

using Names = std::unordered_map<std::string_view, Field>;

const Names& names() {
  static const Names all = [] {
    Names result;
    for (std::string_view file = data::field_names; !file.empty();) {
      const auto line = file.substr(0, file.find('\n'));
      file.remove_prefix(std::min(file.size(), line.size() + 1));
      if (line.empty() || line.front() == '#') continue;
      const auto space = line.find(' ');
      const auto key = std::find_if(field_keys.begin(), field_keys.end(),
                                    [&](const auto& known) { return known.first == line.substr(0, space); });
      if (key == field_keys.end()) throw std::logic_error("data/field_names.txt: unknown field");
      result.emplace(line.substr(space + 1), key->second);
    }
    return result;
  }();
  return all;
}

/// Words in lower case without accents, one space between them; a capital inside a word begins another.
std::string plain_name(std::string_view name) {
  std::string plain;
  char before = ' ';
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool other = static_cast<unsigned char>(c) >= 0x80;
    const bool letter = capital || other || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool begins = letter && capital && before >= 'a' && before <= 'z';
    if ((!letter || begins) && !plain.empty() && plain.back() != ' ') plain += ' ';
    if (letter) plain += c;
    before = c;
  }
  while (plain.ends_with(' ')) plain.pop_back();
  return text::fold(text::to_term(plain));
}

void set(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

void add(std::vector<std::string>& list, std::string_view values, std::string_view marks) {
  while (!values.empty()) {
    const auto value = values.substr(0, values.find_first_of(marks));
    values.remove_prefix(std::min(values.size(), value.size() + 1));
    std::string one = on_one_line(value);
    if (!one.empty() && std::find(list.begin(), list.end(), one) == list.end()) list.push_back(std::move(one));
  }
}

void read_date(core::Article& article, const std::string& written, const char* date_from) {
  if (written.empty()) return;
  const auto dated = html::read_stamp(written);
  if (!dated) {
    constexpr std::size_t shown = 40;
    std::string value = written.substr(0, shown);
    value.resize(text::first_malformed(value));
    throw core::InputError("malformed",
                           core::tr("the date is no day of the calendar (YYYY-MM-DD) and no time: {}", value));
  }
  article.date = dated->day;
  article.date_from = date_from;
  if (dated->moment) article.published = core::to_rfc3339(*dated->moment);
  article.provenance.push_back({"date", date_from, written});
}

void read_updated(core::Article& article, const std::string& written, const char* from) {
  const auto dated = html::read_stamp(written);
  if (!dated) return;
  article.updated = dated->moment ? core::to_rfc3339(*dated->moment) : core::to_iso(dated->day);
  article.provenance.push_back({"updated", from, written});
}

}  // namespace

std::optional<Field> field_named(std::string_view name) {
  name = trimmed(name);
  if (name.empty() || name.size() > longest_name) return std::nullopt;
  const auto found = names().find(plain_name(name));
  return found == names().end() ? std::nullopt : std::optional(found->second);
}

void Fields::offer(Field field, std::string_view value) {
  value = trimmed(value);
  if (value.empty()) return;
  switch (field) {
    case Field::Id: return set(id, on_one_line(value));
    case Field::Url: return set(url, on_one_line(value));
    case Field::Title: return set(title, on_one_line(value));
    case Field::Date: return set(date, on_one_line(value));
    case Field::Updated: return set(updated, on_one_line(value));
    case Field::Source: return set(source, on_one_line(value));
    case Field::Section: return set(section, on_one_line(value));
    case Field::Language: return set(language, on_one_line(value));
    case Field::Author: return add(authors, value, ";|\n");
    case Field::Tags: return add(tags, value, ",;|\n");
    case Field::Lead: return set(lead, value);
    case Field::Body: return set(body, value);
    case Field::Html: return set(html, value);
    case Field::Summary: return set(summary, value);
  }
}

void set_fields(core::Article& article, const Fields& fields, const char* date_from) {
  article.ref = fields.id;
  article.url = fields.url;
  article.title = fields.title;
  article.source = fields.source;
  article.section = fields.section;
  article.language = fields.language;
  article.authors = fields.authors;
  article.tags = fields.tags;
  read_date(article, fields.date, date_from);
  read_updated(article, fields.updated, date_from);
}

void read_fields(core::Article& article, const Fields& fields, const Context& context, const Limits& limits) {
  set_fields(article, fields, "user");
  prepare_overrides(article, context.overrides);
  const Publication publication(context.capture);
  if (fields.body.empty() && !fields.html.empty()) {
    html::read_page(article, html::trim(fields.html, limits).text, publication, context, limits);
  } else {
    Reading reading;
    reading.title = false;
    reading.capture = context.capture;
    read_plain_text(article, fields.body.empty() ? fields.summary : fields.body, reading);
  }
  // Tables keep the lines that lead into the text apart from it.
  if (!fields.lead.empty() && !article.body.starts_with(fields.lead))
    article.body.insert(0, article.body.empty() ? fields.lead : fields.lead + "\n\n");
}

}  // namespace archive::extract
