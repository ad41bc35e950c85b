// SPDX-License-Identifier: GPL-3.0-or-later
/// A day as people write it in their language.
#pragma once

#include "archive/core/day.hpp"
#include "context.hpp"

namespace archive::cli {

/// `20 April 2024`, `20 avril 2024`, `1er avril 2024`.
[[nodiscard]] Visible in_words(core::Day day, Language language);

}  // namespace archive::cli
