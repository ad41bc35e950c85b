// SPDX-License-Identifier: GPL-3.0-or-later
/// Reading whole files and standard input, within a limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "context.hpp"

namespace archive::cli {

/// A file, or standard input for "-", that is read in pieces. Its functions throw core::InputError (unreadable), whose
/// message does not name the file.
class InputFile {
 public:
  InputFile(const std::string& name, const Context& context);
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile();

  /// Reads on; 0 at the end.
  std::size_t read(char* buffer, std::size_t size) const;
  /// Goes to an offset from the start of a regular file.
  void seek(std::uint64_t offset) const;
  /// Bytes of a regular file; 0 for what has no size.
  [[nodiscard]] std::size_t size() const;

 private:
  int descriptor_;
  bool owned_;
};

/// The bytes of a file, or of standard input for "-".
///
/// limit   bytes; a longer input is refused without reading it all.
/// Throws core::InputError: unreadable, too-large. Its message does not name the file.
[[nodiscard]] std::string read_input(const std::string& name, const Context& context, std::size_t limit);

/// The same for what is part of the command line (a list, a batch): throws core::Error (Usage), which names the file.
[[nodiscard]] std::string read_argument(const std::string& name, const Context& context);

/// The lines of a text without their ends (`\n`, `\r\n`); an empty text has none.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace archive::cli
