// SPDX-License-Identifier: GPL-3.0-or-later
/// The line on stderr that tells how far a long run has come.
#pragma once

#include "context.hpp"

namespace archive::cli {

enum class ProgressMode { Auto, Always, Never };

/// On a terminal one line that is written over, elsewhere (only when asked for) a line each time.
class Progress {
 public:
  Progress(Context& context, ProgressMode mode);

  void show(const Visible& line);

  /// Takes the line away before something else is printed, and at the end.
  void clear();

 private:
  Context& context_;
  bool on_;
  bool standing_ = false;  ///< a line stands on the terminal
};

}  // namespace archive::cli
