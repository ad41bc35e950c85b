// SPDX-License-Identifier: GPL-3.0-or-later
/// UTF-8 that was once read as Windows-1252.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace archive::text {

/// The text as it was before, where *all* its characters beyond ASCII are the traces of such a misreading (`Ã©` for
/// `é`); nothing for any other text. One sound `é` among them is enough for nothing: then the two cannot be told apart.
///
/// text  valid UTF-8.
[[nodiscard]] std::optional<std::string> repair_mojibake(std::string_view text);

}  // namespace archive::text
