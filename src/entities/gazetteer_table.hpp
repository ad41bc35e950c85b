// SPDX-License-Identifier: GPL-3.0-or-later
/// The bytes of the table of names, as tools/gazetteer compiled them into the program.
#pragma once

#include <cstddef>
#include <span>

namespace archive::entities {

/// On an 8-byte border, in the read-only data of the program.
[[nodiscard]] std::span<const std::byte> gazetteer_table();

}  // namespace archive::entities
