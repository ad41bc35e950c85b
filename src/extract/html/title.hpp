// SPDX-License-Identifier: GPL-3.0-or-later
/// The title of an article among what a page calls one.
#pragma once

#include <string>
#include <string_view>

#include "html/content.hpp"
#include "html/facts.hpp"

namespace archive::extract::html {

/// The title as readers see it: the heading that says what the title for machines says; else that one, without the
/// name of the site. Its origin is "h1", or that of the title taken.
[[nodiscard]] Said find_title(const Content& content, const Tree& tree, const Facts& facts);

/// How much of the words of one title stand in the other, from 0 to 1, by the shorter.
[[nodiscard]] double likeness(std::string_view a, std::string_view b);

}  // namespace archive::extract::html
