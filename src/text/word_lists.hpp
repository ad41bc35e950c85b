// SPDX-License-Identifier: GPL-3.0-or-later
/// The closed word lists of the French chain, as they stand in data/.
#pragma once

#include <string_view>

namespace archive::text {

/// `l d j qu lorsqu…`: what stands before an apostrophe and is cut off.
[[nodiscard]] bool is_elided_word(std::string_view term);

/// `aujourd'hui`, `prud'homme`: one word in spite of its apostrophe.
[[nodiscard]] bool is_elision_exception(std::string_view term);

/// Articles, prepositions, pronouns: optional beside other words of a query.
[[nodiscard]] bool is_stop_word(std::string_view term);

/// `il`, `ce`, `là`: what an inversion ends with (`explique-t-il`).
[[nodiscard]] bool is_inversion_end(std::string_view term);

/// `m`, `mme`, `art`: a full stop after it ends no sentence. `term` is without the stop.
[[nodiscard]] bool is_abbreviation(std::string_view term);

}  // namespace archive::text
