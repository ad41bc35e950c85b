// SPDX-License-Identifier: GPL-3.0-or-later
/// The messages in French, as po/ compiled them into the program.
#pragma once

#include <string_view>

namespace archive::cli {

/// A catalogue for core::Language, in the read-only data of the program.
[[nodiscard]] std::string_view french_catalogue();

}  // namespace archive::cli
