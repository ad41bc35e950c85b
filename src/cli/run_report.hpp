// SPDX-License-Identifier: GPL-3.0-or-later
/// The file of `import --report`.
#pragma once

#include <cstdint>
#include <string>

#include "archive/ingest/ingest.hpp"

namespace archive::cli {

/// A run of import, from its start to its end.
struct RunReport {
  std::string archive;  ///< directory, bytes
  core::Moment start, end;
  ingest::Report ingest;
  int status = 0;
  std::string error;  ///< what stopped the run; empty when nothing did
  bool dry_run = false;
  std::int64_t moved = 0;  ///< files, to where `--move-done` says
};

/// As one JSON object; its keys are in archive-import(1).
[[nodiscard]] std::string to_json(const RunReport& report);

}  // namespace archive::cli
