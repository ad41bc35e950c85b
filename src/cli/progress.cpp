// SPDX-License-Identifier: GPL-3.0-or-later
#include "progress.hpp"

namespace archive::cli {

Progress::Progress(Context& context, ProgressMode mode)
    : context_(context),
      on_(mode == ProgressMode::Always || (mode == ProgressMode::Auto && context.err_terminal && !context.quiet)) {}

void Progress::show(const Visible& line) {
  if (!on_) return;
  if (!context_.err_terminal) {
    context_.err.show_line(line);
    return;
  }
  context_.err.show(Visible::own("\r") + line + Visible::own("\x1b[K"));
  standing_ = true;
}

void Progress::clear() {
  if (!standing_) return;
  context_.err.show(Visible::own("\r\x1b[K"));
  standing_ = false;
}

}  // namespace archive::cli
