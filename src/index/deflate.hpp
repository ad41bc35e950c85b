// SPDX-License-Identifier: GPL-3.0-or-later
/// Raw deflate streams, which is how Xapian compresses an entry of a table.
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace archive::index {

/// The bytes as such a stream that stores them as they are: five bytes more for each 64 kB.
[[nodiscard]] std::string stored(std::string_view bytes);

/// What such a stream holds: a part of it, or of `out`, which grows as it has to. Throws Xapian::DatabaseCorruptError where it is none,
/// or of more than 64 MB.
[[nodiscard]] std::string_view inflate(std::string_view stream, std::string& out);

/// Compresses one short string after the other.
class Deflater {
 public:
  Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  ~Deflater();

  /// The compressed string, valid until the next call; empty where it would not be shorter.
  std::string_view compress(std::string_view bytes);

 private:
  z_stream stream_{};
  std::string out_;
};

}  // namespace archive::index
