// SPDX-License-Identifier: GPL-3.0-or-later
/// From the options every command has and the process's environment to a Context.
#pragma once

#include <string>

#include "context.hpp"

namespace archive::cli {

/// What the user typed of the options every command has.
struct GlobalOptions {
  std::string archive, now, color;
  bool quiet = false, verbose = false;
};

/// Settles archive directory, configuration, clock, colour and width. Throws core::Error (Usage) for a value that is not
/// understood, and when no archive directory can be named.
void apply(const GlobalOptions& options, Context& context);

/// Of standard output; rows are 0 where it is no terminal, and columns then those of $COLUMNS, or 80.
[[nodiscard]] Screen window_of_stdout();

/// Opens /dev/null for each of the three standard descriptors that is closed, so that no database gets its number, and
/// makes a closed pipe an error of write(2) instead of a signal.
void settle_descriptors();

}  // namespace archive::cli
