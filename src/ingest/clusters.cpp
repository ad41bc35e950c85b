// SPDX-License-Identifier: GPL-3.0-or-later
#include "clusters.hpp"

#include <algorithm>
#include <utility>

#include "archive/text/stable_hash.hpp"
#include "copies.hpp"
#include "ordered_work.hpp"

namespace archive::ingest {
namespace {

/// Changes placed in one transaction by catch_up().
constexpr std::size_t some_changes = 2'000;

/// Articles whose candidates one thread looks for in a row; fewer are not worth another thread.
constexpr std::size_t slice = 64;

/// Sketches held in memory until they are saved: some 20 MB and as much while they are.
constexpr std::size_t most_unsaved = 32'768;

/// Whether a run should save what it leaves. Each run reads again what was not saved, 2.5 us a sketch, and to save writes the file
/// anew, .6 us for each sketch of all: where runs add single articles the sum of both is least at the square root of all.
bool is_worth_saving(std::size_t unsaved, std::size_t all) {
  constexpr std::size_t never = 256;  // a file is synced, which takes longer than reading so few
  return unsaved >= never && (unsaved >= most_unsaved || unsaved * unsaved >= all);
}

}  // namespace

/// An article's sketch, and what is read of its text once that is asked for.
struct Clusters::Text {
  Text(const store::Store& its_store, core::ArticleId its_id, std::string_view bytes)
      : store(its_store), id(its_id), readable(text::unpack(bytes, sketch)) {}
  Text(const store::Store& its_store, core::ArticleId its_id, text::Sketch its_sketch)
      : store(its_store), id(its_id), sketch(std::move(its_sketch)), readable(true) {}

  const core::Article& article() const {
    if (!read) {
      const auto record = store.find(id);
      read = record ? record->article : core::Article();
    }
    return *read;
  }
  const text::Shingles& shingles() const {
    if (!all_shingles) all_shingles = text::make_shingles(article().body);
    return *all_shingles;
  }
  /// Asked for after the 3-grams have decided, which is seldom.
  const Subject& subject() const {
    if (!its_subject) its_subject = subject_of(article());
    return *its_subject;
  }
  bool may_be_copy_of(const Text& other) const {
    return readable && other.readable && may_be_copies(sketch, other.sketch);
  }
  bool is_copy_of(const Text& other) const {
    return may_be_copy_of(other) && are_copies(sketch, shingles(), other.sketch, other.shingles()) &&
           !have_different_subjects(subject(), other.subject());
  }

  const store::Store& store;
  core::ArticleId id;
  text::Sketch sketch;
  bool readable;  ///< not a sketch of another version
  mutable std::optional<core::Article> read;
  mutable std::optional<text::Shingles> all_shingles;
  mutable std::optional<Subject> its_subject;
};

KeyTable& Clusters::keys(const store::Store& store) {
  if (keys_) return *keys_;
  keys_ = std::make_unique<KeyTable>(archive_ / "copies", [&](std::int64_t number) {
    const auto row = store.sketches().find(number);
    return row ? text::stable_hash(row->bytes) : 0;
  });
  last_ = keys_->saved();
  text::Sketch sketch;
  store.sketches().for_each(last_, [&](const store::SketchRow& row) {
    if (!text::unpack(row.bytes, sketch)) return;
    keys_->add(row.number, sketch.keys, Brief(sketch).mark());
    last_ = row.number;
    last_hash_ = text::stable_hash(row.bytes);
    // All of a large archive, where the file was lost. What is read here was committed before.
    if (keys_->unsaved() >= most_unsaved) keys_->save(last_, last_hash_);
  });
  return *keys_;
}

std::vector<std::int64_t> Clusters::clusters_of(const store::Store& store, const Arrival& arrival) {
  std::vector<std::int64_t> clusters;
  if (arrival.candidates.empty()) return clusters;
  const Text text(store, arrival.article, *fresh_.find(arrival.number));
  for (const auto number : arrival.candidates) {
    const auto row = store.sketches().find(number);
    if (!row || std::find(clusters.begin(), clusters.end(), row->cluster) != clusters.end()) continue;
    if (text.is_copy_of(Text(store, row->article, row->bytes))) clusters.push_back(row->cluster);
  }
  return clusters;
}

void Clusters::join(store::Store& store, const Arrival& arrival) {
  const auto clusters = clusters_of(store, arrival);
  if (clusters.empty()) return;
  auto& sketches = store.sketches();
  std::vector<std::vector<store::SketchRow>> members;
  for (const auto cluster : clusters) {
    // The usual case needs no list: one cluster, which nobody leaves.
    members.push_back(clusters.size() > 1 ? sketches.members(cluster) : std::vector<store::SketchRow>());
  }
  // The largest keeps its number: fewer articles have to be indexed again.
  std::size_t largest = 0;
  for (std::size_t i = 1; i < members.size(); ++i)
    if (members[i].size() > members[largest].size()) largest = i;
  const auto joined = clusters[largest];
  for (const auto& each : members)
    for (const auto& row : each)
      if (row.cluster != joined) move(store, row, joined);
  sketches.join(arrival.number, joined);
  placed_[arrival.article] = joined;
  ++copies_;
}

void Clusters::move(store::Store& store, const store::SketchRow& row, std::int64_t cluster) {
  store.sketches().move(row, cluster);
  placed_[row.article] = cluster;
}

void Clusters::take_out(store::Store& store, const store::SketchRow& row) {
  auto& sketches = store.sketches();
  sketches.erase(row.number);
  const auto rest = sketches.members(row.cluster);
  if (rest.size() < 2) return;
  std::vector<Text> texts;
  for (const auto& each : rest) texts.emplace_back(store, each.article, each.bytes);
  // What hangs together, each part from its first member on.
  std::vector<std::vector<std::size_t>> parts;
  std::vector<bool> taken(rest.size());
  for (std::size_t first = 0; first < rest.size(); ++first) {
    if (taken[first]) continue;
    taken[first] = true;
    std::vector<std::size_t> part{first};
    for (std::size_t at = 0; at < part.size(); ++at)
      for (std::size_t i = first + 1; i < rest.size(); ++i)
        if (!taken[i] && texts[part[at]].is_copy_of(texts[i])) {
          taken[i] = true;
          part.push_back(i);
        }
    parts.push_back(std::move(part));
  }
  // The part with the sketch that names the cluster keeps it, so that no two clusters ever have one number.
  const auto named = std::find_if(parts.begin(), parts.end(), [&](const auto& part) {
    return std::any_of(part.begin(), part.end(), [&](std::size_t i) { return rest[i].number == row.cluster; });
  });
  const auto kept = named == parts.end() ? parts.begin() : named;
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    if (part == kept) continue;
    for (const auto i : *part) move(store, rest[i], rest[part->front()].number);
  }
}

std::optional<Clusters::Arrival> Clusters::admit(store::Store& store, const store::Unplaced& article,
                                                 const Known& known) {
  auto& sketches = store.sketches();
  const auto old = sketches.of(article.article);
  if (!article.living) {
    if (old) take_out(store, *old);
    return std::nullopt;
  }
  const auto made = known.find(article.article);
  std::string bytes;
  if (made != known.end() && !article.corrected) bytes = made->second;
  else if (const auto record = store.find(article.article)) bytes = sketch_of(record->article);
  if (old && old->bytes == bytes) return std::nullopt;
  if (old) take_out(store, *old);
  auto& table = keys(store);
  last_ = sketches.add(article.article, bytes);
  last_hash_ = text::stable_hash(bytes);
  placed_[article.article] = last_;
  text::Sketch sketch;
  if (!text::unpack(bytes, sketch)) return std::nullopt;
  table.add(last_, sketch.keys, Brief(sketch).mark());
  fresh_.add(last_, std::move(sketch));
  return Arrival{article.article, last_, {}};
}

std::unique_ptr<CandidateFinder> Clusters::take_finder() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<CandidateFinder>(archive_);
  auto finder = std::move(idle_.back());
  idle_.pop_back();
  return finder;
}

void Clusters::give_back(std::unique_ptr<CandidateFinder> finder) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(finder));
}

void Clusters::find_candidates(const store::Store& store, std::span<Arrival> arrivals) {
  const auto find = [this](CandidateFinder& finder, std::span<Arrival> some) {
    for (Arrival& arrival : some) arrival.candidates = finder.before(arrival.number, *keys_, fresh_);
  };
  if (pool_ == nullptr || pool_->size() == 1 || arrivals.size() <= slice) {
    if (!finder_) finder_.emplace(store);
    return find(*finder_, arrivals);
  }
  OrderedWork work(*pool_, SIZE_MAX);
  for (std::size_t at = 0; at < arrivals.size(); at += slice) {
    const auto some = arrivals.subspan(at, std::min(slice, arrivals.size() - at));
    const auto find_some = [this, find, some] {
      auto finder = take_finder();
      find(*finder, some);
      give_back(std::move(finder));
    };
    work.add(0, find_some, [] {});
  }
  work.finish();
}

bool Clusters::place_some(store::Store& store, const Known& known, store::ChangeNumber until) {
  auto& sketches = store.sketches();
  store::ChangeNumber last = 0;
  const auto articles = sketches.changed_after(sketches.placed(), some_changes, last);
  std::vector<Arrival> arrivals;
  for (const auto& article : articles)
    if (auto arrival = admit(store, article, known)) arrivals.push_back(std::move(*arrival));
  find_candidates(store, arrivals);
  for (const auto& arrival : arrivals) join(store, arrival);
  // What moved is in the log behind; it was placed by that.
  if (last >= until) last = store.last_change();
  sketches.set_placed(last);
  return last < until;
}

void Clusters::place(store::Store& store, const Known& known) {
  const auto until = store.last_change();
  placed_.clear();
  fresh_.clear();
  if (store.sketches().placed() >= until) return;
  while (place_some(store, known, until)) continue;
}

void Clusters::catch_up(store::Store& store) {
  const auto until = store.last_change();
  while (store.sketches().placed() < until) {
    store.begin();
    try {
      place_some(store, {}, until);
      placed_.clear();  // nobody asks
      fresh_.clear();
      store.commit();
    } catch (...) {
      keys_.reset();
      store.rollback();
      throw;
    }
    trim();
  }
  tidy();
}

void Clusters::forget_outdated(store::Store& store) {
  bool outdated = !store.sketches().wrong().empty();
  text::Sketch sketch;
  store.sketches().for_each(0, [&](const store::SketchRow& row) { outdated |= !text::unpack(row.bytes, sketch); });
  if (!outdated) return;
  keys_.reset();
  store.sketches().clear();
}

void Clusters::trim() {
  if (!keys_) return;
  if (keys_->unsaved() >= most_unsaved) keys_->save(last_, last_hash_);
  keys_->rest();
}

void Clusters::tidy() {
  if (!keys_) return;
  if (is_worth_saving(keys_->unsaved(), static_cast<std::size_t>(last_))) keys_->save(last_, last_hash_);
}

}  // namespace archive::ingest
