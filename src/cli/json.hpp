// SPDX-License-Identifier: GPL-3.0-or-later
/// JSON, written key by key: the order and the digits are ours, so that the same input gives the same bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/day.hpp"

namespace archive::cli {

/// The number in every object; raised when a key is taken away or changes its meaning.
inline constexpr int json_schema = 1;

/// Builds one value. Controls, bidi and other format characters of strings are escaped, so that a terminal obeys
/// none; bytes that are no UTF-8 (file names) become the text `\xNN`.
class Json {
 public:
  Json& open_object() { return open('{'); }
  Json& close_object() { return close('}'); }
  Json& open_array() { return open('['); }
  Json& close_array() { return close(']'); }
  Json& key(std::string_view name);

  Json& string(std::string_view value);
  Json& string_or_null(std::string_view value) { return value.empty() ? null() : string(value); }
  Json& strings(const std::vector<std::string>& values);
  Json& day_or_null(const std::optional<core::Day>& day) { return day ? string(core::to_iso(*day)) : null(); }
  Json& number(std::int64_t value);
  Json& real(double value);  ///< 6 significant digits; null for what is no number
  Json& boolean(bool value);
  Json& null();

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  Json& open(char bracket);
  Json& close(char bracket);
  void separate();

  std::string text_;
  bool comma_ = false;  ///< something stands before in the same object or array
};

}  // namespace archive::cli
