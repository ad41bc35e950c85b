// SPDX-License-Identifier: GPL-3.0-or-later
/// `import --move-done`: what is in the archive leaves the directory it came in.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "archive/ingest/ingest.hpp"

namespace archive::cli {

class DoneMover {
 public:
  /// Makes the directory where it is missing. Throws core::Error (Usage) where that fails.
  explicit DoneMover(const std::string& directory);

  /// Moves a file to the same place below the directory as it had below the input it was found under. One that changed
  /// since it was read stays, and so does a link, which may mean nothing elsewhere. Throws core::InputError (unreadable)
  /// with the reason.
  void move(const ingest::Done& done);

  [[nodiscard]] std::int64_t moved() const { return moved_; }

 private:
  std::filesystem::path directory_;
  std::int64_t moved_ = 0;
};

/// Makes a directory, with those above it. Throws core::Error (Usage), which names the option.
void make_directory(const std::filesystem::path& directory, const char* option);

}  // namespace archive::cli
