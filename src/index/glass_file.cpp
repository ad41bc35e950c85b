// SPDX-License-Identifier: GPL-3.0-or-later
#include "glass_file.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>

namespace archive::index::glass {
namespace {

constexpr std::size_t buffer_bytes = 512 << 10;

}  // namespace

File::~File() {
  if (is_open()) ::close(descriptor_);
}

void File::create(const std::filesystem::path& path) {
  path_ = path.string();
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (!is_open()) throw Xapian::DatabaseOpeningError("cannot create " + path_, errno);
}

void File::append(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() < buffer_bytes) return;
  flush();
  // On its way to the disk while the rest is made: whoever syncs the file in the end waits for little of it. What is smaller is
  // mostly merged into something larger before it has to be on the disk.
  ::sync_file_range(descriptor_, 0, 0, SYNC_FILE_RANGE_WRITE);
}

void File::flush() {
  for (std::string_view left = buffer_; !left.empty();) {
    const auto written = ::write(descriptor_, left.data(), left.size());
    if (written >= 0) left.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR) throw Xapian::DatabaseError("cannot write " + path_, errno);
  }
  buffer_.clear();
}

void File::sync() {
  flush();
  if (::fdatasync(descriptor_) != 0) throw Xapian::DatabaseError("cannot write " + path_, errno);
}

void File::close() {
  flush();
  const int descriptor = std::exchange(descriptor_, -1);
  if (::close(descriptor) != 0) throw Xapian::DatabaseError("cannot write " + path_, errno);
}

}  // namespace archive::index::glass
