// SPDX-License-Identifier: GPL-3.0-or-later
/// What a command knows of the world around it; a test gives its own.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "archive/core/moment.hpp"
#include "archive/dates/zone.hpp"
#include "language.hpp"
#include "output.hpp"

namespace archive::cli {

/// What a terminal may be sent besides text.
struct Style {
  bool emphasis = false;  ///< bold and underline
  bool colour = false;
  bool links = false;  ///< OSC 8
};

struct Config;
class Pager;

/// Where settings that no file holds came from, for `archive config`.
struct Origins {
  std::string archive;  ///< an option or a variable
  std::string color;    ///< the word that --color gave, or empty
};

struct Context {
  Context(Output& results, Output& messages) : out(results), err(messages) {}

  Output& out;
  Output& err;
  int in = 0;  ///< descriptor of standard input
  std::filesystem::path archive;
  std::optional<core::Moment> fixed_now;  ///< --now
  Language language = Language::English;
  Style style;             ///< of stdout
  std::size_t width = 80;  ///< columns of stdout
  std::size_t height = 0;  ///< lines of stdout; 0 where it is no terminal
  bool out_terminal = false;
  bool err_terminal = false;
  bool in_terminal = false;
  bool quiet = false;
  bool verbose = false;
  std::shared_ptr<const Config> config;  ///< config_of() reads it
  Origins origins;
  bool leave_at_once = false;  ///< threads that do not end use what the end of the program would destroy
  std::shared_ptr<void> kept;  ///< what the end of the program need not take apart
  Pager* pager = nullptr;      ///< none in tests

  [[nodiscard]] core::Moment now() const { return fixed_now ? *fixed_now : dates::in_archive_zone(core::system_now()); }
};

}  // namespace archive::cli
