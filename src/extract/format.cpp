// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "archive/extract/extract.hpp"

namespace archive::extract {
namespace {

/// How far behind the brace the first key of an object may begin.
constexpr std::size_t key_distance = 16;

bool ends_with_any_case(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; };
  return std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [&](char wanted, char written) { return same(written, wanted); });
}

bool begins_with_any_case(std::string_view text, std::string_view beginning) {
  return ends_with_any_case(text.substr(0, beginning.size()), beginning) && text.size() >= beginning.size();
}

/// Whether the first tag, behind comments and an XML declaration, is one that only a page begins with.
bool begins_page(std::string_view head) {
  for (;;) {
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    const bool comment = head.starts_with("<!--");
    if (!comment && !begins_with_any_case(head, "<?xml")) break;
    const std::string_view close = comment ? "-->" : "?>";
    const auto end = head.find(close);
    if (end == head.npos) return comment;
    head.remove_prefix(end + close.size());
  }
  for (const auto* beginning : {"<!doctype html", "<html", "<head"}) {
    if (!begins_with_any_case(head, beginning)) continue;
    const auto after = head.substr(std::string_view(beginning).size(), 1);
    if (after.empty() || after.find_first_of(" \t\r\n>/") == 0) return true;
  }
  return false;
}

}  // namespace

Format detect_format(std::string_view name, std::string_view head) {
  for (const auto* ending : {".jsonl", ".ndjson"})
    if (ends_with_any_case(name, ending)) return Format::Jsonl;
  for (const auto* ending : {".html", ".htm", ".xhtml"})
    if (ends_with_any_case(name, ending)) return Format::Html;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (begins_page(head)) return Format::Html;
  const auto brace = head.find_first_not_of(" \t\r\n");
  if (brace == head.npos || head[brace] != '{') return Format::Text;
  const auto key = head.find_first_not_of(" \t\r\n", brace + 1);
  return key != head.npos && head[key] == '"' && key - brace <= key_distance ? Format::Jsonl : Format::Text;
}

}  // namespace archive::extract
