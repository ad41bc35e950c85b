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
  if (buffering_ == Buffering::None || buffer_.size() >= buffer_limit) flush();
}

void Output::flush() {
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
