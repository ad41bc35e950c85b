// SPDX-License-Identifier: GPL-3.0-or-later
/// What an index consists of: the file DIR/index/current names its segments, each a Xapian database DIR/index/<segment>,
/// with the number of the last change they hold together. Renaming a new one into its place makes a change of the index
/// whole or not at all; a segment that no manifest names is garbage. A newer one may stand beside it (latest.hpp).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace archive::index {

struct Segment {
  std::string name;
  std::uint64_t articles = 0;             ///< when it was made
  std::optional<std::uint32_t> checksum;  ///< while it may not be on the disk (latest.hpp)
};

struct Manifest {
  int format = 0;
  int analyser_version = 0;
  std::int64_t change = 0;
  std::uint64_t next = 1;  ///< number of the next segment: no name is used twice, so that a reader never meets another
  std::vector<std::string> dictionaries;  ///< files that records of the segments are compressed with (dictionary.hpp)
  std::vector<Segment> segments;
  std::string boot;  ///< when the system wrote the segments with checksums (latest.hpp)
};

/// Whether the caller waits until the disk has it.
enum class Durability { Now, Later };

/// The manifest in use.
inline constexpr const char* current = "current";

/// Where a segment lies.
[[nodiscard]] std::filesystem::path segment_path(const std::filesystem::path& archive_directory,
                                                 const std::string& segment);

/// The manifest of that name, or nothing where there is none. Of an index of another format only that is read.
/// Throws core::Error (Damaged) when it cannot be read.
[[nodiscard]] std::optional<Manifest> read_manifest(const std::filesystem::path& archive_directory,
                                                    const std::string& name = current);

/// Writes it as write_index_file() does.
void write_manifest(const std::filesystem::path& archive_directory, const std::string& name, const Manifest& manifest,
                    Durability durability = Durability::Now);

/// Puts the manifest `name` in the place of the one in use.
void make_current(const std::filesystem::path& archive_directory, const std::string& name);

/// Throws core::Error (Damaged) when the index was made by a newer program, or one that is too old.
void require_format(const Manifest& manifest);

/// Deletes all of the index that neither the manifest in use nor the latest nor `kept` needs.
void sweep(const std::filesystem::path& archive_directory, const std::string& kept = current);

/// Deletes a segment, or another file of the index. The version file goes first: a reader that still finds it after it has
/// opened the tables has opened all of them. What cannot be deleted is left to the next sweep().
void remove_segment(const std::filesystem::path& segment);

/// Writes a file of the index beside, fsyncs, renames, fsyncs the directory; without the fsyncs where it is durable later.
void write_index_file(const std::filesystem::path& archive_directory, const std::string& name, std::string_view bytes,
                      Durability durability = Durability::Now);

/// Makes the files of a segment, and the segment's name, durable.
void sync_segment(const std::filesystem::path& segment);

/// Makes the index directory (mode 0700) where it is missing.
void make_index_directory(const std::filesystem::path& archive_directory);

}  // namespace archive::index
