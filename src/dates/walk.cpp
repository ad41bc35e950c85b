// SPDX-License-Identifier: GPL-3.0-or-later
#include "walk.hpp"

#include <algorithm>

#include "calendar.hpp"

namespace archive::dates {
namespace {

/// I to XXI, with its ending: `xxe`, `ier`, `xixeme`.
std::optional<int> roman_century(std::string_view word) {
  for (const std::string_view ending : {"ieme", "eme", "er", "e"}) {
    if (!word.ends_with(ending)) continue;
    word.remove_suffix(ending.size());
    int total = 0, before = 0;
    for (const char c : word) {
      const int value = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
      if (value == 0) return std::nullopt;
      total += value > before ? value - 2 * before : value;
      before = value;
    }
    if (total >= 1 && total <= 29) return total;
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

bool Walk::mark(const Key& key) {
  if (over() || !tokens_[at_].is_mark(key)) return false;
  ++at_;
  return true;
}

bool Walk::tight_mark(const Key& key) {
  if (over() || !tokens_[at_].is_mark(key) || tokens_[at_].spaced) return false;
  if (!next(1) || next(1)->spaced) return false;
  ++at_;
  return true;
}

bool Walk::of() {
  if (any<"du", "des">()) return true;
  if (!any<"de", "d", "of">()) return false;
  article();
  return true;
}

bool Walk::past(bool accents_free) {
  if (any<"dernier", "derniere", "derniers", "dernieres">()) return true;
  return !over() && (accents_free || tokens_[at_].accented) && any<"passe", "passee", "passes", "passees">();
}

std::optional<unsigned> Walk::number(std::size_t least_digits, std::size_t most_digits) {
  if (over() || !tokens_[at_].is_number()) return std::nullopt;
  if (tokens_[at_].key.size() < least_digits || tokens_[at_].key.size() > most_digits) return std::nullopt;
  return tokens_[at_++].value;
}

std::optional<unsigned> Walk::named(std::uint8_t WordFacts::*fact) {
  if (over() || tokens_[at_].facts.*fact == 0) return std::nullopt;
  const unsigned value = tokens_[at_].facts.*fact;
  const std::string_view name = tokens_[at_].key;
  ++at_;
  // The dot of an abbreviation; one after a name in full ends the sentence.
  constexpr std::string_view short_names[] = {"mai",   "may",   "mars",  "juin",  "aout",  "june", "july",
                                              "avril", "april", "march", "lundi", "mardi", "jeudi"};
  const bool abbreviated =
      name.size() <= 5 && std::find(std::begin(short_names), std::end(short_names), name) == std::end(short_names);
  if (abbreviated && !over() && tokens_[at_].is_mark(".") && !tokens_[at_].spaced) ++at_;
  return value;
}

std::optional<unsigned> Walk::month() { return named(&WordFacts::month); }
std::optional<unsigned> Walk::weekday() { return named(&WordFacts::weekday); }

bool Walk::ordinal_ending() {
  if (over() || !tokens_[at_].is_word() || tokens_[at_].spaced || tokens_[at_].joined) return false;
  return any<"er", "re", "ere", "e", "eme", "ieme", "nd", "nde", "st", "rd", "th">();
}

std::optional<unsigned> Walk::day_number() {
  const std::size_t before = at_;
  if (any<"premier", "first">()) return 1;
  if (const auto value = number(1, 2)) {
    if (*value >= 1 && *value <= 31) {
      ordinal_ending();
      return value;
    }
  } else if (const auto spelled = count(); spelled && *spelled <= 31 && *spelled >= 2) {
    return static_cast<unsigned>(*spelled);
  }
  at_ = before;
  return std::nullopt;
}

std::optional<int> Walk::count() {
  if (const auto value = number(1, 4)) return static_cast<int>(*value);
  const auto next_value = [&]() -> std::optional<unsigned> {
    if (over() || tokens_[at_].facts.number == 0) return std::nullopt;
    return tokens_[at_].facts.number;
  };
  auto total = next_value();
  if (!total) return std::nullopt;
  ++at_;
  unsigned value = *total;
  while (true) {
    const std::size_t before = at_;
    const bool linked = value >= 20 && word("et");
    const auto more = next_value();
    const bool tens = value % 10 == 0 && value % 100 >= 20 && more && *more < 20;
    const bool teens = value % 100 == 10 && more && *more >= 7 && *more <= 9;
    if (more && value == 4 && *more == 20) value = 80;
    else if (tens || teens) value += *more;
    else if (more && value < 10 && *more == 100) value *= 100;
    else if (more && value % 100 == 0 && *more < 100 && !linked) value += *more;
    else {
      at_ = before;
      return static_cast<int>(value);
    }
    ++at_;
  }
}

std::optional<unsigned> Walk::ordinal() {
  const std::size_t before = at_;
  if (over()) return std::nullopt;
  if (tokens_[at_].is_word()) {
    if (tokens_[at_].facts.ordinal == WordFacts::no_ordinal) return std::nullopt;
    return tokens_[at_++].facts.ordinal;
  }
  const auto value = number(1, 2);
  if (value && *value >= 1 && ordinal_ending()) return value;
  at_ = before;
  return std::nullopt;
}

std::optional<int> Walk::century_number() {
  constexpr int last_century = 29;
  if (over()) return std::nullopt;
  const std::size_t before = at_;
  std::optional<int> number;
  if (tokens_[at_].is_word()) number = roman_century(tokens_[at_].key);
  if (number) ++at_;
  else if (const auto place = ordinal()) number = static_cast<int>(*place);
  if (number && *number >= 1 && *number <= last_century) return number;
  at_ = before;
  return std::nullopt;
}

std::optional<int> Walk::year() {
  const std::size_t before = at_;
  const auto value = number(4, 4);
  if (value && *value >= first_year && *value <= last_year) return static_cast<int>(*value);
  at_ = before;
  return std::nullopt;
}

}  // namespace archive::dates
