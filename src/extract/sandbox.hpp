// SPDX-License-Identifier: GPL-3.0-or-later
/// What a process gives up before it runs a program of others.
#pragma once

#include <cstddef>

namespace archive::extract {

struct Rights {
  int directory = -1;  ///< an open directory, the only place it may write below
  unsigned seconds = 0;
  std::size_t file_size = 0, memory = 0;
};

/// Gives up network, privileges and what is above the limits, for this process and all it starts. False where it cannot
/// be kept from the network or from privileges. Only for a process that was forked just now: calls nothing that is
/// unsafe there.
[[nodiscard]] bool give_up_rights(const Rights& rights);

}  // namespace archive::extract
