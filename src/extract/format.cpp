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

}  // namespace

Format detect_format(std::string_view name, std::string_view head) {
  for (const auto* ending : {".jsonl", ".ndjson"})
    if (ends_with_any_case(name, ending)) return Format::Jsonl;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto brace = head.find_first_not_of(" \t\r\n");
  if (brace == head.npos || head[brace] != '{') return Format::Text;
  const auto key = head.find_first_not_of(" \t\r\n", brace + 1);
  return key != head.npos && head[key] == '"' && key - brace <= key_distance ? Format::Jsonl : Format::Text;
}

}  // namespace archive::extract
