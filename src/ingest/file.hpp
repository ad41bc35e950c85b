// SPDX-License-Identifier: GPL-3.0-or-later
/// A regular file, opened for reading.
#pragma once

#include <sys/stat.h>

#include <string>

#include "archive/store/store.hpp"

namespace archive::ingest {

/// What `fstat` or `stat` said, for the store to know the file by.
[[nodiscard]] store::FileStamp make_stamp(const std::string& path, const struct stat& status,
                                          const std::string& settings);

/// Its functions throw core::InputError (unreadable) with the system's reason.
class InputFile {
 public:
  explicit InputFile(const std::string& path);
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile();

  /// The status now. Throws where it is no regular file.
  [[nodiscard]] struct stat status() const;
  /// Reads on; 0 at the end.
  std::size_t read(char* buffer, std::size_t size);
  /// Goes to an offset from the start, from which `read` goes on.
  void seek(std::uint64_t offset);

 private:
  int descriptor_;
};

}  // namespace archive::ingest
