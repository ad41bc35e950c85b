// SPDX-License-Identifier: GPL-3.0-or-later
/// How an article and its bytes stand in the columns of the store.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/compressor.hpp"

struct ZSTD_DCtx_s;
struct ZSTD_DDict_s;

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

/// Makes a dictionary of texts, for others of their kind: a text of 4 kB takes three quarters of the room with it. Empty
/// when they are too few or too much alike.
[[nodiscard]] std::string train_dictionary(const std::vector<std::string>& texts);

/// The number that a dictionary, and each frame made with it, has in itself; 0 is none.
[[nodiscard]] std::uint32_t dictionary_number(std::string_view dictionary);

/// Zstandard, with contexts and dictionaries kept between uses.
class Codec {
 public:
  /// Gives the dictionary of a number, or nothing. Asked once for each.
  using Find = std::function<core::Dictionary(std::uint32_t number)>;

  explicit Codec(Find find = {});

  /// What `compress` uses from now on.
  void use(core::Dictionary dictionary);

  /// One frame that names its size, and the dictionary in use.
  [[nodiscard]] std::string compress(std::string_view bytes);

  /// Throws std::invalid_argument when it is no such frame, holds more than 1 GiB, or its dictionary is missing.
  [[nodiscard]] std::string decompress(std::string_view frame);

  /// The same for bytes that share much with others, which reading them needs again: `zstd --patch-from`.
  [[nodiscard]] std::string compress_patch(std::string_view bytes, std::string_view from);
  [[nodiscard]] std::string decompress_patch(std::string_view frame, std::string_view from);

 private:
  struct Free {
    void operator()(ZSTD_DCtx_s* context) const;
    void operator()(ZSTD_DDict_s* dictionary) const;
  };
  struct Known {
    core::Dictionary bytes;
    std::unique_ptr<ZSTD_DDict_s, Free> digested;  ///< refers to the bytes
  };
  const ZSTD_DDict_s* dictionary_of(std::string_view frame);

  Find find_;
  core::Compressor compressor_;
  std::unique_ptr<ZSTD_DCtx_s, Free> decompressor_;
  std::unordered_map<std::uint32_t, Known> known_;
};

/// The original of a version, from its columns. Throws std::invalid_argument as `decompress` does.
[[nodiscard]] std::string read_original(Codec& codec, std::string_view original, std::string_view body, bool patch);

}  // namespace archive::store
