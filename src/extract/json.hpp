// SPDX-License-Identifier: GPL-3.0-or-later
/// JSON from outside: what the readers of JSON lines and of JSON-LD share.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace archive::extract {

using Json = nlohmann::json;

/// The value that a text in UTF-8 is; of members of one name the last counts. Nothing where it is none or is nested deeper
/// than `deepest`: find_too_deep() and then Json::parse() tell what is wrong with it.
[[nodiscard]] std::optional<Json> read_json(std::string_view text, unsigned deepest);

/// Where brackets outside of strings are nested deeper than `limit`; nothing where they are not. To be asked before
/// Json::parse() builds anything from a text.
[[nodiscard]] std::optional<std::size_t> find_too_deep(std::string_view text, unsigned limit);

/// A member of an object; null where the key is missing, its value is null, or `object` is none.
[[nodiscard]] const Json* find_member(const Json& object, const char* key);

}  // namespace archive::extract
