// SPDX-License-Identifier: GPL-3.0-or-later
/// A file descriptor that is closed at the end, and files written to a name of their own until they are whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace archive::store {

/// Errors are core::Error (Damaged) with the path and the reason.
class Descriptor {
 public:
  Descriptor(int number, std::filesystem::path path) : number_(number), path_(std::move(path)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Reads on; fewer bytes than asked for at the end of the file only.
  std::size_t read(char* buffer, std::size_t size) const;
  void write(std::string_view bytes) const;
  void sync() const;
  [[nodiscard]] std::size_t size() const;

 private:
  int number_;
  std::filesystem::path path_;
};

/// A name beside a file that is unlinked at the end, unless it was renamed.
class TemporaryName {
 public:
  /// Ends in ".tmp", the number of the process, and `ending`.
  TemporaryName(const std::filesystem::path& target, std::string_view ending);
  TemporaryName(const TemporaryName&) = delete;
  TemporaryName& operator=(const TemporaryName&) = delete;
  ~TemporaryName();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Gives the file its own name, durably.
  void rename_to(const std::filesystem::path& target) const;

 private:
  std::filesystem::path path_;
};

}  // namespace archive::store
