// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace archive::cli {

/// From here on the process keeps memory that it has freed, up to 64 MB, for the next of many like tasks: given back in between,
/// each page of it would be cleared and faulted in again.
void keep_freed_memory();

}  // namespace archive::cli
