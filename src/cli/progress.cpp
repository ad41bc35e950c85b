// SPDX-License-Identifier: GPL-3.0-or-later
#include "progress.hpp"

#include <cmath>

namespace archive::cli {
namespace {

/// Between two lines of a log.
constexpr std::chrono::seconds between_lines{10};

/// Before, a rate is that of the start.
constexpr std::chrono::seconds settling{2};

Visible spelled(std::int64_t seconds) {
  if (seconds >= 3600) return say("{} h {} min", seconds / 3600, seconds % 3600 / 60);
  if (seconds >= 60) return say("{} min {} s", seconds / 60, seconds % 60);
  return say("{} s", seconds);
}

}  // namespace

Visible pace(const ingest::Counts& counts, std::chrono::milliseconds elapsed) {
  if (elapsed < settling || counts.seen == 0) return {};
  const double seconds = std::chrono::duration<double>(elapsed).count();
  Visible line = say(" · {}/s", std::llround(static_cast<double>(counts.seen) / seconds));
  if (counts.bytes > 0 && counts.bytes < counts.total) {
    const auto left = static_cast<double>(counts.total - counts.bytes) / static_cast<double>(counts.bytes) * seconds;
    line += say(" · {} left", spelled(std::llround(left)));
  }
  return line;
}

Progress::Progress(Context& context, ProgressMode mode)
    : context_(context),
      on_(mode == ProgressMode::Always || (mode == ProgressMode::Auto && context.err_terminal && !context.quiet)) {}

std::chrono::milliseconds Progress::elapsed() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start_);
}

void Progress::show(const Visible& line) {
  if (!on_) return;
  if (!context_.err_terminal) {
    if (Clock::now() < next_) return;
    next_ = Clock::now() + between_lines;
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

void Progress::end(const Visible& line) {
  clear();
  if (on_ && !context_.err_terminal) context_.err.show_line(line);
}

}  // namespace archive::cli
