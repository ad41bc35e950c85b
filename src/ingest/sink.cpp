// SPDX-License-Identifier: GPL-3.0-or-later
#include "sink.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <sys/statvfs.h>

#include <utility>

#include "archive/core/error.hpp"
#include "archive/core/threads.hpp"
#include "teacher.hpp"

namespace archive::ingest {
namespace {

/// What must be free before a batch begins: the store's log and the index take no more for one of its size.
constexpr std::uint64_t batch_space = 64 << 20;

/// Articles of a batch behind which memory that was freed is given back: some milliseconds, which a single one should not pay.
constexpr std::size_t least_large = 500;

/// What threads freed stays with each of them otherwise: a fifth of an import's memory.
void give_back_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

void count(store::Outcome outcome, Counts& counts) {
  switch (outcome) {
    case store::Outcome::Added: ++counts.added; break;
    case store::Outcome::Unchanged: ++counts.unchanged; break;
    case store::Outcome::Updated: ++counts.updated; break;
  }
}

Taken make_taken(const store::Stored& stored, const core::Article& article) {
  return {stored.id, stored.outcome, article.date, article.title};
}

std::optional<store::Store> open_if_there(const std::filesystem::path& archive) {
  try {
    return store::Store::open(archive, store::Mode::Read);
  } catch (const core::Error& error) {
    if (error.status() != core::Status::Usage) throw;
    return std::nullopt;
  }
}

}  // namespace

void require_space(const std::filesystem::path& directory, std::uint64_t bytes) {
  struct statvfs system {};
  // A file system that does not tell is asked by writing.
  if (statvfs(directory.c_str(), &system) != 0 || system.f_blocks == 0) return;
  const std::uint64_t free = std::uint64_t{system.f_bavail} * system.f_frsize;
  if (free >= bytes) return;
  throw core::Error(
      core::Status::Damaged,
      core::tr("{}: no space left: {} MB are free, {} MB are needed for the next batch", directory.string(), free >> 20,
               bytes >> 20),
      core::tr("free some space on its file system, then run the command again; what was reported before is kept"));
}

WritingSink::WritingSink(const Options& options, const Observer& observer, Counts& counts, WorkerPool& pool,
                         const BatchLimits& limits)
    : observer_(observer),
      counts_(counts),
      archive_(options.archive),
      meter_(limits),
      lock_(options.archive, options.command, options.wait, observer.waiting),
      store_(store::Store::open(options.archive, store::Mode::Write)),
      clusters_(options.archive, &pool),
      indexer_(options.archive, index::Writer(options.archive), pool, store_, limits) {
  store_.leave_short_log();
  clusters_.catch_up(store_);
  indexer_.catch_up(store_, faults_);
  if (pool.size() > 1) follower_.emplace(options.archive, indexer_, faults_);
}

bool WritingSink::is_known(const store::FileStamp& stamp) const { return store_.is_known(stamp); }

void WritingSink::begin() {
  if (open_) return;
  require_space(archive_, batch_space);
  store_.begin();
  open_ = true;
  meter_.restart();
}

void WritingSink::put(const store::Submission& submission, std::string sketch) {
  // Before the article, not after it: a file is remembered in one transaction with the last of its articles.
  if (open_ && meter_.full()) flush();
  begin();
  auto stored = store_.put(submission);
  keep_at_hand(submission, stored);
  if (stored.outcome != store::Outcome::Unchanged && !sketch.empty())
    sketches_.insert_or_assign(stored.id, std::move(sketch));
  pending_.push_back(make_taken(stored, submission.article));
  meter_.add(submission.original.size());
}

void WritingSink::keep_at_hand(const store::Submission& submission, store::Stored& stored) {
  if (!stored.is_first) {
    indexer_.fresh().drop(stored.id);
    return;
  }
  store::Record record;
  record.id = stored.id;
  record.article = submission.article;
  record.added = submission.capture.at;
  record.body_frame = std::move(stored.body_frame);
  indexer_.fresh().keep(std::move(record));
}

void WritingSink::remember(const store::FileStamp& stamp, std::optional<Done> done) {
  begin();
  store_.remember(stamp);
  if (done) done_.push_back(std::move(*done));
}

void WritingSink::tell_done(const Done& done) {
  if (observer_.done) observer_.done(done);
}

void WritingSink::finish() {
  if (open_) flush();
  clusters_.tidy();  // beside the follower
  if (follower_) follower_->finish();
  if (counts_.added + counts_.updated >= static_cast<std::int64_t>(least_large)) give_back_memory();
  // Learning reads what merging leaves as it is.
  const auto learned_at = store_.lessons().learned_at();
  const auto articles = indexer_.most_articles();
  const bool beside = follower_ && may_have_grown(learned_at, articles);
  auto lessons = core::begin_work(
      beside, [this, learned_at, articles] { return conclude_names_when_grown(archive_, learned_at, articles); });
  indexer_.tidy();
  if (const auto learned = lessons.get()) keep_lessons(archive_, store_, *learned);
}

void WritingSink::flush() {
  const bool large = pending_.size() >= least_large;
  const auto copies_before = clusters_.copies();
  clusters_.place(store_, sketches_);
  for (const auto& [id, cluster] : clusters_.placed()) indexer_.fresh().place(id, cluster);
  const auto copies = clusters_.copies() - copies_before;
  sketches_.clear();
  store_.learn_dictionary();
  faults_.reach("before-store-commit");
  store_.commit();
  open_ = false;
  faults_.reach("after-store-commit");
  counts_.duplicates += copies;
  tell_taken();
  clusters_.trim();
  if (follower_) follower_->follow(store_.last_change());
  else indexer_.catch_up(store_, faults_);
  if (large) give_back_memory();
  if (observer_.progress) observer_.progress(counts_);
}

void WritingSink::tell_taken() {
  for (const Taken& taken : pending_) {
    count(taken.outcome, counts_);
    if (observer_.taken) observer_.taken(taken);
  }
  pending_.clear();
  for (const Done& done : done_) tell_done(done);
  done_.clear();
}

PreviewSink::PreviewSink(const Options& options, const Observer& observer, Counts& counts)
    : observer_(observer), counts_(counts), store_(open_if_there(options.archive)) {}

bool PreviewSink::is_known(const store::FileStamp& stamp) const { return store_ && store_->is_known(stamp); }

void PreviewSink::put(const store::Submission& submission, std::string) {
  const store::Stored stored =
      store_ ? store_->preview(submission)
             : store::Stored{store::make_id(submission.article.source, submission.original), store::Outcome::Added};
  count(stored.outcome, counts_);
  if (observer_.taken) observer_.taken(make_taken(stored, submission.article));
}

}  // namespace archive::ingest
