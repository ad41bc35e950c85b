// SPDX-License-Identifier: GPL-3.0-or-later
/// The one table of the configuration's keys.
#pragma once

#include <span>

#include "config.hpp"
#include "toml.hpp"

namespace archive::cli {

struct ConfigKey {
  std::string_view name;  ///< with its table
  /// Takes a value; gives what is wrong with it, empty where nothing is.
  core::Message (*set)(Config& config, const TomlValue& value);
  /// The value in force, as TOML writes it.
  std::string (*shown)(const Config& config);
};

[[nodiscard]] std::span<const ConfigKey> config_keys();

/// A text as TOML writes it.
[[nodiscard]] std::string toml_text(std::string_view text);

}  // namespace archive::cli
