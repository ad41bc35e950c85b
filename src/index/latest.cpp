// SPDX-License-Identifier: GPL-3.0-or-later
#include "latest.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "archive/core/error.hpp"
#include "archive/index/index.hpp"

namespace archive::index {
namespace fs = std::filesystem;
namespace {

/// Another after each start of the system; empty where the system does not tell.
const std::string& this_boot() {
  static const std::string boot = [] {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string line;
    std::getline(file, line);
    return line;
  }();
  return boot;
}

std::optional<Manifest> read_if_whole(const fs::path& archive) {
  try {
    return read_manifest(archive, latest);
  } catch (const core::Error&) {
    return std::nullopt;  // a power failure left a part of it
  }
}

bool is_as_written(const fs::path& archive, const Manifest& manifest) {
  if (!manifest.boot.empty() && manifest.boot == this_boot()) return true;
  return std::all_of(manifest.segments.begin(), manifest.segments.end(), [&](const Segment& segment) {
    return !segment.checksum || *segment.checksum == checksum_of(segment_path(archive, segment.name));
  });
}

std::optional<Manifest> choose(const fs::path& archive, std::optional<Manifest> manifest, const Manifest& in_use) {
  // A kill may have left it beside a newer one.
  if (!manifest || !is_known_format(manifest->format) || !is_known_format(in_use.format) ||
      manifest->next <= in_use.next || !is_as_written(archive, *manifest))
    return std::nullopt;
  return manifest;
}

std::uint32_t add_to(std::uint32_t sum, std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(sum, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

}  // namespace

std::uint32_t checksum_of(const fs::path& segment) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(segment, error)) {
    if (entry.file_size(error) > 0) files.push_back(entry.path());  // Xapian's lock file is empty
  }
  std::sort(files.begin(), files.end());
  std::uint32_t sum = 0;
  std::array<char, 1 << 16> buffer;
  for (const auto& path : files) {
    sum = add_to(sum, path.filename().native());
    std::ifstream file(path, std::ios::binary);
    while (file.read(buffer.data(), buffer.size()), file.gcount() > 0)
      sum = add_to(sum, {buffer.data(), static_cast<std::size_t>(file.gcount())});
  }
  return sum;
}

std::optional<Manifest> read_latest(const fs::path& archive, const Manifest& in_use) {
  return choose(archive, read_if_whole(archive), in_use);
}

std::optional<Manifest> read_newest(const fs::path& archive) {
  // In this order: what replaces the latest is in use before the latest is forgotten.
  auto manifest = read_if_whole(archive);
  auto in_use = read_manifest(archive);
  if (!in_use) return std::nullopt;
  auto chosen = choose(archive, std::move(manifest), *in_use);
  return chosen ? std::move(chosen) : std::move(in_use);
}

void write_latest(const fs::path& archive, Manifest manifest) {
  manifest.boot = this_boot();
  write_manifest(archive, latest, manifest, Durability::Later);
}

void forget_latest(const fs::path& archive) {
  std::error_code ignored;  // it is older than the one in use
  fs::remove(segment_path(archive, latest), ignored);
}

}  // namespace archive::index
