// SPDX-License-Identifier: GPL-3.0-or-later
/// The table of commands, and how a line of arguments is given to one of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "command.hpp"

namespace archive::cli {

[[nodiscard]] std::span<const Command> commands();

/// Runs one line of arguments, the program's name left out. Prints what went wrong and gives the exit status; throws
/// nothing but what is our fault.
int run(const std::vector<std::string>& arguments, Context& context);

}  // namespace archive::cli
