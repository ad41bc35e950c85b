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

[[noreturn]] void fail() {
  throw core::InputError("unreadable", core::tr("cannot be read: {}", core::reason_of(errno)));
}

[[noreturn]] void too_large(std::size_t limit) {
  throw core::InputError("too-large", core::tr("is larger than {} MiB", limit >> 20));
}

}  // namespace

InputFile::InputFile(const std::string& name, const Context& context)
    : descriptor_(name == "-" ? context.in : open(name.c_str(), O_RDONLY | O_CLOEXEC)), owned_(name != "-") {
  if (descriptor_ < 0) fail();
}

InputFile::~InputFile() {
  if (owned_) close(descriptor_);
}

std::size_t InputFile::read(char* buffer, std::size_t size) const {
  for (;;) {
    const ssize_t got = ::read(descriptor_, buffer, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) fail();
  }
}

void InputFile::seek(std::uint64_t offset) const {
  if (lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) < 0) fail();
}

std::size_t InputFile::size() const {
  struct stat about {};
  return fstat(descriptor_, &about) == 0 && S_ISREG(about.st_mode) ? static_cast<std::size_t>(about.st_size) : 0;
}

std::string read_input(const std::string& name, const Context& context, std::size_t limit) {
  const InputFile file(name, context);
  if (file.size() > limit) too_large(limit);
  std::string bytes;
  bytes.reserve(file.size());
  char block[1u << 16];
  while (const std::size_t got = file.read(block, sizeof block)) {
    bytes.append(block, got);
    if (bytes.size() > limit) too_large(limit);
  }
  return bytes;
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
