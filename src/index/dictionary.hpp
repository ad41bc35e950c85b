// SPDX-License-Identifier: GPL-3.0-or-later
/// The zstd dictionaries that records are compressed with: learned by the store, copied into the index, which is read
/// without the store.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "manifest.hpp"

struct ZSTD_CCtx_s;
struct ZSTD_CDict_s;
struct ZSTD_DDict_s;

namespace archive::index {

/// Compresses; one for each thread.
class Compressor {
 public:
  /// dictionary   bytes, or empty for none.
  explicit Compressor(std::string_view dictionary = {});

  /// Appends one frame, which names its size and the dictionary.
  void append(std::string& packed, std::string_view bytes);

 private:
  struct Free {
    void operator()(ZSTD_CCtx_s* context) const;
    void operator()(ZSTD_CDict_s* dictionary) const;
  };
  std::size_t compress(char* into, std::size_t room, std::string_view bytes);

  std::unique_ptr<ZSTD_CCtx_s, Free> context_;
  std::string dictionary_;
  std::unique_ptr<ZSTD_CDict_s, Free> prepared_;  ///< the dictionary, once that pays
  unsigned unprepared_ = 0;                       ///< frames made without it
};

/// The name of a dictionary in the index: the same for the same bytes.
[[nodiscard]] std::string dictionary_name(std::string_view dictionary);

/// Reads the dictionaries of an index, for every thread of the process. Throws core::Error (Damaged).
void learn_dictionaries(const std::filesystem::path& archive_directory, const Manifest& manifest);

/// The dictionary of a frame, or null where it needs none. Throws core::Error (Damaged) when it was not learned.
[[nodiscard]] const ZSTD_DDict_s* dictionary_of(std::string_view frame);

}  // namespace archive::index
