// SPDX-License-Identifier: GPL-3.0-or-later
/// Reading whole files and standard input, within a limit.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "context.hpp"

namespace archive::cli {

/// The bytes of a file, or of standard input for "-".
///
/// limit   bytes; a longer input is refused without reading it all.
/// Throws core::InputError: unreadable, too-large. Its message does not name the file.
[[nodiscard]] std::string read_input(const std::string& name, const Context& context, std::size_t limit);

/// The same for what is part of the command line (a list, a batch): throws core::Error (Usage), which names the file.
[[nodiscard]] std::string read_argument(const std::string& name, const Context& context);

/// The lines of a text without their ends (`\n`, `\r\n`); an empty text has none.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace archive::cli
