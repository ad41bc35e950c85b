// SPDX-License-Identifier: GPL-3.0-or-later
/// Which chunks may be one word with a number before them: the groups of `50 000`, the words of `5 pour cent`.
#pragma once

#include <string_view>

namespace archive::text {

/// Whether the number that ends before this byte may go on in the next chunk, or be what `pour cent` belongs to. May say yes
/// wrongly, never no.
///
/// rest   what follows the number, marks and white space included
[[nodiscard]] bool may_continue_number(std::string_view rest);

/// The same of the `cent` or `100` that a `pour` before this byte waits for.
[[nodiscard]] bool may_continue_per_cent(std::string_view rest);

}  // namespace archive::text
