// SPDX-License-Identifier: GPL-3.0-or-later
/// Bytes that come in pieces, with a look ahead.
#pragma once

#include <string>
#include <string_view>

#include "archive/extract/records.hpp"

namespace archive::extract {

class ByteStream {
 public:
  explicit ByteStream(ReadBytes read) : read_(std::move(read)) {}

  /// The next bytes, without taking them: `size`, or fewer where the end is near. Valid until the next call.
  [[nodiscard]] std::string_view peek(std::size_t size);

  /// Takes at most `size` bytes; 0 at the end.
  std::size_t read(char* buffer, std::size_t size);

  /// Takes all that is left. Throws core::InputError (too-large) where it is more than `limit` bytes.
  [[nodiscard]] std::string read_all(std::size_t limit);

 private:
  ReadBytes read_;
  std::string ahead_;
  std::size_t begin_ = 0;  ///< of what is left of `ahead_`
  bool ended_ = false;
};

}  // namespace archive::extract
