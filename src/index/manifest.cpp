// SPDX-License-Identifier: GPL-3.0-or-later
#include "manifest.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <set>

#include "archive/core/error.hpp"
#include "archive/index/index.hpp"
#include "glass_version.hpp"
#include "latest.hpp"

namespace archive::index {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view magic = "archive-index ";
constexpr std::size_t largest = 1 << 20;

fs::path index_directory(const fs::path& archive) { return archive / "index"; }

/// A name read from disk is only a name: no separator, not hidden, not long.
bool is_sound(std::string_view name) {
  return !name.empty() && name.size() < 64 && name.front() != '.' && name.find('/') == std::string_view::npos &&
         name.find('\0') == std::string_view::npos;
}

[[noreturn]] void fail(const fs::path& path) {
  throw core::Error(core::Status::Damaged, core::tr("{}: {}", path.string(), core::reason_of(errno)),
                    core::tr("free space or mend permissions, then run the command again"));
}

[[noreturn]] void damaged(const fs::path& path) {
  throw core::Error(core::Status::Damaged, core::tr("{}: is damaged", path.string()),
                    core::tr("'archive reindex' rebuilds the index from the store"));
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags, mode_t mode = 0)
      : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

void sync_directory(const fs::path& directory) {
  const Descriptor folder(directory, O_RDONLY | O_DIRECTORY);
  if (folder.number() < 0 || ::fsync(folder.number()) != 0) fail(directory);
}

/// All bytes; nothing where there is no such file.
std::optional<std::string> read_file(const fs::path& path) {
  const Descriptor file(path, O_RDONLY);
  if (file.number() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    fail(path);
  }
  std::string bytes;
  char block[4096];
  for (;;) {
    const auto size = ::read(file.number(), block, sizeof block);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) fail(path);
    if (size == 0) return bytes;
    bytes.append(block, static_cast<std::size_t>(size));
    if (bytes.size() > largest) damaged(path);
  }
}

void write_file(const fs::path& path, std::string_view bytes, Durability durability) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file.number() < 0) fail(path);
  while (!bytes.empty()) {
    const auto size = ::write(file.number(), bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) fail(path);
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  if (durability == Durability::Now && ::fsync(file.number()) != 0) fail(path);
}

/// Reads the lines of a manifest, each a word and what belongs to it.
class Lines {
 public:
  Lines(std::string_view bytes, const fs::path& path) : bytes_(bytes), path_(path) {}

  /// The rest of the next line, which has to begin with the word.
  std::string_view after(std::string_view word) {
    const auto end = bytes_.find('\n');
    if (end == std::string_view::npos || !bytes_.starts_with(word)) damaged(path_);
    const auto rest = bytes_.substr(word.size(), end - word.size());
    bytes_.remove_prefix(end + 1);
    return rest;
  }
  [[nodiscard]] bool next_is(std::string_view word) const { return bytes_.starts_with(word); }

  template <typename Number>
  Number number(std::string_view text) const {
    Number value{};
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size()) damaged(path_);
    return value;
  }

 private:
  std::string_view bytes_;
  const fs::path& path_;
};

}  // namespace

fs::path segment_path(const fs::path& archive, const std::string& segment) {
  return index_directory(archive) / segment;
}

std::optional<Manifest> read_manifest(const fs::path& archive, const std::string& name) {
  const auto path = index_directory(archive) / name;
  const auto bytes = read_file(path);
  if (!bytes) return std::nullopt;
  Manifest manifest;
  if (!bytes->starts_with(magic)) {
    // Format 1 had the name of its only database here.
    const auto line = std::string_view(*bytes).substr(0, bytes->find('\n'));
    if (!is_sound(line)) damaged(path);
    manifest.format = 1;
    return manifest;
  }
  Lines lines(*bytes, path);
  manifest.format = lines.number<int>(lines.after(magic));
  if (!is_known_format(manifest.format)) return manifest;
  manifest.analyser_version = lines.number<int>(lines.after("analyser "));
  manifest.change = lines.number<std::int64_t>(lines.after("change "));
  manifest.next = lines.number<std::uint64_t>(lines.after("next "));
  if (lines.next_is("boot ")) manifest.boot = lines.after("boot ");
  while (lines.next_is("dictionary ")) {
    manifest.dictionaries.emplace_back(lines.after("dictionary "));
    if (!is_sound(manifest.dictionaries.back())) damaged(path);
  }
  while (lines.next_is("segment ")) {
    const auto rest = lines.after("segment ");
    const auto space = rest.find(' ');
    if (space == std::string_view::npos || !is_sound(rest.substr(0, space))) damaged(path);
    const auto counted = rest.substr(space + 1);
    const auto second = counted.find(' ');
    Segment segment{std::string(rest.substr(0, space)), lines.number<std::uint64_t>(counted.substr(0, second)), {}};
    if (second != std::string_view::npos) segment.checksum = lines.number<std::uint32_t>(counted.substr(second + 1));
    manifest.segments.push_back(std::move(segment));
  }
  (void)lines.after("end");
  return manifest;
}

void write_manifest(const fs::path& archive, const std::string& name, const Manifest& manifest, Durability durability) {
  std::string bytes = fmt::format("{}{}\nanalyser {}\nchange {}\nnext {}\n", magic, format_version,
                                  manifest.analyser_version, manifest.change, manifest.next);
  if (!manifest.boot.empty()) bytes += fmt::format("boot {}\n", manifest.boot);
  for (const auto& dictionary : manifest.dictionaries) bytes += fmt::format("dictionary {}\n", dictionary);
  for (const auto& segment : manifest.segments) {
    bytes += fmt::format("segment {} {}", segment.name, segment.articles);
    if (segment.checksum) bytes += fmt::format(" {}", *segment.checksum);
    bytes += '\n';
  }
  bytes += "end\n";
  write_index_file(archive, name, bytes, durability);
}

void write_index_file(const fs::path& archive, const std::string& name, std::string_view bytes, Durability durability) {
  const auto directory = index_directory(archive);
  const auto beside = directory / ("." + name);
  write_file(beside, bytes, durability);
  if (::rename(beside.c_str(), (directory / name).c_str()) != 0) fail(beside);
  if (durability == Durability::Now) sync_directory(directory);
}

void make_current(const fs::path& archive, const std::string& name) {
  const auto directory = index_directory(archive);
  if (::rename((directory / name).c_str(), (directory / current).c_str()) != 0) fail(directory / name);
  sync_directory(directory);
}

void require_format(const Manifest& manifest) {
  if (is_known_format(manifest.format)) return;
  if (manifest.format > format_version) {
    throw core::Error(
        core::Status::Damaged,
        core::tr("the index has format {}, this program knows formats up to {}", manifest.format, format_version),
        core::tr("use the program that wrote it, or a newer one"));
  }
  throw core::Error(core::Status::Damaged, core::tr("the index has an older format, or was not made by archive"),
                    core::tr("'archive reindex' rebuilds it from the store"));
}

void sweep(const fs::path& archive, const std::string& kept) {
  std::set<std::string> needed{current, kept};
  const auto need = [&](const Manifest& manifest) {
    for (const auto& segment : manifest.segments) needed.insert(segment.name);
    needed.insert(manifest.dictionaries.begin(), manifest.dictionaries.end());
  };
  std::vector<std::string> names{current};
  if (kept != current) names.push_back(kept);
  for (const auto& name : names) {
    std::optional<Manifest> manifest;
    try {
      manifest = read_manifest(archive, name);
    } catch (const core::Error&) {
      return;  // what it needs is not known
    }
    if (!manifest) continue;
    if (!is_known_format(manifest->format)) return;
    need(*manifest);
    if (name != current) continue;
    if (const auto newer = read_latest(archive, *manifest)) {
      needed.insert(latest);
      need(*newer);
    }
  }
  std::error_code ignored;  // what cannot be deleted now is deleted by the next writer
  for (const auto& entry : fs::directory_iterator(index_directory(archive), ignored)) {
    if (!needed.contains(entry.path().filename().string())) remove_segment(entry.path());
  }
}

void remove_segment(const fs::path& segment) {
  std::error_code ignored;
  fs::remove(glass::version_path(segment), ignored);
  fs::remove_all(segment, ignored);
}

void sync_segment(const fs::path& segment) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(segment, error)) {
    if (entry.file_size(error) > 0) files.push_back(entry.path());  // Xapian's lock file is empty
  }
  if (error) fail(segment);
  // All are on their way before the first is waited for: a small segment costs one wait instead of five.
  for (const auto& path : files) {
    const Descriptor file(path, O_RDONLY);
    if (file.number() >= 0) ::sync_file_range(file.number(), 0, 0, SYNC_FILE_RANGE_WRITE);
  }
  for (const auto& path : files) {
    const Descriptor file(path, O_RDONLY);
    if (file.number() < 0 || ::fdatasync(file.number()) != 0) fail(path);
  }
  sync_directory(segment);
}

void make_index_directory(const fs::path& archive) {
  const auto directory = index_directory(archive);
  if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) fail(directory);
  ::chmod(directory.c_str(), 0700);
}

}  // namespace archive::index
