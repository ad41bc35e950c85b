// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity.hpp"

#include <algorithm>
#include <string>

#include "archive/store/store.hpp"

namespace archive::store {

Key identity_key(const core::Article& article, const Digest& sha256) {
  if (!article.ref.empty()) return Key(sha256_of_fields({"ref", article.ref, article.source}));
  if (!article.url.empty()) return Key(sha256_of_fields({"url", article.url}));
  return content_key(article.source, sha256);
}

Key content_key(std::string_view source, const Digest& sha256) {
  return Key(sha256_of_fields({"content", source, as_bytes(sha256)}));
}

core::ArticleId make_id(std::string_view source, std::string_view original, unsigned salt) {
  const Digest digest =
      salt == 0 ? sha256_of_fields({source, original}) : sha256_of_fields({source, original, std::to_string(salt)});
  core::ArticleId id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

}  // namespace archive::store
