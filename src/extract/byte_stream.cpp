// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "archive/core/error.hpp"

namespace archive::extract {

std::string_view ByteStream::peek(std::size_t size) {
  if (ahead_.size() - begin_ < size && !ended_) {
    ahead_.erase(0, begin_);
    begin_ = 0;
    std::size_t filled = ahead_.size();
    ahead_.resize(size);
    while (filled < size && !ended_) {
      std::size_t got = 0;
      try {
        got = read_(ahead_.data() + filled, size - filled);
      } catch (const core::InputError&) {
        failure_ = std::current_exception();
      }
      ended_ = got == 0;
      filled += got;
    }
    ahead_.resize(filled);
  }
  return std::string_view(ahead_).substr(begin_, size);
}

std::size_t ByteStream::read(char* buffer, std::size_t size) {
  if (begin_ < ahead_.size()) {
    const std::size_t count = std::min(size, ahead_.size() - begin_);
    std::memcpy(buffer, ahead_.data() + begin_, count);
    begin_ += count;
    return count;
  }
  if (failure_) std::rethrow_exception(failure_);
  if (ended_) return 0;
  const std::size_t got = read_(buffer, size);
  ended_ = got == 0 && size > 0;
  return got;
}

std::string ByteStream::read_all(std::size_t limit) {
  constexpr std::size_t first_step = 64 << 10;
  std::string bytes(first_step, '\0');
  std::size_t filled = 0;
  while (const std::size_t got = read(bytes.data() + filled, bytes.size() - filled)) {
    filled += got;
    if (filled > limit) throw core::InputError("too-large", core::tr("has more than {} MB", limit >> 20));
    // One byte more than the limit, so that more than it is seen.
    if (filled == bytes.size()) bytes.resize(std::min(2 * bytes.size(), limit + 1));
  }
  bytes.resize(filled);
  return bytes;
}

bool ByteStream::skip(std::uint64_t size) {
  std::string buffer(std::min<std::uint64_t>(size, 64 << 10), '\0');
  while (size > 0) {
    const std::size_t got = read(buffer.data(), std::min<std::uint64_t>(size, buffer.size()));
    if (got == 0) return false;
    size -= got;
  }
  return true;
}

void ByteStream::seek(std::uint64_t offset) {
  seek_(offset);
  ahead_.clear();
  begin_ = 0;
  ended_ = false;
  failure_ = nullptr;
}

}  // namespace archive::extract
