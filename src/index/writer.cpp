// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <unordered_set>

#include "archive/index/index.hpp"
#include "generation.hpp"
#include "guarded.hpp"
#include "metadata.hpp"
#include "prepared.hpp"

namespace archive::index {
namespace fs = std::filesystem;
namespace {

/// Spellings remembered as already in the accentuation table, so that each is written once a run (about 10 MB).
constexpr std::size_t most_spellings = 200'000;

/// Documents the writer lets Xapian gather before it flushes by itself. The caller commits at most every 2 000; Xapian's
/// trees outgrow the caches beyond a thousand or so (speed.md section 1).
constexpr int flush_threshold = 100'000;

/// Private files, whatever the umask.
class PrivateFiles {
 public:
  PrivateFiles() : old_(::umask(0077)) {}
  PrivateFiles(const PrivateFiles&) = delete;
  PrivateFiles& operator=(const PrivateFiles&) = delete;
  ~PrivateFiles() { ::umask(old_); }

 private:
  mode_t old_;
};

}  // namespace

class Writer::Impl {
 public:
  Impl(fs::path archive, std::string name, bool fresh) : archive_(std::move(archive)), name_(std::move(name)) {
    const PrivateFiles private_files;
    const auto path = database_path(archive_, name_).string();
    database_ = guarded("opening the index", [&] {
      return Xapian::WritableDatabase(path, fresh ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_OPEN);
    });
    if (fresh) {
      guarded("creating the index", [&] {
        write_state(database_, {0, 0, 0});
        database_.commit();
      });
    } else {
      require_format(database_);
    }
  }

  [[nodiscard]] State state() const {
    return guarded("reading the index", [&] { return read_metadata(database_); });
  }

  void put(const Prepared::Impl& prepared) {
    const PrivateFiles private_files;  // Xapian makes some tables when they are first needed
    guarded("writing the index", [&] {
      begin();
      database_.replace_document(id_term(prepared.id), prepared.document);
      for (const auto& each : prepared.accentuations) {
        if (spellings_.size() > most_spellings) spellings_.clear();
        if (spellings_.insert(each.term).second) database_.add_synonym(each.folded, each.term);
      }
    });
  }

  void remove(const core::ArticleId& id) {
    guarded("writing the index", [&] {
      begin();
      database_.delete_document(id_term(id));
    });
  }

  void commit(std::int64_t change) {
    const PrivateFiles private_files;
    guarded("committing the index", [&] {
      begin();
      write_state(database_, {change, 0, 0});
      database_.commit_transaction();
      open_ = false;
    });
  }

  void compact() {
    const PrivateFiles private_files;
    const std::string name = free_name(archive_);
    guarded("compacting the index", [&] { database_.compact(database_path(archive_, name).string()); });
    set_current(archive_, name);
    const auto path = database_path(archive_, name).string();
    database_ = guarded("opening the index", [&] { return Xapian::WritableDatabase(path, Xapian::DB_OPEN); });
    name_ = name;
  }

 private:
  /// Without a transaction, Xapian commits what there is when the database is closed.
  void begin() {
    if (!open_) database_.begin_transaction();
    open_ = true;
  }

  fs::path archive_;
  std::string name_;
  Xapian::WritableDatabase database_;
  bool open_ = false;  ///< a transaction is
  std::unordered_set<std::string> spellings_;
};

Writer::Writer(const fs::path& archive) {
  // Xapian reads it when a database is opened for writing; an operator's own setting wins.
  ::setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(flush_threshold).c_str(), 0);
  make_index_directory(archive);
  if (const auto current = current_database(archive)) {
    sweep(archive);
    impl_ = std::make_unique<Impl>(archive, current->filename().string(), false);
    return;
  }
  const auto name = free_name(archive);
  impl_ = std::make_unique<Impl>(archive, name, true);
  set_current(archive, name);
}

Writer::Writer(const fs::path& archive, const std::string& name) {
  ::setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(flush_threshold).c_str(), 0);
  make_index_directory(archive);
  impl_ = std::make_unique<Impl>(archive, name, true);
}

Writer::Writer(Writer&&) noexcept = default;
Writer::~Writer() = default;

State Writer::state() const { return impl_->state(); }
void Writer::put(const core::ArticleId& id, const core::Article& article) { put(preparer_.prepare(id, article)); }
void Writer::put(Prepared prepared) { impl_->put(*prepared.impl_); }
void Writer::remove(const core::ArticleId& id) { impl_->remove(id); }
void Writer::commit(std::int64_t change) { impl_->commit(change); }
void Writer::compact() { impl_->compact(); }

void install(const fs::path& archive, const std::string& name) { set_current(archive, name); }

}  // namespace archive::index
