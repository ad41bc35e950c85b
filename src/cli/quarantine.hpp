// SPDX-License-Identifier: GPL-3.0-or-later
/// `import --quarantine`: what was refused, with the reason, for a person to look at.
#pragma once

#include <cstddef>
#include <filesystem>

#include "archive/core/moment.hpp"
#include "archive/ingest/ingest.hpp"

namespace archive::cli {

class Quarantine {
 public:
  /// limit   bytes; a larger file is not copied but linked to.
  /// Makes the directory where it is missing. Throws core::Error (Usage) where that fails.
  Quarantine(const std::filesystem::path& directory, std::size_t limit);

  /// Makes `<name of the file>.<hash of the input>/` below the directory, with `reason.json` and what was refused: the
  /// record where it was told from others (`record`), else the file, copied, or as a symbolic link where it is too large or
  /// only a part of it was refused. The same input refused again replaces it. Throws core::Error (Damaged) where it cannot
  /// be written.
  void keep(const ingest::Refused& refused, core::Moment now) const;

 private:
  std::filesystem::path directory_;
  std::size_t limit_;
};

}  // namespace archive::cli
