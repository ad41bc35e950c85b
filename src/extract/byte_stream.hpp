// SPDX-License-Identifier: GPL-3.0-or-later
/// Bytes that come in pieces, with a look ahead.
#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "archive/extract/records.hpp"

namespace archive::extract {

class ByteStream {
 public:
  explicit ByteStream(ReadBytes read) : read_(std::move(read)) {}
  explicit ByteStream(const Input& input) : read_(input.read), seek_(input.seek), size_(input.size) {}

  /// The next bytes, without taking them: `size`, or fewer where the end is near, or where no more can be read; then
  /// `read` throws behind them. Valid until the next call.
  [[nodiscard]] std::string_view peek(std::size_t size);

  /// Takes at most `size` bytes; 0 at the end.
  std::size_t read(char* buffer, std::size_t size);

  /// Takes all that is left. Throws core::InputError (too-large) where it is more than `limit` bytes.
  [[nodiscard]] std::string read_all(std::size_t limit);

  /// Passes over so many bytes; false where there are fewer.
  bool skip(std::uint64_t size);

  /// Whether `seek` works; `size` is then told, too.
  [[nodiscard]] bool can_seek() const { return static_cast<bool>(seek_); }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// Goes to an offset from the start.
  void seek(std::uint64_t offset);

 private:
  ReadBytes read_;
  std::function<void(std::uint64_t)> seek_;
  std::uint64_t size_ = 0;
  std::string ahead_;
  std::size_t begin_ = 0;  ///< of what is left of `ahead_`
  bool ended_ = false;
  std::exception_ptr failure_;  ///< what reading ahead threw
};

}  // namespace archive::extract
