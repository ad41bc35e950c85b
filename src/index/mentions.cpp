// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/mentions.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "archive/index/schema.hpp"

namespace archive::index {
namespace {

/// Years are written with four digits, and the day after the last has to exist too.
constexpr int first_year = 1, last_year = 9998;

/// Digits of the names of buckets, the largest first.
constexpr std::size_t sizes[] = {1, 2, 3, 4, 6, 8};

core::Day day(int year, unsigned month, unsigned number) { return *core::make_day(year, month, number); }

/// A bucket that begins with a day, and its last day.
struct Bucket {
  std::size_t digits;
  core::Day last;
};

/// The largest bucket that begins with `first` and ends no later than `last`.
Bucket largest_from(core::Day first, const std::chrono::year_month_day& fields, core::Day last) {
  const int year = static_cast<int>(fields.year());
  if (fields.day() != std::chrono::day{1}) return {8, first};
  if (fields.month() == std::chrono::January) {
    std::size_t digits = 1;
    for (const int years : {1000, 100, 10, 1}) {
      // The first millennium, century and decade begin with the year 1.
      if (year % years == 0 || year == first_year) {
        const core::Day end = day(std::min(last_year, year - year % years + years - 1), 12, 31);
        if (end <= last) return {digits, end};
      }
      ++digits;
    }
  }
  const auto month = static_cast<unsigned>(fields.month());
  const core::Day next = month == 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1);
  const core::Day end{next.number - 1};
  return end <= last ? Bucket{6, end} : Bucket{8, first};
}

/// Writes the last digits of a number.
void write_digits(char* into, std::size_t digits, unsigned value) {
  for (; digits > 0; value /= 10) into[--digits] = static_cast<char>('0' + value % 10);
}

/// Calls `use` with the name of each bucket of an interval, in order.
template <typename Use>
void for_each_bucket(std::optional<core::Day> from, std::optional<core::Day> to, Use use) {
  const core::Day last = std::min(to.value_or(day(last_year, 12, 31)), day(last_year, 12, 31));
  core::Day at = std::max(from.value_or(day(first_year, 1, 1)), day(first_year, 1, 1));
  while (at <= last) {
    const auto fields = core::calendar(at);
    const Bucket bucket = largest_from(at, fields, last);
    char name[8];  // `20240418`
    write_digits(name, 4, static_cast<unsigned>(static_cast<int>(fields.year())));
    write_digits(name + 4, 2, static_cast<unsigned>(fields.month()));
    write_digits(name + 6, 2, static_cast<unsigned>(fields.day()));
    use(std::string_view(name, bucket.digits));
    at = {bucket.last.number + 1};
  }
}

/// The name of a bucket as a number of the same order: its digits from the highest byte on, then zero bytes.
std::uint64_t number_of(std::string_view bucket) {
  std::uint64_t number = 0;
  for (const char digit : bucket) number = number << 8 | static_cast<unsigned char>(digit);
  return number << 8 * (sizeof number - bucket.size());
}

/// The number of the first digits of a name alone.
std::uint64_t first_digits(std::uint64_t number, std::size_t digits) {
  return number & ~std::uint64_t{0} << 8 * (sizeof number - digits);
}

/// Buckets by number_of().
class BucketSet {
 public:
  void add(std::uint64_t bucket) { numbers_.push_back(bucket); }

  /// Appends the terms, in order, each once.
  void append_terms(std::string_view prefix, std::vector<std::string>& terms) {
    std::sort(numbers_.begin(), numbers_.end());
    numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
    terms.reserve(terms.size() + numbers_.size());
    for (const auto number : numbers_) {
      char digits[sizeof number];
      std::size_t count = 0;
      for (std::uint64_t rest = number; rest != 0; rest <<= 8) digits[count++] = static_cast<char>(rest >> 56);
      terms.emplace_back(prefix).append(digits, count);
    }
  }

 private:
  std::vector<std::uint64_t> numbers_;
};

std::vector<std::string> terms_of(BucketSet& evoked, BucketSet& within) {
  static_assert(prefix::evoked < prefix::evoked_within);
  std::vector<std::string> terms;
  evoked.append_terms(prefix::evoked, terms);
  within.append_terms(prefix::evoked_within, terms);
  return terms;
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

}  // namespace

std::vector<std::string> buckets_of(std::optional<core::Day> from, std::optional<core::Day> to) {
  std::vector<std::string> buckets;
  for_each_bucket(from, to, [&](std::string_view bucket) { buckets.emplace_back(bucket); });
  return buckets;
}

std::vector<std::string> mention_terms(const std::vector<Evoked>& intervals) {
  BucketSet evoked, within;
  for (const Evoked& interval : intervals) {
    for_each_bucket(interval.from, interval.to, [&](std::string_view bucket) {
      const std::uint64_t number = number_of(bucket);
      evoked.add(number);
      for (const std::size_t size : sizes)
        if (size <= bucket.size()) within.add(first_digits(number, size));
    });
  }
  return terms_of(evoked, within);
}

std::vector<std::string> overlap_terms(std::optional<core::Day> from, std::optional<core::Day> to) {
  BucketSet evoked, within;
  for_each_bucket(from, to, [&](std::string_view bucket) {
    const std::uint64_t number = number_of(bucket);
    within.add(number);
    for (const std::size_t size : sizes)
      if (size < bucket.size()) evoked.add(first_digits(number, size));
  });
  return terms_of(evoked, within);
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
