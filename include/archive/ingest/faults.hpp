// SPDX-License-Identifier: GPL-3.0-or-later
/// Places where a test has the process killed, as by `kill -9` or a power cut.
#pragma once

#include <string>
#include <string_view>

namespace archive::ingest {

/// `ARCHIVE_FAULT=<step>[:n]` in the environment kills the process with SIGKILL the n-th time (1 without n) the step is
/// reached. Steps: before-store-commit after-store-commit before-index-commit after-index-commit. Builds without
/// ARCHIVE_FAULTS know none.
class Faults {
 public:
  Faults();
  void reach(std::string_view step);

  /// The same for a step at which something else is to happen: `stall`, a document that is read for ever.
  [[nodiscard]] bool is_reached(std::string_view step) { return step == step_ && --left_ == 0; }

 private:
  std::string step_;
  long left_ = 1;
};

}  // namespace archive::ingest
