// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "archive/core/error.hpp"

namespace archive::index {
namespace fs = std::filesystem;
namespace {

fs::path index_directory(const fs::path& archive) { return archive / "index"; }

/// A name read from disk is only a name: no separator, not hidden, not long.
bool is_sound(std::string_view name) {
  return !name.empty() && name.size() < 64 && name.front() != '.' && name.find('/') == std::string_view::npos &&
         name.find('\0') == std::string_view::npos;
}

[[noreturn]] void fail(const fs::path& path) {
  throw core::Error(core::Status::Damaged, fmt::format("{}: {}", path.string(), std::strerror(errno)),
                    "free space or mend permissions, then run the command again");
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags, mode_t mode = 0) : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

fs::path database_path(const fs::path& archive, const std::string& name) { return index_directory(archive) / name; }

std::optional<fs::path> current_database(const fs::path& archive) {
  const Descriptor file(index_directory(archive) / "current", O_RDONLY);
  if (file.number() < 0) return std::nullopt;
  char bytes[128];
  const auto size = ::read(file.number(), bytes, sizeof bytes);
  if (size <= 0) return std::nullopt;
  std::string name(bytes, static_cast<std::size_t>(size));
  if (name.back() == '\n') name.pop_back();
  if (!is_sound(name)) return std::nullopt;
  auto path = database_path(archive, name);
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return path;
}

std::string free_name(const fs::path& archive) {
  for (int number = 1;; ++number) {
    auto name = fmt::format("g{}", number);
    if (!fs::exists(database_path(archive, name))) return name;
  }
}

void set_current(const fs::path& archive, const std::string& name) {
  const auto directory = index_directory(archive);
  const auto beside = directory / ".current";
  {
    const Descriptor file(beside, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const std::string line = name + "\n";
    if (file.number() < 0 || ::write(file.number(), line.data(), line.size()) != static_cast<ssize_t>(line.size()) ||
        ::fsync(file.number()) != 0) {
      fail(beside);
    }
  }
  if (::rename(beside.c_str(), (directory / "current").c_str()) != 0) fail(beside);
  const Descriptor folder(directory, O_RDONLY | O_DIRECTORY);
  if (folder.number() < 0 || ::fsync(folder.number()) != 0) fail(directory);
}

void sweep(const fs::path& archive) {
  const auto current = current_database(archive);
  if (!current) return;
  std::error_code ignored;  // what cannot be deleted now is deleted by the next writer
  for (const auto& entry : fs::directory_iterator(index_directory(archive), ignored)) {
    if (entry.is_directory(ignored) && entry.path() != *current) fs::remove_all(entry.path(), ignored);
  }
}

void make_index_directory(const fs::path& archive) {
  const auto directory = index_directory(archive);
  if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) fail(directory);
  ::chmod(directory.c_str(), 0700);
}

}  // namespace archive::index
