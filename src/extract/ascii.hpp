// SPDX-License-Identifier: GPL-3.0-or-later
/// Names of protocols: ASCII, their case without meaning, bytes of any encoding around them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace archive::extract {

[[nodiscard]] constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

[[nodiscard]] inline std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

/// Without spaces, tabs and line ends around it.
[[nodiscard]] constexpr std::string_view without_space(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto begin = text.find_first_not_of(space);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// Whether a text begins with `beginning`, which is in lower case.
[[nodiscard]] inline bool begins_with_any_case(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() &&
         std::equal(beginning.begin(), beginning.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// Whether a text ends with `ending`, which is in lower case.
[[nodiscard]] inline bool ends_with_any_case(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && begins_with_any_case(text.substr(text.size() - ending.size()), ending);
}

}  // namespace archive::extract
