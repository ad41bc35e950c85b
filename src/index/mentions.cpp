// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/mentions.hpp"

#include <algorithm>
#include <set>

#include "archive/index/schema.hpp"

namespace archive::index {
namespace {

/// Years are written with four digits, and the day after the last has to exist too.
constexpr int first_year = 1, last_year = 9998;

/// Digits of the names of buckets, the largest first.
constexpr std::size_t sizes[] = {1, 2, 3, 4, 6, 8};

core::Day day(int year, unsigned month, unsigned number) { return *core::make_day(year, month, number); }

/// `20240418`
std::string digits_of(core::Day one) {
  std::string digits = core::to_iso(one);
  std::erase(digits, '-');
  return digits;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

struct Bounds {
  core::Day first, last;
};

/// The days of a bucket.
Bounds bounds_of(std::string_view bucket) {
  if (bucket.size() == 8) {
    const core::Day one = day(number(bucket.substr(0, 4)), static_cast<unsigned>(number(bucket.substr(4, 2))),
                              static_cast<unsigned>(number(bucket.substr(6))));
    return {one, one};
  }
  if (bucket.size() == 6) {
    const int year = number(bucket.substr(0, 4));
    const auto month = static_cast<unsigned>(number(bucket.substr(4)));
    const core::Day next = month == 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1);
    return {day(year, month, 1), {next.number - 1}};
  }
  std::string low(bucket), high(bucket);
  low.resize(4, '0');
  high.resize(4, '9');
  return {day(std::max(first_year, number(low)), 1, 1), day(std::min(last_year, number(high)), 12, 31)};
}

constexpr std::size_t value_size = 9;

void append(std::string& bytes, std::int32_t value) {
  const auto bits = static_cast<std::uint32_t>(value);
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(bits >> shift & 0xFF);
}

std::int32_t number_at(std::string_view bytes) {
  std::uint32_t bits = 0;
  for (unsigned i = 0; i < 4; ++i) bits |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << 8 * i;
  return static_cast<std::int32_t>(bits);
}

std::string term(std::string_view prefix, std::string_view bucket) { return std::string(prefix) + std::string(bucket); }

}  // namespace

std::vector<std::string> buckets_of(std::optional<core::Day> from, std::optional<core::Day> to) {
  const core::Day last = std::min(to.value_or(day(last_year, 12, 31)), day(last_year, 12, 31));
  core::Day at = std::max(from.value_or(day(first_year, 1, 1)), day(first_year, 1, 1));
  std::vector<std::string> buckets;
  while (at <= last) {
    const std::string digits = digits_of(at);
    for (const std::size_t size : sizes) {
      const auto bucket = std::string_view(digits).substr(0, size);
      const Bounds bounds = bounds_of(bucket);
      if (bounds.first != at || bounds.last > last) continue;
      buckets.emplace_back(bucket);
      at = {bounds.last.number + 1};
      break;
    }
  }
  return buckets;
}

std::vector<std::string> mention_terms(const std::vector<Evoked>& intervals) {
  std::set<std::string> terms;
  for (const Evoked& interval : intervals) {
    for (const auto& bucket : buckets_of(interval.from, interval.to)) {
      terms.insert(term(prefix::evoked, bucket));
      for (const std::size_t size : sizes)
        if (size <= bucket.size()) terms.insert(term(prefix::evoked_within, std::string_view(bucket).substr(0, size)));
    }
  }
  return {terms.begin(), terms.end()};
}

std::vector<std::string> overlap_terms(std::optional<core::Day> from, std::optional<core::Day> to) {
  std::set<std::string> terms;
  for (const auto& bucket : buckets_of(from, to)) {
    terms.insert(term(prefix::evoked_within, bucket));
    for (const std::size_t size : sizes)
      if (size < bucket.size()) terms.insert(term(prefix::evoked, std::string_view(bucket).substr(0, size)));
  }
  return {terms.begin(), terms.end()};
}

std::string mention_value(const std::vector<Evoked>& intervals) {
  std::string bytes;
  bytes.reserve(intervals.size() * value_size);
  for (const Evoked& interval : intervals) {
    append(bytes, interval.from.number);
    append(bytes, interval.to.number);
    bytes += static_cast<char>(std::min<std::uint32_t>(interval.times, 255));
  }
  return bytes;
}

std::vector<Evoked> mentions_of_value(std::string_view value) {
  std::vector<Evoked> intervals;
  for (; value.size() >= value_size; value.remove_prefix(value_size)) {
    const Evoked one{{number_at(value)}, {number_at(value.substr(4))}, static_cast<unsigned char>(value[8])};
    if (one.from <= one.to) intervals.push_back(one);
  }
  return intervals;
}

}  // namespace archive::index
