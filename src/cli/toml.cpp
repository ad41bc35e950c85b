// SPDX-License-Identifier: GPL-3.0-or-later
#include "toml.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <vector>

#include "archive/core/error.hpp"

namespace archive::cli {
namespace {

struct Found {
  std::string key;
  TomlValue value;
  int line = 0;
};

TomlValue value_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* truth = node.as_boolean()) return truth->get();
  return {};
}

/// The parser refuses tables nested deeper than 256.
void collect(const toml::table& table, const std::string& prefix, std::vector<Found>& found) {
  for (const auto& [key, node] : table) {
    const std::string full = prefix + std::string(key.str());
    if (const auto* inner = node.as_table(); inner != nullptr && !inner->empty()) {
      collect(*inner, full + '.', found);
    } else if (inner == nullptr) {
      found.push_back({full, value_of(node), static_cast<int>(key.source().begin.line)});
    }
  }
}

/// Counted from 1, without the spaces around it.
std::string_view line_of(std::string_view text, std::size_t number) {
  for (; number > 1 && text.find('\n') != text.npos; --number) text.remove_prefix(text.find('\n') + 1);
  text = text.substr(0, text.find('\n'));
  const auto begin = std::min(text.find_first_not_of(" \t\r"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

}  // namespace

void for_each_toml_value(std::string_view text, std::string_view name,
                         const std::function<void(const std::string& key, const TomlValue& value, int line)>& visit) {
  std::vector<Found> found;
  try {
    collect(toml::parse(text), {}, found);
  } catch (const toml::parse_error& error) {
    throw core::Error(
        core::Status::Usage,
        core::tr("{}:{}: not understood: {}", name, error.source().begin.line,
                 line_of(text, error.source().begin.line)),
        core::tr("a setting is written as key = \"value\" or key = 10; archive-config(5) lists the keys"));
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.line < b.line; });
  for (const auto& each : found) visit(each.key, each.value, each.line);
}

}  // namespace archive::cli
