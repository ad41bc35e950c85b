// SPDX-License-Identifier: GPL-3.0-or-later
/// By what an article is known again.
#pragma once

#include <string_view>

#include "archive/core/article.hpp"
#include "sha256.hpp"

namespace archive::store {

/// A key of the table `keys`: the first 16 bytes of a digest.
class Key {
 public:
  explicit Key(const Digest& digest) : digest_(digest) {}
  [[nodiscard]] std::string_view bytes() const { return as_bytes(digest_).substr(0, 16); }

 private:
  Digest digest_;
};

/// The key of what the article says of itself: its `ref` with its source, else its URL, else its bytes with its source.
[[nodiscard]] Key identity_key(const core::Article& article, const Digest& sha256);

/// The key of bytes under a source.
[[nodiscard]] Key content_key(std::string_view source, const Digest& sha256);

}  // namespace archive::store
