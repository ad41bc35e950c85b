// SPDX-License-Identifier: GPL-3.0-or-later
#include "kept_memory.hpp"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace archive::cli {

void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int most = 64 << 20, largest = 32 << 20;  // bytes; the second is the most that the C library accepts
  mallopt(M_TRIM_THRESHOLD, most);
  // Setting one ends the adaptation of the other: what is larger is mapped for itself, and unmapped.
  mallopt(M_MMAP_THRESHOLD, largest);
#endif
}

}  // namespace archive::cli
