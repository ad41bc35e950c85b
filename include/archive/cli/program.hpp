// SPDX-License-Identifier: GPL-3.0-or-later
/// The program `archive`, from its arguments to its exit status.
#pragma once

namespace archive::cli {

/// Runs the command the arguments name, on the process's streams and environment. Gives the exit status
/// (core/error.hpp), or 128 and the signal's number after an interrupt that was obeyed.
int run_program(int argc, char** argv);

}  // namespace archive::cli
