// SPDX-License-Identifier: GPL-3.0-or-later
/// How an article and its bytes stand in the columns of the store.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/article.hpp"

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace archive::store {

/// All of an article but its body, as a JSON object without absent values (man archive-store names the keys).
[[nodiscard]] std::string fields_to_json(const core::Article& article);

/// Reads what `fields_to_json` wrote; the body is left empty. Keys it does not know are passed over.
/// Throws std::invalid_argument for anything else.
[[nodiscard]] core::Article article_from_json(std::string_view json);

/// A list of texts, as a JSON array.
[[nodiscard]] std::string texts_to_json(const std::vector<std::string>& texts);
/// Throws std::invalid_argument for anything but such an array.
[[nodiscard]] std::vector<std::string> texts_from_json(std::string_view json);

/// Zstandard, with the contexts kept between uses.
class Codec {
 public:
  Codec();

  /// One frame that names its size.
  [[nodiscard]] std::string compress(std::string_view bytes);

  /// Throws std::invalid_argument when it is no such frame, or holds more than 1 GiB.
  [[nodiscard]] std::string decompress(std::string_view frame);

 private:
  struct Free {
    void operator()(ZSTD_CCtx_s* context) const;
    void operator()(ZSTD_DCtx_s* context) const;
  };
  std::unique_ptr<ZSTD_CCtx_s, Free> compressor_;
  std::unique_ptr<ZSTD_DCtx_s, Free> decompressor_;
};

}  // namespace archive::store
