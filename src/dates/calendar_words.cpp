// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar_words.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

#include "data/agencies.hpp"
#include "data/months.hpp"
#include "data/weekdays.hpp"
#include "lists.hpp"

namespace archive::dates {
namespace {

using Numbers = std::unordered_map<std::string_view, unsigned>;

Numbers read_numbers(std::string_view file) {
  Numbers numbers;
  for_each_entry(file, [&](std::string_view line) {
    const auto space = line.find(' ');
    unsigned value = 0;
    for (const char c : line.substr(std::min(line.size(), space + 1)))
      value = value * 10 + static_cast<unsigned>(c - '0');
    if (space == line.npos || value < 1 || value > 12) throw std::logic_error("a list of calendar words is damaged");
    numbers.emplace(line.substr(0, space), value);
  });
  return numbers;
}

std::optional<unsigned> find(const Numbers& numbers, std::string_view word) {
  const auto found = numbers.find(word);
  if (found == numbers.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<unsigned> month_named(std::string_view word) {
  static const Numbers months = read_numbers(data::months);
  return find(months, word);
}

std::optional<unsigned> weekday_named(std::string_view word) {
  static const Numbers weekdays = read_numbers(data::weekdays);
  return find(weekdays, word);
}

bool is_agency(std::string_view name) {
  static const std::unordered_set<std::string_view> agencies = [] {
    std::unordered_set<std::string_view> result;
    for_each_entry(data::agencies, [&](std::string_view line) { result.insert(line); });
    return result;
  }();
  return agencies.contains(name);
}

}  // namespace archive::dates
