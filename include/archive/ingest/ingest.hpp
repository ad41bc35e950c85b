// SPDX-License-Identifier: GPL-3.0-or-later
/// Taking articles in: one, or a million.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/id.hpp"
#include "archive/core/message.hpp"
#include "archive/core/moment.hpp"
#include "archive/extract/extract.hpp"
#include "archive/store/store.hpp"

namespace archive::ingest {

/// One article taken in; told only after the store's commit.
struct Taken {
  core::ArticleId id;
  store::Outcome outcome = store::Outcome::Added;
  std::optional<core::Day> date;
  std::string title;
};

/// One input refused.
struct Refused {
  std::string input;  ///< path with the place in its container ("f.jsonl:12"), bytes
  std::string code;   ///< core::InputError::code
  core::Message message;
  std::string file;        ///< the path of the file it stood in, which `input` begins with; empty where there is none
  std::string_view bytes;  ///< of the record, where it could be told from others; for the observer only
};

/// A file of which every article is in the archive, durably.
struct Done {
  store::FileStamp stamp;  ///< of the file as it was read
  std::string root;        ///< the input it was found under, or itself
};

struct Counts {
  std::int64_t seen = 0, added = 0, unchanged = 0, updated = 0,
               refused = 0;     ///< records; a file known as a whole is one
  std::int64_t duplicates = 0;  ///< of those added and updated, that are copies of another article
  std::int64_t left = 0;        ///< files left for the next run: they may still be written
  std::uint64_t bytes = 0;      ///< of the files that were passed or read
  std::uint64_t total = 0;      ///< bytes of all files, where Options::measure asked for it
};

/// What a run tells while it goes on. Any may be empty. Called from the thread that runs the import.
struct Observer {
  std::function<void(const Taken&)> taken;
  std::function<void(const Refused&)> refused;
  std::function<void(const Done&)> done;  ///< import: after the commit; never for a file with something refused
  std::function<void(const core::Message& holder)> waiting;  ///< once, where another writer is waited for
  std::function<void(const Counts&)> progress;               ///< after each commit, and some times a second
};

struct Options {
  std::filesystem::path archive;        ///< directory; made when missing
  std::string command = "archive add";  ///< for the lock
  std::chrono::milliseconds wait{30'000};
  core::Moment now;                     ///< the clock: capture time
  std::optional<core::Moment> capture;  ///< anchor of dates when the user gave --now
  std::string program;                  ///< version, for the provenance
  extract::Overrides overrides;
  extract::Converters converters;
  extract::Limits limits;
  std::optional<extract::Format> format;  ///< what the user says the inputs are
  std::string standard_input;             ///< bytes that an input named "-" stands for
  bool recursive = false;                 ///< import: directories are walked, files seen before are skipped
  bool addresses = false;                 ///< add: an input may be an address of the web, which is fetched
  bool allow_private = false;             ///< addresses of this machine and its network, too
  std::vector<std::string> passed_over;   ///< import: directories that are not entered, beside the archive's own
  bool measure = false;                   ///< import: the files are counted first, for Counts::total
  bool dry_run = false;
  std::size_t jobs = 1;  ///< threads; 0 is one a processor. The archive and what is told are the same with any number
  std::function<bool()> stop;  ///< asked after each article: true ends the run after a commit
};

struct Report {
  Counts counts;
  std::vector<Refused> refused;  ///< the first 10 000
  bool stopped = false;
  std::size_t given_up =
      0;  ///< threads that read a document beyond Limits::seconds and may still do so: such a process
          ///< should end without destroying what they use (`_Exit`)
};

/// Takes in the inputs (paths, as bytes, "-", or addresses, which are fetched before the lock is taken), in order, in batches: store transaction, then index, then commit.
/// A bad input is told to the observer and the run goes on. Changes the index does not hold yet are indexed first.
///
/// Throws core::Error: Locked, Damaged (disk, damaged store).
Report take_in(const std::vector<std::string>& inputs, const Options& options, const Observer& observer);

/// The same with a report, new, that also tells how far a run came that throws.
void take_in(const std::vector<std::string>& inputs, const Options& options, const Observer& observer, Report& report);

/// Indexes the changes of the store that the index does not hold yet. Returns their number. The caller holds the lock.
std::int64_t catch_up(const std::filesystem::path& archive);

/// Builds the index anew from the store, beside the one in use, and puts it in its place. Takes the lock.
void reindex(const std::filesystem::path& archive, std::chrono::milliseconds wait,
             const std::function<void(std::int64_t done, std::int64_t total)>& progress);

/// How much a finding of `check` says.
enum class Severity {
  Remark,  ///< nothing is lost and nothing wrong is shown: an index behind the store, permissions too open
  Damage,
};

/// One thing that `check` found, as one line, with the command that helps where there is one.
struct Finding {
  Severity severity = Severity::Damage;
  std::string text;
  bool in_store = false;  ///< damage of the store, which no rebuilding mends
};

/// Store, index, and that they hold the same articles; permissions. Empty when all is well. A reader: a writer may work
/// meanwhile, and an index behind the store is a remark, since any writer brings it up to date.
///
/// Throws core::Error: Usage where there is no archive, Damaged where the store is too new or cannot be opened at all.
[[nodiscard]] std::vector<Finding> check(const std::filesystem::path& archive);

}  // namespace archive::ingest
