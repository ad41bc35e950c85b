// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "archive/core/error.hpp"
#include "archive/text/decode.hpp"
#include "plain_text.hpp"

namespace archive::extract {

RowScanner::At RowScanner::read(char c) {
  switch (state_) {
    case State::Quoted:
      if (c == '"') state_ = State::Closed;
      return At::Inside;
    case State::Closed:
      // Twice, the mark is a character of the cell.
      if (c == '"') {
        state_ = State::Quoted;
        return At::Inside;
      }
      if (c != separator_ && c != '\n' && c != '\r' && c != ' ') return At::Wrong;
      break;
    case State::Begin:
      if (c == '"') {
        state_ = State::Quoted;
        return At::Inside;
      }
      break;
    case State::Plain: break;
  }
  if (c == '\n') {
    state_ = State::Begin;
    return At::End;
  }
  if (c == separator_) state_ = State::Begin;
  else if (state_ == State::Begin) state_ = State::Plain;
  return At::Inside;
}

std::vector<std::string> take_row(std::string_view& text, char separator) {
  std::vector<std::string> cells(1);
  std::size_t at = 0;
  bool quoted = false, begins = true;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    std::string& cell = cells.back();
    if (quoted) {
      if (c != '"') cell += c;
      else if (text.substr(at + 1).starts_with('"')) cell += text[++at];
      else quoted = false;
    } else if (c == '"' && begins) {
      quoted = true;
      begins = false;
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c == separator) {
      cells.emplace_back();
      begins = true;
    } else {
      cell += c;
      begins = false;
    }
  }
  text.remove_prefix(at);
  if (cells.back().ends_with('\r')) cells.back().pop_back();
  return cells;
}

char separator_of(std::string_view header) {
  constexpr std::array separators{';', ',', '\t', '|'};
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  for (const char c : header) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    for (std::size_t i = 0; i < separators.size(); ++i) counts[i] += c == separators[i];
  }
  return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

std::vector<std::optional<Field>> read_header(const std::vector<std::string>& names) {
  std::vector<std::optional<Field>> columns;
  for (const std::string& name : names) {
    const auto field = field_named(name);
    const bool taken = field && std::find(columns.begin(), columns.end(), field) != columns.end();
    columns.push_back(taken ? std::nullopt : field);
  }
  return columns;
}

bool is_of_articles(const std::vector<std::optional<Field>>& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const auto& field) {
    return field == Field::Title || field == Field::Body || field == Field::Html;
  });
}

core::Article read_csv_row(std::string_view bytes, const Context& context, const Limits& limits) {
  if (bytes.size() > limits.line)
    throw core::InputError("too-large", core::tr("the row has {} bytes, the limit is {}", bytes.size(), limits.line));
  const text::Decoded decoded = text::decode(bytes, context.charset);
  std::string_view text = decoded.text;
  const char separator = separator_of(text);
  const auto columns = read_header(take_row(text, separator));
  const auto cells = take_row(text, separator);
  for (std::size_t i = columns.size(); i < cells.size(); ++i)
    if (!cells[i].empty())
      throw core::InputError("malformed",
                             core::tr("the row has {} cells, the header {}", cells.size(), columns.size()));
  Fields fields;
  for (std::size_t i = 0; i < std::min(columns.size(), cells.size()); ++i)
    if (columns[i]) fields.offer(*columns[i], cells[i]);

  core::Article article;
  article.provenance.push_back({"charset", decoded.how, decoded.charset});
  read_fields(article, fields, context, limits);
  apply_overrides(article, context.overrides);
  check_article(article, limits);
  return article;
}

}  // namespace archive::extract
