// SPDX-License-Identifier: GPL-3.0-or-later
/// Packed bytes in memory. All that knows the library for containers stands in container.cpp.
#pragma once

#include <string>
#include <string_view>

#include "archive/extract/extract.hpp"

namespace archive::extract {

/// Whether the bytes begin as gzip or zstd do.
[[nodiscard]] bool is_packed(std::string_view bytes);

/// Unpacks gzip or zstd. Throws core::InputError: malformed, too-large (above the limit of an input), bomb.
[[nodiscard]] std::string unpack(std::string_view bytes, const Limits& limits);

}  // namespace archive::extract
