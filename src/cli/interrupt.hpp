// SPDX-License-Identifier: GPL-3.0-or-later
/// SIGINT and SIGTERM as a wish to end after the current article; the second one ends at once.
#pragma once

namespace archive::cli {

/// From now on the first SIGINT or SIGTERM is only noted.
void note_interrupts();

/// The signal that was noted, 0 when none was.
[[nodiscard]] int interrupt();

}  // namespace archive::cli
