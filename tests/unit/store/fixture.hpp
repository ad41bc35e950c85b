// SPDX-License-Identifier: GPL-3.0-or-later
/// A directory of its own for each test, and articles to put.
#pragma once

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "archive/store/store.hpp"

namespace archive::store {

class Directory {
 public:
  Directory() {
    std::string name = (std::filesystem::temp_directory_path() / "archive-store-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory() { std::filesystem::remove_all(path_); }

  [[nodiscard]] std::filesystem::path archive() const { return path_ / "archive"; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// What a caller of `put` holds while it calls.
struct Offer {
  core::Article article;
  std::string original;
  std::string overrides;
  Capture capture{"f.jsonl:12", "application/json", {1'713'600'000, 120}, "archive 0.1"};

  [[nodiscard]] Submission submission() const { return {article, original, overrides, capture}; }
};

inline Offer offer(std::string ref, std::string original) {
  Offer made;
  made.article.ref = std::move(ref);
  made.article.source = "Le Phare";
  made.article.title = "Le président parle";
  made.article.body = "Un corps.\n\nDeux paragraphes.";
  made.original = std::move(original);
  return made;
}

inline Stored put(Store& store, const Offer& made) {
  store.begin();
  const Stored stored = store.put(made.submission());
  store.commit();
  return stored;
}

inline unsigned mode_of(const std::filesystem::path& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 ? status.st_mode & 0777u : 0u;
}

}  // namespace archive::store
