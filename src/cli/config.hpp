// SPDX-License-Identifier: GPL-3.0-or-later
/// The configuration: what the user settled for all commands, or for all of one archive.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/extract/extract.hpp"
#include "context.hpp"

namespace archive::cli {

/// Defaults are those of a program without any configuration.
struct Config {
  std::string color = "auto";
  std::optional<std::string> pager;       ///< a command of the shell; empty for none; absent for `less -FRX`
  std::size_t limit = 10;                 ///< articles of a search
  std::size_t snippets = 1;               ///< of an article
  std::size_t snippet_width = 320;        ///< code points of a snippet, at most
  std::size_t recency = 0;                ///< days after which an article has lost half of what age costs; 0 is off
  std::string timezone = "Europe/Paris";  ///< of the days of articles, and of `hier`
  std::chrono::milliseconds wait{30'000};
  std::size_t jobs = 0;  ///< threads of an import; 0 is one a processor
  extract::Converters converters;
  extract::Limits limits;
  std::map<std::string, std::string, std::less<>> places;  ///< of each key that was set: `file:line`
};

/// Reads `$XDG_CONFIG_HOME/archive/config.toml` and `config.toml` of the archive, each where it is; what the second says
/// wins. Throws core::Error (Usage) with file and line for what is not understood.
[[nodiscard]] Config read_config(const Context& context);

/// Reads one file into a configuration. `name` is for messages.
void read_config_text(std::string_view text, std::string_view name, Config& config);

/// The user's file, whether it is there or not; nothing where no home is known.
[[nodiscard]] std::optional<std::filesystem::path> user_config_file();

/// What the command runs under; the defaults where none was read.
[[nodiscard]] const Config& config_of(const Context& context);

}  // namespace archive::cli
