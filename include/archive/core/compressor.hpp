// SPDX-License-Identifier: GPL-3.0-or-later
/// zstd with a dictionary, for texts that come one by one.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct ZSTD_CCtx_s;
struct ZSTD_CDict_s;

namespace archive::core {

/// The bytes of a dictionary, shared by all who read or write with it: 110 kB, that one article should not pay for five times.
/// Null for none.
using Dictionary = std::shared_ptr<const std::string>;

/// Bytes as a dictionary; empty ones are none.
[[nodiscard]] Dictionary make_dictionary(std::string bytes);

/// Makes frames; one for each thread. To prepare a dictionary costs what reading it anew for three frames costs, and makes
/// frames 1.5 % smaller: the first two are made without, so that who compresses one text does not pay for many.
class Compressor {
 public:
  /// zstd's default: near the best ratio that news text gives for its time (bench/import.md).
  static constexpr int level = 3;

  explicit Compressor(Dictionary dictionary = {});

  /// What is used from now on.
  void use(Dictionary dictionary);

  /// Appends one frame, which names its size and the dictionary. Throws core::Error (Damaged) with zstd's reason.
  void append(std::string& packed, std::string_view bytes);

  /// Whether a frame has the dictionary in use, so that append() would give much the same.
  [[nodiscard]] bool has_made(std::string_view frame) const;

  /// Appends one frame of bytes that share much with others, which reading them needs again: `zstd --patch-from`. Throws as
  /// append().
  void append_patch(std::string& packed, std::string_view bytes, std::string_view from);

 private:
  struct Free {
    void operator()(ZSTD_CCtx_s* context) const;
    void operator()(ZSTD_CDict_s* dictionary) const;
  };
  std::size_t compress(char* into, std::size_t room, std::string_view bytes);
  ZSTD_CCtx_s* context();

  std::unique_ptr<ZSTD_CCtx_s, Free> context_;  ///< made when it is needed: who is given all frames made needs none
  Dictionary dictionary_;
  std::unique_ptr<ZSTD_CDict_s, Free> prepared_;  ///< the dictionary, once that pays
  unsigned unprepared_ = 0;                       ///< frames made without it
};

}  // namespace archive::core
