// SPDX-License-Identifier: GPL-3.0-or-later
/// Identifiers as the blobs of a row.
#pragma once

#include <algorithm>
#include <string_view>

#include "archive/core/id.hpp"

namespace archive::store {

[[nodiscard]] inline std::string_view as_bytes(const core::ArticleId& id) {
  return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}

[[nodiscard]] inline core::ArticleId read_id(std::string_view bytes) {
  core::ArticleId id;
  std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), id.bytes.begin());
  return id;
}

}  // namespace archive::store
