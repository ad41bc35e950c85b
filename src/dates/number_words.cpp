// SPDX-License-Identifier: GPL-3.0-or-later
#include "number_words.hpp"

#include <charconv>
#include <stdexcept>
#include <unordered_map>

#include "data/date_numbers.hpp"
#include "lists.hpp"

namespace archive::dates {
namespace {

using Numbers = std::unordered_map<std::string_view, unsigned>;

Numbers read(char kind) {
  Numbers numbers;
  for_each_entry(data::date_numbers, [&](std::string_view line) {
    if (line.front() != kind) return;
    const auto digits = take_last_word(line);
    unsigned value = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc{} || line.size() < 3)
      throw std::logic_error("the list of numbers in words is damaged");
    numbers.emplace(line.substr(2), value);
  });
  return numbers;
}

std::optional<unsigned> find(const Numbers& numbers, std::string_view word) {
  const auto found = numbers.find(word);
  return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::optional<unsigned> number_named(std::string_view word) {
  static const Numbers numbers = read('n');
  return find(numbers, word);
}

std::optional<unsigned> ordinal_named(std::string_view word) {
  static const Numbers numbers = read('o');
  return find(numbers, word);
}

}  // namespace archive::dates
