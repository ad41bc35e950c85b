// SPDX-License-Identifier: GPL-3.0-or-later
/// A date expression in a sentence, before a clock gives it its days.
#pragma once

#include <cstddef>

#include "form.hpp"

namespace archive::dates {

/// Its tokens are begin to end.
struct Found {
  std::size_t begin = 0, end = 0;
  bool is_range = false;
  bool alone = false;    ///< the whole line
  bool carried = false;  ///< the year is another one's of the sentence
  Form form;             ///< of a range, its right end
  Form left;
};

}  // namespace archive::dates
