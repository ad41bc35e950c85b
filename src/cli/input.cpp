// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "archive/core/error.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t argument_limit = 1u << 30;

class File {
 public:
  explicit File(const std::string& name) : descriptor_(open(name.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) fail();
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { close(descriptor_); }

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[noreturn]] static void fail() {
    throw core::InputError("unreadable", std::string("cannot be read: ") + std::strerror(errno));
  }

 private:
  int descriptor_;
};

[[noreturn]] void too_large(std::size_t limit) {
  throw core::InputError("too-large", fmt::format("is larger than {} MiB", limit >> 20));
}

std::string read_all(int descriptor, std::size_t limit) {
  struct stat about {};
  std::string bytes;
  if (fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode)) {
    if (static_cast<std::size_t>(about.st_size) > limit) too_large(limit);
    bytes.reserve(static_cast<std::size_t>(about.st_size));
  }
  char block[1u << 16];
  while (true) {
    const ssize_t size = read(descriptor, block, sizeof block);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) File::fail();
    if (size == 0) return bytes;
    bytes.append(block, static_cast<std::size_t>(size));
    if (bytes.size() > limit) too_large(limit);
  }
}

}  // namespace

std::string read_input(const std::string& name, const Context& context, std::size_t limit) {
  if (name == "-") return read_all(context.in, limit);
  const File file(name);
  return read_all(file.descriptor(), limit);
}

std::string read_argument(const std::string& name, const Context& context) {
  try {
    return read_input(name, context, argument_limit);
  } catch (const core::InputError& error) {
    throw core::Error(core::Status::Usage, name + ": " + error.what());
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace archive::cli
