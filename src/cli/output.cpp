// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.hpp"

#include <unistd.h>

#include <cerrno>

namespace archive::cli {
namespace {

constexpr std::size_t buffer_limit = 64u << 10;

}  // namespace

void Output::show_line(const Visible& text) { put(text.bytes() + '\n'); }

void Output::put(std::string_view bytes) {
  if (sink_ != nullptr) {
    sink_->append(bytes);
    return;
  }
  if (is_over()) return;
  buffer_.append(bytes);
  if (held_ && overflow_) count_rows(bytes);
  if (buffering_ == Buffering::None || buffer_.size() >= buffer_limit) flush();
}

void Output::hold() { held_ = sink_ == nullptr; }

void Output::hold(Screen screen, std::function<int()> overflow) {
  hold();
  screen_ = screen;
  overflow_ = std::move(overflow);
}

void Output::release() {
  held_ = false;
  overflow_ = nullptr;
  flush();
}

void Output::count_rows(std::string_view bytes) {
  for (const char c : bytes) {
    if (c == '\x1b') in_sequence_ = true;
    if (c == '\n' || column_ == screen_.columns) {
      ++rows_;
      column_ = 0;
    }
    const bool starts_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (c != '\n' && !in_sequence_ && starts_character) ++column_;
    // `m` ends a change of ink, a backslash a link.
    if (c == 'm' || c == '\\') in_sequence_ = false;
  }
  if (rows_ <= screen_.rows) return;
  if (const int descriptor = overflow_(); descriptor >= 0) descriptor_ = descriptor;
  release();
}

void Output::flush() {
  if (!held_) write_out();
}

void Output::write_out() {
  std::string_view rest = buffer_;
  while (!rest.empty() && !is_over()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE || errno == EBADF) {
      closed_ = true;
    } else if (errno != EINTR && errno != EAGAIN) {
      error_ = errno;
    }
  }
  buffer_.clear();
}

}  // namespace archive::cli
