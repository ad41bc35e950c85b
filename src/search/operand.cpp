// SPDX-License-Identifier: GPL-3.0-or-later
#include "operand.hpp"

#include "archive/index/schema.hpp"

namespace archive::search {

std::string_view prefix_of(Part part) { return part == Part::Title ? index::find_field("title")->prefix : ""; }

}  // namespace archive::search
