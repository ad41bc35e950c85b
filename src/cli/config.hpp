// SPDX-License-Identifier: GPL-3.0-or-later
/// The configuration: what the user settled for all commands, or for all of one archive.
#pragma once

#include <string_view>

#include "archive/extract/extract.hpp"
#include "context.hpp"

namespace archive::cli {

struct Config {
  extract::Converters converters;
};

/// Reads `$XDG_CONFIG_HOME/archive/config.toml` and `config.toml` of the archive, each where it is; what the second says
/// wins. Throws core::Error (Usage) with file and line for what is not understood.
[[nodiscard]] Config read_config(const Context& context);

/// Reads one file into a configuration. `name` is for messages.
void read_config_text(std::string_view text, std::string_view name, Config& config);

}  // namespace archive::cli
