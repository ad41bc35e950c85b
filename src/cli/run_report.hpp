// SPDX-License-Identifier: GPL-3.0-or-later
/// The file of `import --report`.
#pragma once

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
};

/// As one JSON object; its keys are in archive-import(1).
[[nodiscard]] std::string to_json(const RunReport& report);

/// Writes a file so that a reader sees the old bytes or the new ones: temporary name, fsync, rename. Throws core::Error
/// (Damaged) with the name and the reason.
void replace_file(const std::string& name, std::string_view bytes);

}  // namespace archive::cli
