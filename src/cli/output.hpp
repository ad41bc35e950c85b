// SPDX-License-Identifier: GPL-3.0-or-later
/// A stream the program writes to: gathered, written in one go, quiet when the reader has left.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "visible.hpp"

namespace archive::cli {

/// The lines and columns of a terminal.
struct Screen {
  std::size_t rows = 0, columns = 0;
};

/// Writes to a file descriptor or, in tests, to a string.
///
/// A closed pipe is no failure: what is written from then on is dropped, so that an import goes on. Another failure
/// (disk full) is kept in error() for the end of the program.
class Output {
 public:
  enum class Buffering { Full, None };

  Output(int descriptor, Buffering buffering) : descriptor_(descriptor), buffering_(buffering) {}
  explicit Output(std::string& sink) : sink_(&sink) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// For people.
  void show(const Visible& text) { put(text.bytes()); }
  void show_line(const Visible& text);

  /// For programs: JSON, TREC lines, original bytes. Nothing is made visible.
  void write(std::string_view bytes) { put(bytes); }

  void flush();

  /// Gathers what follows, and writes nothing until release().
  void hold();

  /// Gathers what follows until it is longer than the screen: then `overflow` gives the descriptor to write to from now
  /// on (-1: the one there was).
  void hold(Screen screen, std::function<int()> overflow);

  /// Writes what was held back.
  void release();

  /// Whether nobody reads any more, or writing failed: what follows would be in vain.
  [[nodiscard]] bool is_over() const { return closed_ || error_ != 0; }

  /// errno of the write that failed, 0 when all went well.
  [[nodiscard]] int error() const { return error_; }

 private:
  void put(std::string_view bytes);
  void write_out();
  void count_rows(std::string_view bytes);

  int descriptor_ = -1;
  Buffering buffering_ = Buffering::Full;
  std::string* sink_ = nullptr;
  std::string buffer_;
  bool closed_ = false;
  int error_ = 0;

  bool held_ = false;
  std::function<int()> overflow_;
  Screen screen_;
  std::size_t rows_ = 0, column_ = 0;  ///< of what is held back
  bool in_sequence_ = false;           ///< inside a control sequence, which takes no column
};

}  // namespace archive::cli
