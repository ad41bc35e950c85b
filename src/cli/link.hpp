// SPDX-License-Identifier: GPL-3.0-or-later
/// Hyperlinks of a terminal (OSC 8).
#pragma once

#include <string>
#include <string_view>

#include "context.hpp"

namespace archive::cli {

/// Whether the address is http or https: nothing else is made a link of.
[[nodiscard]] bool is_web_address(std::string_view url);

/// The address with every byte percent-encoded that is not plain printable ASCII, or that quotes and brackets of other
/// formats are made of: space `"` `'` `<` `>` `(` `)` `\` `{` `}` `` ` `` `|` `^`.
[[nodiscard]] std::string percent_encoded(std::string_view url);

/// The text as a link, where the terminal may be sent links and the address is http or https; else the text alone.
/// Every byte of the address that is not plain printable ASCII is percent-encoded.
[[nodiscard]] Visible linked(const Visible& text, std::string_view url, Style style);

}  // namespace archive::cli
