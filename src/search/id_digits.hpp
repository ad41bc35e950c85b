// SPDX-License-Identifier: GPL-3.0-or-later
/// How short an identifier may be shown.
#pragma once

#include <cstddef>

#include "archive/core/id.hpp"
#include "term_source.hpp"

namespace archive::search {

/// Digits by which an identifier differs from all others of an archive, at least `fewest` (an even number).
///
/// source   of the terms of the whole archive
[[nodiscard]] std::size_t id_digits(const TermSource& source, const core::ArticleId& id, std::size_t fewest);

}  // namespace archive::search
