// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <fstream>

#include "archive/core/error.hpp"

namespace archive::store {
namespace {

/// Migration n leads from format n to n + 1. Never edit one that was released: add the next.
///
/// Blobs stand in `contents` alone, so that counting and comparing versions reads no article.
constexpr std::array<const char*, format_version> migrations = {R"sql(
CREATE TABLE articles (
  article INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  change INTEGER REFERENCES changes (change),
  current INTEGER REFERENCES versions (version)
);
CREATE TABLE keys (
  key BLOB PRIMARY KEY CHECK (length(key) = 16),
  article INTEGER NOT NULL REFERENCES articles (article)
) WITHOUT ROWID;
CREATE TABLE changes (
  change INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES articles (article),
  kind INTEGER NOT NULL CHECK (kind IN (1, 2))
);
CREATE TABLE versions (
  version INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (article),
  number INTEGER NOT NULL CHECK (number > 0),
  change INTEGER NOT NULL REFERENCES changes (change),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  size INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  overrides BLOB NOT NULL CHECK (length(overrides) IN (0, 32)),
  captured INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  program TEXT NOT NULL,
  input BLOB NOT NULL,
  UNIQUE (article, number)
);
CREATE TABLE contents (
  version INTEGER PRIMARY KEY REFERENCES versions (version),
  fields TEXT NOT NULL,
  body BLOB NOT NULL,
  original BLOB NOT NULL
);
CREATE TABLE tombstones (
  change INTEGER PRIMARY KEY REFERENCES changes (change),
  article INTEGER NOT NULL REFERENCES articles (article),
  version INTEGER NOT NULL REFERENCES versions (version)
);
CREATE TABLE inputs (
  path BLOB PRIMARY KEY,
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  settings BLOB NOT NULL CHECK (length(settings) = 32)
) WITHOUT ROWID;
)sql",
                                                                R"sql(
CREATE TABLE corrections (
  correction INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (article),
  change INTEGER NOT NULL REFERENCES changes (change),
  operation INTEGER NOT NULL CHECK (operation IN (1, 2, 3, 4)),
  field TEXT NOT NULL,
  new_values TEXT NOT NULL,
  old_values TEXT NOT NULL,
  undoes INTEGER REFERENCES changes (change) CHECK ((operation = 4) = (undoes IS NOT NULL)),
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL
);
CREATE INDEX corrections_of_article ON corrections (article);
)sql",
                                                                R"sql(
CREATE TABLE dictionaries (
  dictionary INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  bytes BLOB NOT NULL
);
ALTER TABLE contents ADD COLUMN patch INTEGER NOT NULL DEFAULT 0;
)sql",
                                                                R"sql(
CREATE TABLE sketches (
  sketch INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL UNIQUE REFERENCES articles (article),
  cluster INTEGER NOT NULL,
  bytes BLOB NOT NULL
);
CREATE INDEX copies ON sketches (cluster) WHERE cluster <> sketch;
CREATE TABLE placed (change INTEGER NOT NULL);
INSERT INTO placed (change) VALUES (0);
)sql",
                                                                R"sql(
CREATE TABLE lessons (
  origin INTEGER NOT NULL CHECK (origin IN (1, 2, 3)),
  form TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  articles INTEGER NOT NULL,
  article BLOB CHECK (article IS NULL OR length(article) = 16),
  PRIMARY KEY (form, kind, origin)
) WITHOUT ROWID;
CREATE TABLE learned (articles INTEGER NOT NULL);
INSERT INTO learned (articles) VALUES (0);
)sql",
                                                                R"sql(
CREATE TABLE saved_searches (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  query TEXT NOT NULL CHECK (query <> ''),
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE cursors (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  change INTEGER NOT NULL CHECK (change >= 0),
  begun INTEGER CHECK (begun > change)
) WITHOUT ROWID;
CREATE TABLE reported (
  name TEXT NOT NULL REFERENCES cursors (name) ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES articles (article),
  PRIMARY KEY (name, article)
) WITHOUT ROWID;
CREATE INDEX tombstones_of_article ON tombstones (article);
)sql",
                                                                R"sql(
ALTER TABLE learned ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
)sql"};

[[noreturn]] void refuse_newer(const std::filesystem::path& file, std::int64_t format) {
  throw core::Error(core::Status::Damaged,
                    core::tr("{}: the store has format {}; this program knows formats up to {}", file.string(), format,
                             format_version),
                    core::tr("use a version of archive that knows store format {} (`archive --version` says which it "
                             "knows); nothing was changed",
                             format));
}

[[noreturn]] void refuse_foreign(const std::filesystem::path& file) {
  throw core::Error(core::Status::Damaged, core::tr("{}: is no store of an archive", file.string()),
                    core::tr("name another directory with --archive; nothing was changed"));
}

void judge(const std::filesystem::path& file, std::int64_t application, std::int64_t format) {
  if (application != application_id) refuse_foreign(file);
  if (format > format_version) refuse_newer(file, format);
}

}  // namespace

void refuse_foreign_header(const std::filesystem::path& file) {
  // https://www.sqlite.org/fileformat.html, section 1.3: user version at byte 60, application id at byte 68.
  std::array<char, 100> header{};
  std::ifstream stream(file, std::ios::binary);
  stream.read(header.data(), header.size());
  if (stream.gcount() == 0) return;  // new, or unreadable: SQLite says why
  const std::string_view magic{"SQLite format 3\0", 16};
  if (stream.gcount() < std::streamsize{100} || std::string_view(header.data(), magic.size()) != magic)
    throw core::Error(core::Status::Damaged,
                      core::tr("{}: the store is damaged: it has no SQLite header", file.string()),
                      core::tr("restore a backup; `archive export` saves what the index shows; nothing was changed"));
  const auto number = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(header[i]);
    return std::int64_t{value};
  };
  // A store whose first migration stands in the WAL alone has zeros here.
  if (number(68) != 0 || number(60) != 0) judge(file, number(68), number(60));
}

int read_format(const Database& database) {
  const auto application = database.integer("PRAGMA application_id");
  const auto format = database.integer("PRAGMA user_version");
  if (application == 0 && format == 0 && database.integer("SELECT count(*) FROM sqlite_master") == 0) return 0;
  judge(database.path(), application, format);
  return static_cast<int>(format);
}

void migrate(const Database& database, int from) {
  if (from == format_version) return;
  for (int format = from; format < format_version; ++format) {
    database.execute("BEGIN IMMEDIATE");
    database.execute(migrations[static_cast<std::size_t>(format)]);
    database.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application_id, format + 1));
    database.execute("COMMIT");
  }
  // Into the file itself, where the header can be read without a WAL.
  database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace archive::store
