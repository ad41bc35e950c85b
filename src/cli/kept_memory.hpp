// SPDX-License-Identifier: GPL-3.0-or-later
/// How a short command asks the system for memory.
#pragma once

#include <cstddef>

namespace archive::cli {

/// Takes at once what every run of a command fills, which costs a fifth less than to take it page by page, and asks for more in
/// large pieces. From here on the process keeps what it frees, up to 64 MB: given back between two queries, each page of it would
/// be cleared and faulted in again.
///
/// filled   bytes
void prepare_memory(std::size_t filled);

}  // namespace archive::cli
