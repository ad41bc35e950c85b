// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "archive/core/article_map.hpp"
#include "archive/core/error.hpp"
#include "archive/index/index.hpp"
#include "archive/text/analyzer.hpp"
#include "change.hpp"
#include "dictionary.hpp"
#include "guarded.hpp"
#include "latest.hpp"
#include "places.hpp"
#include "prepared.hpp"
#include "private_files.hpp"
#include "run.hpp"
#include "segments.hpp"

namespace archive::index {
namespace fs = std::filesystem;
namespace {

/// Documents that Xapian gathers, where it changes a segment, before it flushes by itself.
constexpr int flush_threshold = 100'000;

/// Articles of a run that the writer fills itself. Smaller ones make larger postings.
constexpr std::uint64_t run_articles = 1000;

/// Articles of a run that is a segment as it is.
constexpr std::uint64_t large_run = 512;

/// Segments of one size that are merged: while there is more to come, and at rest.
constexpr std::size_t busy_fan = 16, resting_fan = 4;

/// Articles whose segments may not be on the disk: the next writer indexes them again after a power failure.
constexpr std::uint64_t most_undurable = 15;

/// The manifest in use. One that cannot be read is none to an index that is built beside it, but for the names of segments,
/// which a reader may still have open.
std::optional<Manifest> manifest_in_use(const fs::path& archive, bool beside) {
  try {
    return read_newest(archive);
  } catch (const core::Error&) {
    if (!beside) throw;
  }
  Manifest unknown;
  unknown.format = format_version;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(archive / "index", ignored)) {
    const std::string name = entry.path().filename().string();
    std::uint64_t number = 0;
    const auto read = std::from_chars(name.data() + 1, name.data() + name.size(), number);
    if (name.front() == 's' && read.ec == std::errc()) unknown.next = std::max(unknown.next, number + 1);
  }
  return unknown;
}

}  // namespace

class Writer::Impl {
 public:
  Impl(fs::path archive, std::string name) : archive_(std::move(archive)), name_(std::move(name)) {
    // Xapian reads it when a database is opened for writing; an operator's own setting wins.
    ::setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(flush_threshold).c_str(), 0);
    make_index_directory(archive_);
    const bool beside = name_ != current;
    const auto in_use = manifest_in_use(archive_, beside);
    if (in_use && in_use->format > format_version) require_format(*in_use);
    if (in_use && !beside) {
      require_format(*in_use);
      manifest_ = *in_use;
      if (const auto durable = read_manifest(archive_)) durable_ = durable->segments;
      sweep(archive_);
    } else {
      manifest_.format = format_version;
      manifest_.analyser_version = text::analyser_version;
      if (in_use) manifest_.next = std::max<std::uint64_t>(in_use->next, 1);
      write_manifest(archive_, name_, manifest_);
      sweep(archive_, name_);
    }
    next_ = manifest_.next;
  }

  [[nodiscard]] State state() const {
    return {manifest_.change, manifest_.analyser_version, guarded(core::to_translate("reading the index"), [&] {
              return std::uint64_t{open_segments(archive_, manifest_.segments).get_doccount()};
            })};
  }

  [[nodiscard]] std::int64_t change() const { return manifest_.change; }

  /// A segment never holds more articles than when it was made: what is put into it was there before.
  [[nodiscard]] std::uint64_t most_articles() const {
    std::uint64_t articles = 0;
    for (const auto& segment : manifest_.segments) articles += segment.articles;
    return articles;
  }

  void use_dictionary(std::string_view dictionary) {
    const auto name = dictionary_name(dictionary);
    auto& all = manifest_.dictionaries;
    if (std::find(all.begin(), all.end(), name) != all.end()) return;
    write_index_file(archive_, name, dictionary);
    all.push_back(name);
  }

  [[nodiscard]] bool holds(const core::ArticleId& id) const { return find_segment(id).has_value(); }

  void put(std::unique_ptr<Prepared::Impl> prepared) {
    if (const auto name = place_of(prepared->id)) {
      change(*name).put(std::move(prepared));
      return;
    }
    if (!run_) run_ = make_run();
    run_->put(*prepared);
    uncommitted_[prepared->id] = run_->name;
    if (run_->articles >= run_articles) end_run();
  }

  void remove(const core::ArticleId& id) {
    if (const auto name = place_of(id)) change(*name).remove(id);
  }

  std::unique_ptr<Run::Impl> make_run() {
    auto name = fresh_name();
    auto path = segment_path(archive_, name);
    return std::make_unique<Run::Impl>(std::move(path), std::move(name));
  }

  void add(Run::Impl& run) {
    run.taken = true;
    runs_.push_back({run.name, run.articles, {}});
  }

  void commit(std::int64_t change) {
    end_run();
    const auto durability = changes_.empty() && !runs_.empty() ? Durability::Later : Durability::Now;
    // First what has its place: should the process end here, these articles are ahead of the number of the index, which
    // does no harm, and none is missing or there twice.
    if (!changes_.empty()) read_dictionaries();
    for (auto& [name, one] : changes_)
      guarded(core::to_translate("committing the index"), [&change = one] { change.apply(); });
    changes_.clear();
    std::erase_if(runs_, [](const Segment& run) { return run.articles == 0; });
    take_runs();
    manifest_.change = change;
    uncommitted_.clear();
    publish(durability);
    merge(busy_fan, 1);
  }

  void tidy(unsigned threads) { merge(resting_fan, threads); }

  void compact(unsigned threads) {
    if (manifest_.segments.empty()) return;
    std::vector<std::size_t> all(manifest_.segments.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    merge(all, Durability::Now, threads);
  }

 private:
  std::string fresh_name() { return "s" + std::to_string(next_++); }

  /// So that a change can tell whether records show the same. One that cannot be read is replaced.
  void read_dictionaries() const {
    try {
      learn_dictionaries(archive_, manifest_);
    } catch (const core::Error&) {}
  }

  /// Opened when it is asked: most commits are the last of their process.
  Places& places() const {
    if (!places_)
      guarded(core::to_translate("opening the index"), [&] { places_.emplace(archive_, manifest_.segments); });
    return *places_;
  }

  /// Makes the segments the index. Where that need not be durable, and few articles are concerned, they become the latest.
  void publish(Durability durability) {
    manifest_.next = next_;
    places_.reset();
    std::uint64_t undurable = 0;
    for (const auto& segment : manifest_.segments)
      if (segment.checksum) undurable += segment.articles;
    if (durability == Durability::Later && name_ == current && undurable <= most_undurable) {
      write_latest(archive_, manifest_);
      return;
    }
    manifest_.boot.clear();
    for (auto& segment : manifest_.segments) {
      if (segment.checksum) sync_segment(segment_path(archive_, segment.name));
      segment.checksum.reset();
    }
    write_manifest(archive_, name_, manifest_);
    if (name_ == current) forget_latest(archive_);
    discard(std::exchange(durable_, manifest_.segments));
  }

  [[nodiscard]] std::optional<std::string> find_segment(const core::ArticleId& id) const {
    auto& all = places();
    return guarded(core::to_translate("reading the index"), [&] { return all.find(id); });
  }

  /// The run or segment that an article belongs into because it is, or was, there.
  [[nodiscard]] std::optional<std::string> place_of(const core::ArticleId& id) {
    const auto found = uncommitted_.find(id);
    if (found == uncommitted_.end()) return find_segment(id);
    if (run_ && run_->name == found->second) end_run();
    return found->second;
  }

  Change& change(const std::string& name) {
    return changes_.try_emplace(name, segment_path(archive_, name)).first->second;
  }

  void end_run() {
    if (!run_) return;
    run_->close();
    add(*run_);
    run_.reset();
  }

  /// Makes segments of the runs: a large one stands for itself, since joining it would write it once more; the small ones are
  /// joined.
  void take_runs() {
    auto small = std::exchange(runs_, {});
    for (const auto& run : small)
      if (run.articles >= large_run) manifest_.segments.push_back(written(run));
    std::erase_if(small, [](const Segment& run) { return run.articles >= large_run; });
    if (!small.empty()) manifest_.segments.push_back(join(small));
  }

  /// One segment of some runs.
  Segment join(const std::vector<Segment>& runs) {
    if (runs.size() == 1) return written(runs.front());
    Segment whole{fresh_name(), 0, {}};
    guarded(core::to_translate("writing the index"),
            [&] { whole.articles = merge_segments(archive_, runs, whole.name); });
    discard(runs);
    return written(std::move(whole));
  }

  /// The segment as one that is not durable. Of a large one nobody will ask the checksum.
  Segment written(Segment segment) const {
    segment.checksum = segment.articles <= most_undurable ? checksum_of(segment_path(archive_, segment.name)) : 0;
    return segment;
  }

  /// Deletes those that neither the index nor the durable one needs.
  void discard(const std::vector<Segment>& segments) {
    const auto names = [](const std::vector<Segment>& list, const std::string& name) {
      return std::any_of(list.begin(), list.end(), [&](const Segment& one) { return one.name == name; });
    };
    for (const auto& segment : segments) {
      if (!names(durable_, segment.name) && !names(manifest_.segments, segment.name))
        remove_segment(segment_path(archive_, segment.name));
    }
  }

  void merge(std::size_t fan, unsigned threads) {
    for (auto chosen = choose_merge(manifest_.segments, fan); !chosen.empty();
         chosen = choose_merge(manifest_.segments, fan))
      merge(chosen, Durability::Later, threads);
  }

  void merge(const std::vector<std::size_t>& chosen, Durability durability, unsigned threads) {
    std::vector<Segment> old, left;
    for (std::size_t i = 0; i < manifest_.segments.size(); ++i) {
      const bool is_old = std::find(chosen.begin(), chosen.end(), i) != chosen.end();
      (is_old ? old : left).push_back(manifest_.segments[i]);
    }
    Segment whole{fresh_name(), 0, {}};
    guarded(core::to_translate("merging the index"),
            [&] { whole.articles = merge_segments(archive_, old, whole.name, threads); });
    left.insert(left.begin() + static_cast<std::ptrdiff_t>(chosen.front()), written(std::move(whole)));
    manifest_.segments = std::move(left);
    publish(durability);
    discard(old);
  }

  PrivateFiles private_files_;
  fs::path archive_;
  std::string name_;  ///< of the manifest
  Manifest manifest_;
  std::atomic<std::uint64_t> next_ = 1;
  mutable std::optional<Places> places_;  ///< as last committed; not opened yet
  std::unique_ptr<Run::Impl> run_;
  std::vector<Segment> durable_;           ///< of the manifest in use, where that is not the latest
  std::vector<Segment> runs_;              ///< closed, not committed
  std::map<std::string, Change> changes_;  ///< of segments and closed runs, not committed
  core::ArticleMap<std::string> uncommitted_;    ///< articles that the writer put in runs, by run
};

Writer::Writer(const fs::path& archive) : impl_(std::make_unique<Impl>(archive, current)) {}
Writer::Writer(const fs::path& archive, const std::string& name) : impl_(std::make_unique<Impl>(archive, name)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer::~Writer() = default;

State Writer::state() const { return impl_->state(); }
std::int64_t Writer::change() const { return impl_->change(); }
std::uint64_t Writer::most_articles() const { return impl_->most_articles(); }
void Writer::use_dictionary(const core::Dictionary& dictionary) {
  if (!dictionary) return;
  impl_->use_dictionary(*dictionary);
  preparer_ = Preparer(dictionary);
}
bool Writer::holds(const core::ArticleId& id) const { return impl_->holds(id); }
void Writer::put(const core::ArticleId& id, const core::Article& article) { put(preparer_.prepare(id, article)); }
void Writer::put(Prepared prepared) { impl_->put(std::move(prepared.impl_)); }
void Writer::remove(const core::ArticleId& id) { impl_->remove(id); }
Run Writer::begin_run() { return Run(impl_->make_run()); }
void Writer::add(Run run) { impl_->add(*run.impl_); }
void Writer::commit(std::int64_t change) { impl_->commit(change); }
void Writer::tidy(unsigned threads) { impl_->tidy(threads); }
void Writer::compact(unsigned threads) { impl_->compact(threads); }

void install(const fs::path& archive, const std::string& name) {
  make_current(archive, name);
  sweep(archive);
}

}  // namespace archive::index
