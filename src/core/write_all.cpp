// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/core/write_all.hpp"

#include <unistd.h>

#include <cerrno>

namespace archive::core {

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace archive::core
