// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf_pages.hpp"

#include <algorithm>
#include <map>

#include "lines.hpp"

namespace archive::extract {
namespace {

using Lines = std::vector<std::string_view>;

constexpr int most_lines = 3;  // above or below the text of a page

Lines cut(std::string_view text, char mark) {
  Lines parts;
  while (!text.empty()) {
    const auto part = text.substr(0, text.find(mark));
    parts.push_back(part);
    text.remove_prefix(std::min(text.size(), part.size() + 1));
  }
  return parts;
}

/// Pages as lines, without the empty ones around them.
void trim(Lines& page) {
  const auto filled = [](std::string_view line) { return !trimmed(line).empty(); };
  page.erase(page.begin(), std::find_if(page.begin(), page.end(), filled));
  page.erase(std::find_if(page.rbegin(), page.rend(), filled).base(), page.end());
}

/// The line with one mark for each number.
std::string without_numbers(std::string_view line) {
  std::string result;
  for (const char c : trimmed(line)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) result += c;
    else if (!result.ends_with('#')) result += '#';
  }
  return result;
}

enum class Edge { Head, Foot };

std::string_view line_at(const Lines& page, Edge edge) { return edge == Edge::Head ? page.front() : page.back(); }

/// Takes one line off each page that shares it with others; false where none does.
bool take_lines(std::vector<Lines>& pages, Edge edge, std::vector<std::string>& removed) {
  std::map<std::string, std::size_t> counts;
  for (const Lines& page : pages)
    if (!page.empty()) ++counts[without_numbers(line_at(page, edge))];
  bool some = false;
  for (Lines& page : pages) {
    if (page.empty()) continue;
    const auto count = counts[without_numbers(line_at(page, edge))];
    if (count < 2 || count * 2 <= pages.size()) continue;
    const std::string line(trimmed(line_at(page, edge)));
    if (std::find(removed.begin(), removed.end(), line) == removed.end()) removed.push_back(line);
    if (edge == Edge::Head) page.erase(page.begin());
    else page.pop_back();
    trim(page);
    some = true;
  }
  return some;
}

}  // namespace

JoinedPages join_pages(std::string_view text) {
  std::vector<Lines> pages;
  for (const std::string_view page : cut(text, '\f')) pages.push_back(cut(page, '\n'));
  for (Lines& page : pages) trim(page);
  std::erase_if(pages, [](const Lines& page) { return page.empty(); });
  JoinedPages joined;
  for (const Edge edge : {Edge::Head, Edge::Foot})
    for (int i = 0; i < most_lines && take_lines(pages, edge, joined.removed); ++i) continue;
  for (const Lines& page : pages) {
    if (page.empty()) continue;
    // A paragraph may go on across pages.
    if (!joined.text.empty()) joined.text += ends_sentence(trimmed(joined.text)) ? "\n" : "";
    for (const std::string_view line : page) (joined.text += line) += '\n';
  }
  return joined;
}

}  // namespace archive::extract
