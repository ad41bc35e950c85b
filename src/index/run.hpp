// SPDX-License-Identifier: GPL-3.0-or-later
/// What a Run holds, for the writer.
#pragma once

#include <memory>
#include <string>

#include "archive/index/index.hpp"
#include "glass_segment.hpp"

namespace archive::index {

/// A fresh database. Nothing of it is durable until sync_segment(): it can be made again.
class Run::Impl {
 public:
  Impl(std::filesystem::path path, std::string name);
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl();  ///< deletes it unless it was taken

  void put(const Prepared::Impl& prepared);
  void close();
  [[nodiscard]] const std::shared_ptr<Vocabulary>& vocabulary() const { return writer_.vocabulary(); }

  std::filesystem::path path;
  std::string name;
  std::uint64_t articles = 0;
  bool taken = false;  ///< by the writer

 private:
  glass::SegmentWriter writer_;
};

}  // namespace archive::index
