// SPDX-License-Identifier: GPL-3.0-or-later
/// What may come next on a command line, for the shells' completion (completions/).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "command.hpp"

namespace archive::cli {

/// Prints what may stand in the place of the last word, a line each: the word, then a tab and what it means where that is
/// known. The lines ":files" and ":directories" ask the shell to add these. Prints nothing where nothing is known, and never
/// fails: there may be no archive yet.
///
/// words   those after the program's name; `=` may be a word of its own, as in bash.
void complete(std::vector<std::string> words, std::span<const Command> commands, Context& context);

}  // namespace archive::cli
