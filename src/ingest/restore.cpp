// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "archive/core/error.hpp"
#include "archive/ingest/keep.hpp"
#include "archive/store/backup.hpp"
#include "archive/store/lock.hpp"
#include "rebuild.hpp"

namespace archive::ingest {
namespace {

namespace fs = std::filesystem;

/// Where a backup is unpacked and judged: inside the archive, so that a rename puts it in place.
constexpr const char* staging_name = "restore";

/// The lock, and what a restore that was killed left, make no archive.
void require_empty(const fs::path& archive) {
  std::error_code error;
  const auto status = fs::status(archive, error);
  if (!fs::exists(status)) return;
  const auto refuse = [&](const core::Message& what) {
    throw core::Error(core::Status::Usage, core::tr("{}: {}", archive.string(), what),
                      core::tr("restore into a directory that is empty or does not exist: --archive DIR names it"));
  };
  if (!fs::is_directory(status)) refuse(core::tr("is no directory"));
  for (const auto& entry : fs::directory_iterator(archive, error)) {
    const auto name = entry.path().filename();
    if (name != "lock" && name != staging_name) refuse(core::tr("is not empty: it holds {}", name.string()));
  }
  if (error) refuse(core::tr("cannot be read: {}", core::reason_of(error.value())));
}

/// A directory that is gone at the end, with all it holds.
class Staging {
 public:
  explicit Staging(fs::path path) : path_(std::move(path)) {
    remove();
    std::error_code error;
    fs::create_directory(path_, error);
    if (!error) fs::permissions(path_, fs::perms::owner_all, error);
    if (error)
      throw core::Error(core::Status::Damaged,
                        core::tr("{}: cannot be made: {}", path_.string(), core::reason_of(error.value())),
                        core::tr("check space and permissions there"));
  }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging() { remove(); }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  void remove() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path path_;
};

/// Checks the store where it was unpacked. A store of an older format is brought up to date there.
void judge(const fs::path& staging, const fs::path& file) {
  const auto store = store::Store::open(staging, store::Mode::Write);
  const auto findings = store.check();
  if (findings.empty()) return;
  throw core::Error(core::Status::Damaged,
                    core::tr("{}: the store in the backup is damaged: {}", file.string(), findings.front()),
                    core::tr("use another backup; nothing was restored"));
}

void move_in(const fs::path& staging, const fs::path& archive) {
  // The configuration first: the store is what makes an archive.
  for (const char* name : {"config.toml", "store.db"}) {
    std::error_code error;
    if (!fs::exists(staging / name)) continue;
    fs::rename(staging / name, archive / name, error);
    if (error)
      throw core::Error(core::Status::Damaged,
                        core::tr("{}: cannot be made: {}", (archive / name).string(), core::reason_of(error.value())),
                        core::tr("check space and permissions there"));
  }
  store::sync_directory(archive);
}

}  // namespace

void restore(const fs::path& file, const fs::path& archive, std::chrono::milliseconds wait,
             const std::function<void(std::int64_t done, std::int64_t total)>& progress) {
  require_empty(archive);
  if (!fs::is_regular_file(file))
    throw core::Error(core::Status::Usage, core::tr("{}: there is no such file", file.string()),
                      core::tr("name a file that `archive backup` wrote"));
  const store::WriterLock lock(archive, "archive restore", wait);
  require_empty(archive);  // another process may have made an archive while this one waited
  {
    const Staging staging(archive / staging_name);
    store::unpack_backup(file, staging.path());
    judge(staging.path(), file);
    move_in(staging.path(), archive);
  }
  rebuild_index(archive, progress);
}

}  // namespace archive::ingest
