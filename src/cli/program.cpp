// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/cli/program.hpp"

#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "bus_error.hpp"
#include "commands.hpp"
#include "pager.hpp"
#include "print_error.hpp"

namespace archive::cli {

int run_program(int argc, char** argv) {
  settle_descriptors();
  Output out(STDOUT_FILENO, Output::Buffering::Full);
  Output err(STDERR_FILENO, Output::Buffering::None);
  Context context(out, err);
  Pager pager;
  context.pager = &pager;
  context.language = environment_language().language;
  speak(context.language);
  tell_bus_errors();
  int status = run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), context);
  pager.finish();
  out.flush();
  if (out.error() != 0) {
    const core::Error error(core::Status::Damaged,
                            core::tr("cannot write to standard output: {}", core::reason_of(out.error())));
    print_error(context, error, false);
    status = exit_code(error.status());
  }
  err.flush();
  // All is written. The system frees what is kept sooner than piece by piece, and the libraries have nothing to save.
  if (context.leave_at_once || context.kept) std::_Exit(status);
  return status;
}

}  // namespace archive::cli
