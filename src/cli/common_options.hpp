// SPDX-License-Identifier: GPL-3.0-or-later
/// The options that every command takes, before or after its name: the one place that lists them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "environment.hpp"
#include "help.hpp"

namespace archive::cli {

struct CommonOption {
  const char* name;             ///< with its dashes
  const char* value = nullptr;  ///< the word for it, untranslated; null for a flag
  const char* help = nullptr;   ///< untranslated
  std::string GlobalOptions::*text = nullptr;
  bool GlobalOptions::*flag = nullptr;      ///< one of the two, but for --help
  std::span<const char* const> words = {};  ///< that it takes, where it takes no others
};

[[nodiscard]] std::span<const CommonOption> common_options();

/// The one of this name, of `-h` as well; null where there is none.
[[nodiscard]] const CommonOption* find_common_option(std::string_view name);

/// As lines of a help text.
[[nodiscard]] std::vector<HelpLine> common_help();

}  // namespace archive::cli
