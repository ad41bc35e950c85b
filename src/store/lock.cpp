// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/lock.hpp"

#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <string>
#include <thread>
#include <utility>

#include "archive/core/error.hpp"
#include "files.hpp"

namespace archive::store {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds retry{100};

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "localhost";
}

/// The real time of this place, `2024-04-20T09:14:03`: for people who wait, never for the archive.
std::string clock_text() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &local)};
}

/// Takes the first line off.
std::string take_line(std::string& text) {
  const std::size_t end = text.find('\n');
  std::string line = text.substr(0, end);
  text.erase(0, end == std::string::npos ? end : end + 1);
  return line;
}

/// What the holder wrote into the file. It may have written nothing yet.
core::Message holder_message(int descriptor) {
  std::array<char, 1024> buffer{};
  const ssize_t size = pread(descriptor, buffer.data(), buffer.size(), 0);
  std::string text(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  const std::string pid = take_line(text), host = take_line(text), start = take_line(text), command = take_line(text);
  if (pid.empty() || start.size() != 19) return core::tr("locked by another writer");
  // The day is said only when it is another.
  const bool today = start.substr(0, 10) == clock_text().substr(0, 10);
  const std::string since = today ? start.substr(11) : start.substr(0, 10) + ' ' + start.substr(11);
  if (host == host_name()) return core::tr("locked by pid {} ({}) since {}", pid, command, since);
  return core::tr("locked by pid {} on {} ({}) since {}", pid, host, command, since);
}

void write_holder(int descriptor, std::string_view command) {
  const std::string text = fmt::format("{}\n{}\n{}\n{}\n", getpid(), host_name(), clock_text(), command);
  // The text only informs: a full disk must not keep a writer from what frees space.
  if (ftruncate(descriptor, 0) == 0) {
    [[maybe_unused]] const ssize_t written = pwrite(descriptor, text.data(), text.size(), 0);
  }
}

/// Whether the descriptor is still the file of that name: another program may have removed or replaced it.
bool is_file(int descriptor, const fs::path& file) {
  struct stat open_file {
  }, named_file{};
  return fstat(descriptor, &open_file) == 0 && stat(file.c_str(), &named_file) == 0 &&
         open_file.st_dev == named_file.st_dev && open_file.st_ino == named_file.st_ino;
}

}  // namespace

WriterLock::WriterLock(const fs::path& directory, std::string_view command, std::chrono::milliseconds wait,
                       std::function<void(const core::Message& holder)> waiting, const char* name) {
  make_private_directory(directory);
  const fs::path file = directory / name;
  const auto end = std::chrono::steady_clock::now() + wait;
  for (;;) {
    descriptor_ = open_private_file(file);
    if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0) {
      if (is_file(descriptor_, file)) break;
      close(std::exchange(descriptor_, -1));
      continue;
    }
    const int number = errno;
    const core::Message message = number == EWOULDBLOCK ? holder_message(descriptor_) : core::Message();
    close(std::exchange(descriptor_, -1));
    if (number == EINTR) continue;
    if (number != EWOULDBLOCK)
      throw core::Error(core::Status::Damaged,
                        core::tr("{}: its file system has no working locks: {}", file.string(), errno_text(number)),
                        core::tr("put the archive on a file system with locks; reading it works where it is"));
    const auto left = end - std::chrono::steady_clock::now();
    if (left <= left.zero())
      throw core::Error(core::Status::Locked, message,
                        core::tr("wait for it to end, or let --wait be longer (`--wait 10m`)"));
    if (const auto tell = std::exchange(waiting, {})) tell(message);
    std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(retry, left));
  }
  write_holder(descriptor_, command);
}

WriterLock::WriterLock(WriterLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

WriterLock::~WriterLock() {
  if (descriptor_ < 0) return;
  // So that the next to hold the lock is not mistaken for this process before it has written its own name.
  [[maybe_unused]] const int emptied = ftruncate(descriptor_, 0);
  close(descriptor_);
}

}  // namespace archive::store
