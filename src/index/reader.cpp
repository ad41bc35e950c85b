// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/reader.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "archive/index/schema.hpp"
#include "dictionary.hpp"
#include "glass_version.hpp"
#include "guarded.hpp"
#include "latest.hpp"
#include "segments.hpp"
#include "term_lists.hpp"

namespace archive::index {
namespace fs = std::filesystem;
namespace {

constexpr int most_retries = 5;  // operations.md section 3

bool is_there(const fs::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

Manifest require_manifest(const fs::path& archive) {
  if (auto manifest = read_newest(archive)) {
    require_format(*manifest);
    return *manifest;
  }
  if (!is_there(archive / "store.db")) {
    if (is_there(archive / "index")) {
      throw core::Error(core::Status::Damaged, core::tr("{}: the store is missing", archive.string()),
                        core::tr("restore store.db from a backup"));
    }
    throw core::Error(core::Status::Usage, core::tr("{}: there is no archive here", archive.string()),
                      core::tr("'archive add FILE' makes one; --archive DIR or ARCHIVE_DIR names another place"));
  }
  throw core::Error(core::Status::Damaged, core::tr("{}: the index is missing", archive.string()),
                    core::tr("'archive reindex' rebuilds it from the store"));
}

}  // namespace

class Reader::Impl {
 public:
  Impl(fs::path archive, Mapping mapping) : archive_(std::move(archive)), mapping_(mapping) { open(); }

  /// Opens what there is. Xapian's database takes longer to open than all that most searches read: it waits until it is asked for.
  void open() {
    auto manifest = require_manifest(archive_);
    try {
      learn_dictionaries(archive_, manifest);
      lists_ = open_lists(manifest);
      manifest_ = std::move(manifest);
      return;
    } catch (const core::Error&) {
    } catch (const Xapian::Error&) {}
    open_with_xapian();
  }

  /// A writer may have merged the segments away, or changed them, since they were opened: Xapian::DatabaseModifiedError, after
  /// which open_with_xapian() finds out.
  const Xapian::Database& database() {
    if (database_) return *database_;
    try {
      return database_.emplace(joined(open_each(archive_, manifest_.segments), manifest_, lists_));
    } catch (const Xapian::Error& error) {
      throw Xapian::DatabaseModifiedError(error.get_msg());
    }
  }

  [[nodiscard]] const std::vector<Lists>& lists() const { return lists_; }

  [[nodiscard]] State state() const {
    std::uint64_t articles = 0;
    for (const auto& segment : lists_) articles += segment.size();
    return {manifest_.change, manifest_.analyser_version, articles};
  }

  void with_retry(const std::function<void()>& work) {
    for (int attempt = 0;; ++attempt) {
      try {
        guarded(core::to_translate("reading the index"), work);
        return;
      } catch (const Xapian::DatabaseModifiedError& error) {
        if (attempt == most_retries) {
          throw core::Error(core::Status::Damaged,
                            core::tr("the index changes faster than it can be read: {}", error.get_msg()),
                            core::tr("run the command again"));
        }
        open_with_xapian();  // not reopen(): the index may consist of other segments now
      }
    }
  }

 private:
  /// Opens what there is, with Xapian's database, which tells what is wrong where something is.
  void open_with_xapian() {
    for (int attempt = 0;; ++attempt) {
      auto manifest = require_manifest(archive_);
      try {
        learn_dictionaries(archive_, manifest);
        guarded(core::to_translate("opening the index"), [&] {
          const auto segments = open_each(archive_, manifest.segments);
          auto lists = open_lists(manifest);
          database_ = joined(segments, manifest, lists);
          lists_ = std::move(lists);
          manifest_ = std::move(manifest);
        });
        return;
      } catch (const core::Error&) {
        // A writer has merged segments since the manifest was read: the next one names what there is now.
        if (attempt == most_retries || require_manifest(archive_).next == manifest.next) throw;
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == most_retries) throw;
      }
    }
  }

  [[nodiscard]] std::vector<Lists> open_lists(const Manifest& manifest) const {
    std::vector<Lists> lists;
    lists.reserve(manifest.segments.size());
    for (const auto& segment : manifest.segments) lists.emplace_back(segment_path(archive_, segment.name), mapping_);
    return lists;
  }

  /// Segments as one database, where they are what the lists are of.
  [[nodiscard]] Xapian::Database joined(const std::vector<Xapian::Database>& segments, const Manifest& manifest,
                                        const std::vector<Lists>& lists) const {
    for (std::size_t i = 0; i < segments.size(); ++i) {
      // Where the file of some tables is missing, Xapian takes them to be empty.
      if (!is_there(glass::version_path(segment_path(archive_, manifest.segments[i].name))))
        throw Xapian::DatabaseModifiedError("a segment was merged away");
      if (segments[i].get_revision() != lists[i].revision())
        throw Xapian::DatabaseModifiedError("a segment was changed");
    }
    return join(segments);
  }

  fs::path archive_;
  Mapping mapping_;
  Manifest manifest_;
  std::vector<Lists> lists_;                  ///< of each segment
  std::optional<Xapian::Database> database_;  ///< all segments, at the same revisions
};

Reader::Reader(const fs::path& archive, Mapping mapping) : impl_(std::make_unique<Impl>(archive, mapping)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader::~Reader() = default;

const Xapian::Database& Reader::database() const { return impl_->database(); }
const std::vector<Lists>& Reader::lists() const { return impl_->lists(); }
State Reader::state() const { return impl_->state(); }
void Reader::with_retry(const std::function<void()>& work) { impl_->with_retry(work); }

State read_state(const fs::path& archive) {
  Reader reader(archive);
  // What Xapian cannot open is no state to go on from.
  reader.with_retry([&] { (void)reader.database(); });
  return reader.state();
}

std::vector<core::ArticleId> list_articles(const fs::path& archive) {
  Reader reader(archive);
  std::vector<core::ArticleId> ids;
  reader.with_retry([&] {
    ids.clear();
    const auto& database = reader.database();
    for (auto term = database.allterms_begin("Q"); term != database.allterms_end("Q"); ++term) {
      const std::string bytes = *term;
      core::ArticleId id;
      if (bytes.size() != id.bytes.size() + 1) continue;
      std::copy(bytes.begin() + 1, bytes.end(), id.bytes.begin());
      ids.push_back(id);
    }
  });
  return ids;
}

namespace {

/// Reads all of a segment, which finds what Xapian's own check would, but for what belongs together and does not fit. For
/// media that cannot be written: the check opens some tables for writing.
void read_through(const std::string& path) {
  const Xapian::Database database(path);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) continue;
  for (auto document = database.postlist_begin({}); document != database.postlist_end({}); ++document) {
    (void)database.get_document(*document).get_data();
  }
  for (const auto slot : {date_slot, order_slot, mentions_slot, cluster_slot, added_slot, facets_slot})
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) continue;
}

/// Xapian compares lengths with those in the lists of terms, which it takes to be there for all documents or for none.
std::size_t count_errors_of_tables(const fs::path& path) {
  std::size_t errors = 0;
  for (const auto table : {glass::Table::Postings, glass::Table::Records, glass::Table::Synonyms}) {
    const auto file = glass::table_path(path, table);
    if (is_there(file)) errors += Xapian::Database::check(file.string(), 0, nullptr);
  }
  return errors;
}

/// How much is wrong with a segment. Without a stream Xapian counts it and says nothing.
std::size_t count_errors(const std::string& path) {
  if (access((path + "/docdata.glass").c_str(), W_OK) == 0 || errno == ENOENT)
    return glass::has_term_lists(path) ? count_errors_of_tables(path) : Xapian::Database::check(path, 0, nullptr);
  read_through(path);
  return 0;
}

}  // namespace

std::vector<std::string> check(const fs::path& archive) {
  for (int attempt = 0;; ++attempt) {
    const auto manifest = require_manifest(archive);
    std::vector<std::string> findings;
    for (const auto& segment : manifest.segments) {
      const auto path = segment_path(archive, segment.name).string();
      try {
        const auto errors = count_errors(path);
        if (errors != 0) findings.push_back(core::tr("index: {}: {} errors in Xapian's tables", segment.name, errors));
      } catch (const Xapian::Error& error) {
        findings.push_back(core::tr("index: {}: {}", segment.name, error.get_description()));
      }
    }
    // A writer at work makes other segments, and changes some while they are looked at.
    if (findings.empty() || attempt == most_retries || require_manifest(archive).change == manifest.change)
      return findings;
  }
}

std::uint64_t disk_bytes(const fs::path& archive) {
  std::uint64_t bytes = 0;
  std::error_code ignored;  // files of a writer may come and go meanwhile
  for (const auto& entry : fs::recursive_directory_iterator(archive / "index", ignored)) {
    if (entry.is_regular_file(ignored)) bytes += entry.file_size(ignored);
  }
  return bytes;
}

}  // namespace archive::index
