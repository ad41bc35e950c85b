// SPDX-License-Identifier: GPL-3.0-or-later
/// The line on stderr that tells how far a long run has come.
#pragma once

#include <chrono>

#include "archive/ingest/ingest.hpp"
#include "context.hpp"

namespace archive::cli {

enum class ProgressMode { Auto, Always, Never };

/// What is added to the counts: ` · 812/s · 3 min 20 s left`. Nothing before there is something to tell of; without the
/// time where the bytes are not known.
[[nodiscard]] Visible pace(const ingest::Counts& counts, std::chrono::milliseconds elapsed);

/// On a terminal one line that is written over, elsewhere (only when asked for) a line now and then.
class Progress {
 public:
  Progress(Context& context, ProgressMode mode);

  [[nodiscard]] bool is_on() const { return on_; }
  [[nodiscard]] std::chrono::milliseconds elapsed() const;

  void show(const Visible& line);

  /// Takes the line away before something else is printed, and at the end.
  void clear();

  /// Shows the last line where lines stay.
  void end(const Visible& line);

 private:
  using Clock = std::chrono::steady_clock;

  Context& context_;
  bool on_;
  bool standing_ = false;  ///< a line stands on the terminal
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_;  ///< no line before, where lines stay
};

}  // namespace archive::cli
