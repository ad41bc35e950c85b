// SPDX-License-Identifier: GPL-3.0-or-later
#include "kept_memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace archive::cli {

void prepare_memory(std::size_t filled) {
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
  constexpr int kept = 64 << 20, largest = 32 << 20, piece = 1 << 20;  // bytes; the second is the most that is accepted
  mallopt(M_TRIM_THRESHOLD, kept);
  // Setting one ends the adaptation of the other: what is larger is mapped for itself, and unmapped.
  mallopt(M_MMAP_THRESHOLD, largest);
  mallopt(M_TOP_PAD, piece);
  void* const room = std::malloc(filled);
  if (room == nullptr) return;
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto begin = (reinterpret_cast<std::uintptr_t>(room) + page - 1) / page * page;
  const auto end = (reinterpret_cast<std::uintptr_t>(room) + filled) / page * page;
  // Where the system cannot (Linux before 5.14), pages come one by one.
  (void)madvise(reinterpret_cast<void*>(begin), end - begin, MADV_POPULATE_WRITE);
  std::free(room);
#else
  (void)filled;
#endif
}

}  // namespace archive::cli
