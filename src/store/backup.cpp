// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>

#include "archive/core/error.hpp"
#include "archive/store/store.hpp"
#include "descriptor.hpp"
#include "files.hpp"
#include "open.hpp"
#include "sha256.hpp"
#include "tar.hpp"

namespace archive::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece = std::size_t{1} << 20;        // bytes read at once
constexpr std::uint64_t largest_list = 4096;               // bytes of SHA256SUMS
constexpr std::uint64_t largest_configuration = 1u << 20;  // bytes of config.toml
constexpr const char* list_name = "SHA256SUMS";
constexpr const char* store_name = "store.db";
constexpr const char* configuration_name = "config.toml";

/// Opens a file to read; a pipe or a directory is none.
int open_regular(const fs::path& file) {
  const int number = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status {};
  if (number >= 0 && (fstat(number, &status) != 0 || !S_ISREG(status.st_mode))) {
    close(number);
    errno = EINVAL;
    return -1;
  }
  return number;
}

/// A new file of mode 0600, and an error where the name is taken.
int make_new(const fs::path& file) {
  const int number = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (number < 0)
    throw core::Error(core::Status::Damaged, core::tr("{}: cannot make: {}", file.string(), errno_text(errno)),
                      core::tr("name another file, in a directory that can be written"));
  return number;
}

/// Hands `size` bytes on in pieces and gives their digest. False from `take` never comes; short files throw.
Digest copy(const Descriptor& from, std::uint64_t size, const std::function<void(std::string_view)>& take) {
  Hasher hasher;
  std::string buffer(static_cast<std::size_t>(std::min<std::uint64_t>(piece, size)), '\0');
  while (size > 0) {
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), size));
    const std::size_t got = from.read(buffer.data(), wanted);
    if (got < wanted) throw std::invalid_argument(core::tr("it is cut short"));
    hasher.update({buffer.data(), got});
    take({buffer.data(), got});
    size -= got;
  }
  return hasher.finish();
}

void ignore(std::string_view) {}

struct Source {
  const char* name;
  const Descriptor* file;
};

void write_entry(const Descriptor& to, const tar::Entry& entry, const std::function<void()>& contents) {
  to.write(tar::make_header(entry));
  contents();
  to.write(std::string(tar::padding(entry.size), '\0'));
}

/// The list of checksums, then the files.
void write_tar(const Descriptor& to, const std::vector<Source>& sources, core::Moment now) {
  std::string list;
  for (const Source& source : sources)
    list += fmt::format("{}  {}\n", to_hex(copy(*source.file, source.file->size(), ignore)), source.name);
  write_entry(to, {list_name, list.size(), now.seconds}, [&] { to.write(list); });
  for (const Source& source : sources) {
    if (lseek(source.file->number(), 0, SEEK_SET) != 0)
      throw std::invalid_argument(core::tr("it cannot be read twice"));
    const std::uint64_t size = source.file->size();
    write_entry(to, {source.name, size, now.seconds},
                [&] { copy(*source.file, size, [&](std::string_view bytes) { to.write(bytes); }); });
  }
  to.write(std::string(2 * tar::block, '\0'));
}

[[noreturn]] void refuse_backup(const fs::path& file, const std::string& why) {
  throw core::Error(core::Status::Damaged, core::tr("{}: the backup is damaged: {}", file.string(), why),
                    core::tr("use another backup; nothing was restored"));
}

[[noreturn]] void refuse_stranger(const fs::path& file, const std::string& why) {
  throw core::Error(core::Status::Usage, core::tr("{}: is no backup of archive: {}", file.string(), why),
                    core::tr("`archive backup FILE` makes one"));
}

/// Reads the entries of a backup one after the other.
class BackupReader {
 public:
  explicit BackupReader(const fs::path& path) : file_(open_regular(path), path) {
    if (file_.number() < 0)
      throw core::Error(core::Status::Usage, core::tr("{}: cannot be opened: {}", path.string(), errno_text(errno)),
                        core::tr("name a file that `archive backup` wrote"));
  }

  std::optional<tar::Entry> next() {
    std::string header(tar::block, '\0');
    if (file_.read(header.data(), header.size()) < header.size())
      throw std::invalid_argument(core::tr("it is cut short"));
    return tar::read_header(header);
  }

  /// The bytes of the entry, whose digest it gives, and what fills its last block.
  Digest take(const tar::Entry& entry, const std::function<void(std::string_view)>& visit) {
    const Digest digest = copy(file_, entry.size, visit);
    copy(file_, tar::padding(entry.size), ignore);
    return digest;
  }

 private:
  Descriptor file_;
};

/// `DIGITS  NAME` lines to the digits by name.
std::map<std::string, std::string> read_list(std::string_view list) {
  std::map<std::string, std::string> sums;
  while (!list.empty()) {
    const std::size_t end = list.find('\n');
    const std::string_view line = list.substr(0, end);
    if (end == std::string_view::npos || line.size() < 67 || line.substr(64, 2) != "  ")
      throw std::invalid_argument(core::tr("its list of checksums is none"));
    sums.emplace(line.substr(66), line.substr(0, 64));
    list.remove_prefix(end + 1);
  }
  return sums;
}

void unpack(BackupReader& reader, const std::map<std::string, std::string>& sums, const fs::path& directory) {
  std::set<std::string> seen;
  while (const auto entry = reader.next()) {
    const auto sum = sums.find(entry->name);
    const bool known = entry->name == store_name || entry->name == configuration_name;
    if (!known || sum == sums.end() || !seen.insert(entry->name).second)
      throw std::invalid_argument(core::tr("it holds an entry that does not belong there"));
    if (entry->name == configuration_name && entry->size > largest_configuration)
      throw std::invalid_argument(core::tr("its configuration is too large"));
    const Descriptor out(make_new(directory / entry->name), directory / entry->name);
    if (to_hex(reader.take(*entry, [&](std::string_view bytes) { out.write(bytes); })) != sum->second)
      throw std::invalid_argument(core::tr("{} does not have its SHA-256", entry->name));
    out.sync();
  }
  if (!seen.contains(store_name)) throw std::invalid_argument(core::tr("it holds no store"));
}

/// A backup of a damaged store would take the place of a good one. Immutable, so that nothing is made beside the copy.
void require_sound(const fs::path& copied, const fs::path& origin) {
  const Database database(copied, Database::Access::ReadImmutable);
  Statement check = database.prepare("PRAGMA quick_check(1)");
  std::string found;
  try {
    if (check.step()) found = check.bytes(0);
  } catch (const core::Error& error) {
    found = error.what();
  }
  if (found == "ok") return;
  throw core::Error(core::Status::Damaged, core::tr("{}: the store is damaged: {}", origin.string(), found),
                    core::tr("`archive export` saves what can be read; no backup was written"));
}

}  // namespace

void write_backup(const fs::path& directory, const fs::path& file, core::Moment now) {
  const auto opened = open_database(directory, Mode::Read);
  if (fs::is_directory(file))
    throw core::Error(core::Status::Usage, core::tr("{}: is a directory", file.string()),
                      core::tr("name the file the backup is to be"));
  const TemporaryName copied(file, ".db");
  const TemporaryName packed(file, "");
  // Made first: SQLite would give it the mode of the umask.
  const Descriptor store(make_new(copied.path()), copied.path());
  opened.database.copy_to(copied.path());
  require_sound(copied.path(), directory / store_name);
  const Descriptor configuration(open_regular(directory / configuration_name), directory / configuration_name);
  std::vector<Source> sources;
  if (configuration.number() >= 0) sources.push_back({configuration_name, &configuration});
  sources.push_back({store_name, &store});
  const Descriptor tar(make_new(packed.path()), packed.path());
  write_tar(tar, sources, now);
  tar.sync();
  packed.rename_to(file);
}

void unpack_backup(const fs::path& file, const fs::path& directory) {
  BackupReader reader(file);
  std::map<std::string, std::string> sums;
  try {
    const auto first = reader.next();
    if (!first || first->name != list_name || first->size > largest_list)
      throw std::invalid_argument(core::tr("no list of sums"));
    std::string list;
    reader.take(*first, [&](std::string_view bytes) { list += bytes; });
    sums = read_list(list);
  } catch (const std::invalid_argument& error) {
    refuse_stranger(file, error.what());
  }
  try {
    unpack(reader, sums, directory);
  } catch (const std::invalid_argument& error) {
    refuse_backup(file, error.what());
  }
  sync_directory(directory);
}

}  // namespace archive::store
