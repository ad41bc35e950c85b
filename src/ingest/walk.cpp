// SPDX-License-Identifier: GPL-3.0-or-later
#include "walk.hpp"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "archive/extract/extract.hpp"

namespace archive::ingest {
namespace {

constexpr std::int64_t second_ns = 1'000'000'000;
constexpr std::int64_t settling_ns = 2 * second_ns;

using Inode = std::pair<dev_t, ino_t>;

core::Message text_of(int number) { return core::reason_of(number); }

struct CloseDirectory {
  void operator()(DIR* stream) const { closedir(stream); }
};

struct Free {
  void operator()(char* text) const { std::free(text); }
};

std::optional<std::string> real_path(const std::string& path) {
  const std::unique_ptr<char, Free> real(realpath(path.c_str(), nullptr));
  if (!real) return std::nullopt;
  return std::string(real.get());
}

bool is_inside(const std::string& path, const std::string& directory) {
  if (!path.starts_with(directory)) return false;
  return path.size() == directory.size() || directory.ends_with('/') || path[directory.size()] == '/';
}

/// The names in a directory without hidden ones, sorted; nothing, with errno, where it cannot be read.
std::optional<std::vector<std::string>> list(const std::string& directory) {
  const std::unique_ptr<DIR, CloseDirectory> stream(opendir(directory.c_str()));
  if (!stream) return std::nullopt;
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* entry = readdir(stream.get());
    if (entry == nullptr) break;
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  }
  if (errno != 0) return std::nullopt;
  std::sort(names.begin(), names.end());
  return names;
}

class Walk {
 public:
  Walk(std::int64_t now_ns, const WalkVisitor& visitor) : now_ns_(now_ns), visitor_(visitor) {}

  void run(const std::string& root) {
    struct stat status {};
    const auto real = real_path(root);
    if (!real || stat(root.c_str(), &status) != 0) return visitor_.refused(root, "unreadable", text_of(errno));
    real_root_ = *real;
    enter(root, status);
    while (!levels_.empty()) {
      Level& level = levels_.back();
      if (level.next == level.names.size()) {
        levels_.pop_back();
        continue;
      }
      const std::string& name = level.names[level.next++];
      const std::string path = level.path.ends_with('/') ? level.path + name : level.path + '/' + name;
      if (!visit(path)) return;
    }
  }

 private:
  struct Level {
    std::string path;
    Inode inode;
    std::vector<std::string> names;
    std::size_t next = 0;
  };

  /// Whether the entry is to be looked at; a link is followed into `status`.
  bool look(const std::string& path, struct stat& status) {
    if (lstat(path.c_str(), &status) != 0) {
      // Gone since the directory was read: another program moved it away.
      if (errno != ENOENT) visitor_.refused(path, "unreadable", text_of(errno));
      return false;
    }
    if (!S_ISLNK(status.st_mode)) return true;
    const auto real = real_path(path);
    if (!real || stat(path.c_str(), &status) != 0) {
      const int number = errno;
      visitor_.refused(path, number == ELOOP ? "loop" : "unreadable", text_of(number));
      return false;
    }
    return is_inside(*real, real_root_);
  }

  bool visit(const std::string& path) {
    struct stat status {};
    if (!look(path, status)) return true;
    if (S_ISDIR(status.st_mode)) {
      enter(path, status);
      return true;
    }
    if (!S_ISREG(status.st_mode)) {
      visitor_.refused(path, "unreadable", core::tr("is no regular file"));
      return true;
    }
    if (extract::is_never_document(path)) return true;
    const std::int64_t modified = status.st_mtim.tv_sec * second_ns + status.st_mtim.tv_nsec;
    // A time far in the future comes from a wrong clock, not from a writer at work.
    const bool settling = modified > now_ns_ - settling_ns && modified < now_ns_ + settling_ns;
    if (settling || is_unfinished_name(path)) {
      visitor_.left(path);
      return true;
    }
    return visitor_.file(path, status);
  }

  void enter(const std::string& path, const struct stat& status) {
    const Inode inode{status.st_dev, status.st_ino};
    const auto is_it = [&](const Level& level) { return level.inode == inode; };
    if (std::any_of(levels_.begin(), levels_.end(), is_it))
      return visitor_.refused(path, "loop", core::tr("leads back to a directory it is in"));
    if (!entered_.insert(inode).second || (visitor_.passed_over && visitor_.passed_over(status))) return;
    auto names = list(path);
    if (!names) return visitor_.refused(path, "unreadable", text_of(errno));
    levels_.push_back({path, inode, std::move(*names)});
  }

  std::int64_t now_ns_;
  const WalkVisitor& visitor_;
  std::string real_root_;
  std::vector<Level> levels_;
  std::set<Inode> entered_;
};

}  // namespace

bool is_unfinished_name(std::string_view name) { return name.ends_with(".part") || name.ends_with(".tmp"); }

void walk(const std::string& root, std::int64_t now_ns, const WalkVisitor& visitor) { Walk(now_ns, visitor).run(root); }

}  // namespace archive::ingest
