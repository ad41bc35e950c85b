// SPDX-License-Identifier: GPL-3.0-or-later
#include "dictionary.hpp"

#define ZSTD_STATIC_LINKING_ONLY  // a dictionary that is not copied
#include <fmt/format.h>
#include <zstd.h>

#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <utility>

#include "archive/core/error.hpp"
#include "archive/core/mapped_file.hpp"

namespace archive::index {
namespace {

struct FreeDigested {
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

struct Dictionary {
  core::MappedFile file;                               ///< nothing writes into one of the index
  std::unique_ptr<ZSTD_DDict, FreeDigested> digested;  ///< refers to the file
};

/// By their numbers, which are made of their bytes: archives that are open together share one table.
struct Learned {
  std::mutex mutex;
  std::map<unsigned, Dictionary> dictionaries;
};

Learned& learned() {
  static Learned all;
  return all;
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
    core::MappedFile file(segment_path(archive, name));
    const auto bytes = file.bytes();
    const auto number = ZSTD_getDictID_fromDict(bytes.data(), bytes.size());
    if (number == 0 || dictionary_name(bytes) != name) damaged(core::tr("{} is missing or damaged", name));
    const std::lock_guard lock(learned().mutex);
    auto& place = learned().dictionaries[number];
    if (place.digested) continue;
    place.digested.reset(ZSTD_createDDict_byReference(bytes.data(), bytes.size()));
    place.file = std::move(file);
  }
}

const ZSTD_DDict_s* dictionary_of(std::string_view frame) {
  const auto number = ZSTD_getDictID_fromFrame(frame.data(), frame.size());
  if (number == 0) return nullptr;
  const std::lock_guard lock(learned().mutex);
  const auto found = learned().dictionaries.find(number);
  if (found == learned().dictionaries.end()) damaged(core::tr("an article needs a dictionary that is missing"));
  return found->second.digested.get();
}

}  // namespace archive::index
