// SPDX-License-Identifier: GPL-3.0-or-later
/// `archive alert run`: what is new for the saved searches, printed, sent or handed to a command.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "archive/store/store.hpp"
#include "context.hpp"
#include "hit_printer.hpp"

namespace archive::cli {

struct AlertRun {
  std::vector<std::string> names;  ///< none stands for all
  HitFormat format = HitFormat::Text;
  std::string fields;
  std::string mail, exec;  ///< an address, a command of the shell; empty prints
  std::chrono::milliseconds wait{30'000};
};

/// Tells each saved search of what is new, all asked in one pass. Gives the exit status: Usage when a search cannot be read
/// any more and Refused when a delivery failed, the others were told all the same. Throws core::Error.
int run_alerts(const AlertRun& options, Context& context);

/// The saved search of this name. Throws core::Error (Usage), with a name that is near.
[[nodiscard]] store::SavedSearch find_saved(const store::Store& store, const std::string& name);

}  // namespace archive::cli
