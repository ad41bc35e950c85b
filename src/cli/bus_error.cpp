// SPDX-License-Identifier: GPL-3.0-or-later
#include "bus_error.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>

#include "archive/core/error.hpp"
#include "archive/core/write_all.hpp"

namespace archive::cli {
namespace {

// The signal comes of a look at mapped memory, in the middle of no allocation and no lock: ordinary code may run. Should it
// be wrong for once, the second signal ends the program.
extern "C" void tell_and_leave(int) {
  const auto message = core::tr("a file of the archive cannot be read any more: it was cut short, or its disk fails");
  const auto hint = core::tr("check the disk (its system log), then run `archive check`");
  (void)core::write_all(STDERR_FILENO,
                        "archive: " + message.shown() + "\n" + core::tr("  hint: {}", hint).shown() + "\n");
  std::_Exit(static_cast<int>(core::Status::Damaged));
}

}  // namespace

void tell_bus_errors() {
  struct sigaction action {};
  action.sa_handler = tell_and_leave;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, nullptr);
}

}  // namespace archive::cli
