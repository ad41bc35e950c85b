// SPDX-License-Identifier: GPL-3.0-or-later
/// The values of a TOML file, one by one with their lines. The library stays behind it, in one translation unit.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

namespace archive::cli {

/// A text, a whole number, a truth, or anything else a configuration has no use for.
using TomlValue = std::variant<std::monostate, std::string, std::int64_t, bool>;

/// Calls `visit` for each value with its full key ("converters.pdf") and line, in the order of the lines.
///
/// text   the bytes of the file. name is for messages.
/// Throws core::Error (Usage) with name and line for what is no TOML.
void for_each_toml_value(std::string_view text, std::string_view name,
                         const std::function<void(const std::string& key, const TomlValue& value, int line)>& visit);

}  // namespace archive::cli
