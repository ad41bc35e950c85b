// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/schema.hpp"

#include <algorithm>
#include <vector>

namespace archive::index {
namespace {

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const auto entry = list.substr(0, list.find(' '));
    if (entry == word) return true;
    list.remove_prefix(std::min(list.size(), entry.size() + 1));
  }
  return false;
}

/// Levenshtein distance in bytes; names are short and folded.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

const Field* find_field(std::string_view folded_name) {
  // The program itself asks by name, for each article.
  auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == folded_name; });
  if (found == fields.end()) {
    found = std::find_if(fields.begin(), fields.end(),
                         [&](const Field& field) { return has_word(field.aliases, folded_name); });
  }
  return found == fields.end() ? nullptr : &*found;
}

std::string_view nearest_field(std::string_view folded_name) {
  std::string_view best;
  std::size_t best_distance = 3;  // two slips at most, or the suggestion would be a guess
  const auto consider = [&](std::string_view name, std::string_view shown) {
    if (name.size() < 3) return;
    const std::size_t d = distance(folded_name, name);
    if (d < best_distance) {
      best_distance = d;
      best = shown;
    }
  };
  for (const Field& field : fields) {
    consider(field.name, field.name);
    auto list = field.aliases;
    while (!list.empty()) {
      const auto entry = list.substr(0, list.find(' '));
      consider(entry, field.name);
      list.remove_prefix(std::min(list.size(), entry.size() + 1));
    }
  }
  return best;
}

}  // namespace archive::index
