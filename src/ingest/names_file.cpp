// SPDX-License-Identifier: GPL-3.0-or-later
#include "names_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>
#include <system_error>

#include "archive/core/mapped_file.hpp"
#include "archive/core/write_all.hpp"
#include "archive/store/backup.hpp"

namespace archive::ingest {
namespace {

namespace fs = std::filesystem;

fs::path path_of(const fs::path& archive) { return archive / "names"; }

/// What the file begins with; the packed lessons follow.
struct Header {
  std::uint64_t stamp = 0;
  std::uint64_t size = 0;  ///< bytes of what follows
};

}  // namespace

std::optional<entities::Known> open_names_file(const fs::path& archive, std::uint64_t stamp) {
  const auto file = std::make_shared<const core::MappedFile>(path_of(archive));
  const auto bytes = file->bytes();
  Header header;
  if (bytes.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.stamp != stamp || header.size != bytes.size() - sizeof header) return std::nullopt;
  return entities::Known::of(bytes.substr(sizeof header), file);
}

void keep_names_file(const fs::path& archive, std::uint64_t stamp, const entities::Known& known) {
  const auto file = path_of(archive);
  auto beside = file;
  beside += ".new";
  const int descriptor = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return;
  const Header header{stamp, known.bytes().size()};
  const bool whole = core::write_all(descriptor, {reinterpret_cast<const char*>(&header), sizeof header}) &&
                     core::write_all(descriptor, known.bytes()) && fsync(descriptor) == 0;
  close(descriptor);
  std::error_code ignored;
  if (whole) fs::rename(beside, file, ignored);
  else fs::remove(beside, ignored);
}

void forget_names_file(const fs::path& archive) {
  std::error_code none;
  // On the disk before the change is, or a power failure brings the old file back beside the new lessons.
  if (fs::remove(path_of(archive), none)) store::sync_directory(archive);
}

}  // namespace archive::ingest
