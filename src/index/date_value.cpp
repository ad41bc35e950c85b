// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/date_value.hpp"

#include <cstdint>

namespace archive::index {
namespace {

constexpr std::uint32_t bias = 0x80000000u;  // days before 1970 sort below those after

}  // namespace

std::string date_value(core::Day day) {
  const std::uint32_t number = static_cast<std::uint32_t>(day.number) + bias;
  return {static_cast<char>(number >> 24), static_cast<char>(number >> 16), static_cast<char>(number >> 8),
          static_cast<char>(number)};
}

std::optional<core::Day> day_of_value(std::string_view value) {
  if (value.size() != 4) return std::nullopt;
  std::uint32_t number = 0;
  for (const char byte : value) number = number << 8 | static_cast<unsigned char>(byte);
  return core::Day{static_cast<std::int32_t>(number - bias)};
}

std::string order_value(std::optional<core::Day> day, const core::ArticleId& id) {
  std::string value = day ? date_value(*day) : std::string(4, '\0');
  for (std::size_t i = 0; i < 8; ++i) value += static_cast<char>(~id.bytes[i]);
  return value;
}

}  // namespace archive::index
