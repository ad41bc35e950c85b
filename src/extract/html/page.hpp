// SPDX-License-Identifier: GPL-3.0-or-later
/// From the tree of a page to an article.
#pragma once

#include <string_view>

#include "archive/core/article.hpp"
#include "plain_text.hpp"

namespace archive::extract::html {

/// Reads a page into an article; what the article holds already is kept.
///
/// text         valid UTF-8, as trim() leaves it
/// publication  the days that are known from outside of it
void read_page(core::Article& article, std::string_view text, const Publication& publication, const Context& context,
               const Limits& limits);

}  // namespace archive::extract::html
