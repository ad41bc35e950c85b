// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/faults.hpp"

#include <csignal>
#include <cstdlib>

namespace archive::ingest {

Faults::Faults() {
  if constexpr (ARCHIVE_FAULTS) {
    const char* value = std::getenv("ARCHIVE_FAULT");
    step_ = value == nullptr ? "" : value;
    const std::size_t colon = step_.find(':');
    if (colon == std::string::npos) return;
    left_ = std::strtol(step_.c_str() + colon + 1, nullptr, 10);
    step_.resize(colon);
  }
}

void Faults::reach(std::string_view step) {
  if (is_reached(step)) std::raise(SIGKILL);
}

}  // namespace archive::ingest
