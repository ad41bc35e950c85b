// SPDX-License-Identifier: GPL-3.0-or-later
/// A file that is written from front to back.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace archive::index::glass {

/// Gathers half a megabyte before it writes. Files belong to their owner alone. Every error is a Xapian::DatabaseError
/// with the number of the system, so that it is told like those of Xapian's own writers (guarded.hpp).
class File {
 public:
  File() = default;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();  ///< closes, without writing what is left

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  void create(const std::filesystem::path& path);  ///< an old one is overwritten
  void append(std::string_view bytes);
  void sync();   ///< writes what is left, and waits until the disk has all
  void close();  ///< writes what is left

 private:
  void flush();

  int descriptor_ = -1;
  std::string path_, buffer_;
};

}  // namespace archive::index::glass
