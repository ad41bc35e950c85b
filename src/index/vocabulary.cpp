// SPDX-License-Identifier: GPL-3.0-or-later
#include "vocabulary.hpp"

#include <atomic>

namespace archive::index {

Vocabulary::Vocabulary() {
  static std::atomic<std::uint32_t> made{0};
  do id_ = ++made;
  while (id_ == 0);
}

}  // namespace archive::index
