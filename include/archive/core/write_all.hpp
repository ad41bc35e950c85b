// SPDX-License-Identifier: GPL-3.0-or-later
/// Writing to a descriptor until all is written.
#pragma once

#include <string_view>

namespace archive::core {

/// Writes all of the bytes, however many calls that takes and whatever signals come between. False where it could not, with the
/// reason in errno; a part may be written then.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

}  // namespace archive::core
