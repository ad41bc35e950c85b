// SPDX-License-Identifier: GPL-3.0-or-later
#include "dictionary.hpp"

#include <fmt/format.h>
#include <zstd.h>

#include <fstream>
#include <map>
#include <mutex>
#include <new>

#include "archive/core/error.hpp"

namespace archive::index {
namespace {

struct FreeLearned {
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

/// By their numbers, which are made of their bytes: archives that are open together share one table.
struct Learned {
  std::mutex mutex;
  std::map<unsigned, std::unique_ptr<ZSTD_DDict, FreeLearned>> dictionaries;
};

Learned& learned() {
  static Learned all;
  return all;
}

/// Empty where there is no such file. Whole blocks: every search reads it.
std::string read_bytes(const std::filesystem::path& path) {
  std::error_code missing;
  const auto size = std::filesystem::file_size(path, missing);
  std::string bytes(missing ? 0 : size, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) bytes.clear();
  return bytes;
}

[[noreturn]] void damaged(const std::string& what) {
  throw core::Error(core::Status::Damaged, core::tr("the index: {}", what),
                    core::tr("'archive reindex' rebuilds the index from the store"));
}

}  // namespace

std::string dictionary_name(std::string_view dictionary) {
  return fmt::format("dictionary-{:08x}", ZSTD_getDictID_fromDict(dictionary.data(), dictionary.size()));
}

void learn_dictionaries(const std::filesystem::path& archive, const Manifest& manifest) {
  for (const auto& name : manifest.dictionaries) {
    const std::string bytes = read_bytes(segment_path(archive, name));
    const auto number = ZSTD_getDictID_fromDict(bytes.data(), bytes.size());
    if (number == 0 || dictionary_name(bytes) != name) damaged(core::tr("{} is missing or damaged", name));
    const std::lock_guard lock(learned().mutex);
    auto& place = learned().dictionaries[number];
    if (!place) place.reset(ZSTD_createDDict(bytes.data(), bytes.size()));
  }
}

const ZSTD_DDict_s* dictionary_of(std::string_view frame) {
  const auto number = ZSTD_getDictID_fromFrame(frame.data(), frame.size());
  if (number == 0) return nullptr;
  const std::lock_guard lock(learned().mutex);
  const auto found = learned().dictionaries.find(number);
  if (found == learned().dictionaries.end()) damaged(core::tr("an article needs a dictionary that is missing"));
  return found->second.get();
}

}  // namespace archive::index
