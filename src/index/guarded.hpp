// SPDX-License-Identifier: GPL-3.0-or-later
/// Xapian's errors as the project's own.
#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include "archive/core/error.hpp"

namespace archive::index {

/// Runs `work`; a Xapian error becomes core::Error (Damaged) that says what was being done, and what to run next.
/// DatabaseModifiedError passes: the reader meets it.
template <typename Work>
auto guarded(std::string_view doing, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const Xapian::DatabaseModifiedError&) {
    throw;
  } catch (const Xapian::Error& error) {
    const char* reason = error.get_error_string();
    throw core::Error(core::Status::Damaged,
                      fmt::format("{}: {}{}{}", doing, error.get_msg(), reason ? ": " : "", reason ? reason : ""),
                      "run 'archive check'; 'archive reindex' rebuilds the index from the store");
  }
}

}  // namespace archive::index
