// SPDX-License-Identifier: GPL-3.0-or-later
/// Xapian's errors as the project's own.
#pragma once

#include <xapian.h>

#include "archive/core/error.hpp"

namespace archive::index {

/// Runs `work`, which is `doing` in the words of to_translate(); a Xapian error becomes core::Error (Damaged) that says what was being done, and what to run next.
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
                      core::tr("{}: {}", core::Message(core::translated(doing), doing),
                               error.get_msg() + (reason ? std::string(": ") + reason : std::string())),
                      core::tr("run 'archive check'; 'archive reindex' rebuilds the index from the store"));
  }
}

}  // namespace archive::index
