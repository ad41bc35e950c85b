// SPDX-License-Identifier: GPL-3.0-or-later
/// A file read where the system has it.
#pragma once

#include <filesystem>
#include <string_view>

namespace archive::core {

/// The bytes of a file as they stand: what is not looked at is not read. A file that is cut afterwards, or a disk that fails, gives
/// SIGBUS where they are looked at.
class MappedFile {
 public:
  /// Of none.
  MappedFile() = default;

  /// Empty where there is no such file, or nothing in it, or it cannot be mapped.
  explicit MappedFile(const std::filesystem::path& file);

  /// The same of an open file, which may be closed then.
  explicit MappedFile(int descriptor);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  /// Gives back the memory of what was looked at.
  void rest() const;

 private:
  std::string_view bytes_;
};

}  // namespace archive::core
