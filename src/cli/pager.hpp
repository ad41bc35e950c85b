// SPDX-License-Identifier: GPL-3.0-or-later
/// The program that shows long output page by page.
#pragma once

#include <sys/types.h>

#include <string>

#include "context.hpp"

namespace archive::cli {

/// The variable that names the pager, ARCHIVE_PAGER before PAGER; null where neither is set. A variable that is set and
/// empty says that there is none.
[[nodiscard]] const char* pager_variable();

/// What the results of this command are shown with: a command of the shell; empty where standard output is no terminal
/// that can do it, where the user wants none, or where there is none.
[[nodiscard]] std::string pager_command(const Context& context);

/// The pager of one run: started once the output is longer than the screen, waited for at the end.
class Pager {
 public:
  Pager() = default;
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;
  ~Pager();

  /// Holds results and messages back until it is known whether a pager is needed.
  void attach(Output& out, Output& err, const Context& context);

  /// Lets go of what is held back, results first, and waits for the user to leave the pager.
  void finish();

 private:
  int start(const std::string& command);

  Output* out_ = nullptr;
  Output* err_ = nullptr;
  pid_t process_ = 0;
  int input_ = -1;
};

/// Has the results of the command shown by the pager, if they grow longer than the screen.
void use_pager(Context& context);

}  // namespace archive::cli
