// SPDX-License-Identifier: GPL-3.0-or-later
/// Hyperlinks of a terminal (OSC 8).
#pragma once

#include <string_view>

#include "context.hpp"

namespace archive::cli {

/// The text as a link, where the terminal may be sent links and the address is http or https; else the text alone.
/// Every byte of the address that is not plain printable ASCII is percent-encoded.
[[nodiscard]] Visible linked(const Visible& text, std::string_view url, Style style);

}  // namespace archive::cli
