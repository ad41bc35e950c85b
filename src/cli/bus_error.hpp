// SPDX-License-Identifier: GPL-3.0-or-later
/// What happens where a mapped file cannot be read: it was cut short after it was mapped, or its disk fails.
#pragma once

namespace archive::cli {

/// From now on SIGBUS says so on standard error, and ends the program with the status of a damaged archive.
void tell_bus_errors();

}  // namespace archive::cli
