// SPDX-License-Identifier: GPL-3.0-or-later
#include "names_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>
#include <system_error>

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
  const int descriptor = open(path_of(archive).c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  struct stat status {};
  void* mapped = MAP_FAILED;
  std::size_t size = 0;
  if (fstat(descriptor, &status) == 0 && status.st_size >= static_cast<off_t>(sizeof(Header))) {
    size = static_cast<std::size_t>(status.st_size);
    mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  }
  close(descriptor);
  if (mapped == MAP_FAILED) return std::nullopt;
  const std::shared_ptr<const void> owner(mapped, [size](const void* at) { munmap(const_cast<void*>(at), size); });
  Header header;
  std::memcpy(&header, mapped, sizeof header);
  if (header.stamp != stamp || header.size != size - sizeof header) return std::nullopt;
  return entities::Known::of({static_cast<const char*>(mapped) + sizeof header, size - sizeof header}, owner);
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
