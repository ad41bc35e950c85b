// SPDX-License-Identifier: GPL-3.0-or-later
/// What a Run holds, for the writer.
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_set>

#include "archive/index/index.hpp"
#include "private_files.hpp"

namespace archive::index {

/// Puts accentuations into a database, each once.
class AccentuationTable {
 public:
  void add(Xapian::WritableDatabase& database, const Prepared::Impl& prepared);

 private:
  std::unordered_set<std::string> spellings_;
};

/// A fresh database. Nothing of it is durable until sync_segment(): it can be made again.
class Run::Impl {
 public:
  Impl(std::filesystem::path path, std::string name);
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl();  ///< deletes it unless it was taken

  void put(const Prepared::Impl& prepared);
  void close();

  std::filesystem::path path;
  std::string name;
  std::uint64_t articles = 0;
  bool taken = false;  ///< by the writer

 private:
  PrivateFiles private_files_;
  Xapian::WritableDatabase database_;
  AccentuationTable accentuations_;
};

}  // namespace archive::index
