// SPDX-License-Identifier: GPL-3.0-or-later
/// The keys of an article as extract and show print them.
#pragma once

#include "archive/core/article.hpp"
#include "json.hpp"

namespace archive::cli {

/// Writes `title` to `body` and `removed`, the keys of `extract`, into an open object.
void write_article(Json& json, const core::Article& article);

}  // namespace archive::cli
