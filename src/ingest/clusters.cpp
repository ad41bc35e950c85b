// SPDX-License-Identifier: GPL-3.0-or-later
#include "clusters.hpp"

#include <algorithm>
#include <utility>

#include "archive/text/stable_hash.hpp"
#include "copies.hpp"

namespace archive::ingest {
namespace {

constexpr std::size_t most_alike = 256;

/// Sketches read for one article, and texts compared at most: those that share the most keys with it, a key counting the more
/// the fewer have it. At a million articles that repeat one another's paragraphs some thousand share two, and reading them
/// took more time than all else of an import. A copy shares nearly all, and is ahead of what is only written to one template.
constexpr std::size_t most_read = 40;

/// Sketches that need not be asked of the store: those of the last articles, mostly. Some 300 bytes each.
constexpr std::size_t most_recent = 32'768;

/// One article that is added looks at few of them, and should not have to clear the memory of all.
constexpr std::size_t recent_part = 32;

/// Changes placed in one transaction by catch_up().
constexpr std::size_t some_changes = 2'000;

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
  recent_.clear();  // a batch that was taken back has given its numbers back
  keys_ = std::make_unique<KeyTable>(file_, [&](std::int64_t number) {
    const auto row = store.sketches().find(number);
    return row ? text::stable_hash(row->bytes) : 0;
  });
  last_ = keys_->saved();
  text::Sketch sketch;
  store.sketches().for_each(last_, [&](const store::SketchRow& row) {
    if (!text::unpack(row.bytes, sketch)) return;
    keys_->add(row.number, sketch.keys, Brief(sketch).bits());
    last_ = row.number;
    last_hash_ = text::stable_hash(row.bytes);
    // All of a large archive, where the file was lost. What is read here was committed before.
    if (keys_->unsaved() >= most_unsaved) keys_->save(last_, last_hash_);
  });
  return *keys_;
}

const text::Sketch* Clusters::sketch(const store::Store& store, std::int64_t number) {
  recent_.resize(most_recent / recent_part);
  const auto place = static_cast<std::size_t>(number) % most_recent;
  auto& part = recent_[place / recent_part];
  part.resize(recent_part);
  auto& [remembered, sketch] = part[place % recent_part];
  if (remembered == number) return &sketch;
  if (!store.sketches().read_bytes(number, bytes_) || !text::unpack(bytes_, sketch)) {
    remembered = 0;
    return nullptr;
  }
  remembered = number;
  return &sketch;
}

std::vector<std::int64_t> Clusters::alike(const store::Store& store, const text::Sketch& sketch) {
  const KeyTable& table = keys(store);
  std::vector<KeyTable::Found> found;
  table.find(sketch.keys, most_alike, found);
  // One 3-gram is shared by chance; texts of one 3-gram have no second.
  const std::size_t least = std::min<std::size_t>(2, sketch.keys.size());
  // What so many have that the oldest of them were not found counts neither way.
  std::vector<std::size_t> finds(sketch.keys.size());
  for (const auto& each : found) ++finds[each.key];
  const auto crowded = static_cast<std::size_t>(std::count(finds.begin(), finds.end(), most_alike));
  const auto rare = [crowded](std::size_t keys) { return keys - std::min(keys, crowded); };
  const auto brief_of = [&](std::uint32_t number) { return Brief(table.mark_of(number)); };
  const auto nearest =
      nearest_.of(found, sketch.keys.size(), most_read, [&](std::uint32_t number, std::size_t shared) {
        return shared >= least && may_share_enough(shared, rare(sketch.keys.size()), rare(brief_of(number).keys()));
      });
  const Brief brief(sketch);
  std::vector<std::int64_t> numbers;
  for (const auto& [number, shared] : nearest)
    if (may_be_copies(brief, brief_of(number), shared + crowded)) numbers.push_back(number);
  return numbers;
}

std::vector<std::int64_t> Clusters::clusters_of(const store::Store& store, const Text& text) {
  if (!text.readable) return {};
  struct Candidate {
    double alike;
    std::int64_t number;
  };
  std::vector<Candidate> candidates;
  for (const auto number : alike(store, text.sketch)) {
    const text::Sketch* other = sketch(store, number);
    if (other == nullptr || !may_be_copies(text.sketch, *other)) continue;
    const auto overlap = text::estimate(text.sketch, *other);
    candidates.push_back({std::max(overlap.resemblance(), overlap.containment()), number});
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& one, const Candidate& two) { return one.alike > two.alike; });
  std::vector<std::int64_t> clusters;
  for (const auto& [alike, number] : candidates) {
    const auto row = store.sketches().find(number);
    if (!row || std::find(clusters.begin(), clusters.end(), row->cluster) != clusters.end()) continue;
    if (text.is_copy_of(Text(store, row->article, row->bytes))) clusters.push_back(row->cluster);
  }
  return clusters;
}

void Clusters::put(store::Store& store, const core::ArticleId& id, const std::string& bytes,
                   std::vector<std::int64_t> clusters) {
  auto& sketches = store.sketches();
  std::optional<std::int64_t> joined;
  if (!clusters.empty()) {
    std::vector<std::vector<store::SketchRow>> members;
    for (const auto cluster : clusters) {
      // The usual case needs no list: one cluster, which nobody leaves.
      members.push_back(clusters.size() > 1 ? sketches.members(cluster) : std::vector<store::SketchRow>());
    }
    // The largest keeps its number: fewer articles have to be indexed again.
    std::size_t largest = 0;
    for (std::size_t i = 1; i < members.size(); ++i)
      if (members[i].size() > members[largest].size()) largest = i;
    joined = clusters[largest];
    for (const auto& each : members)
      for (const auto& row : each)
        if (row.cluster != *joined) move(store, row, *joined);
  }
  auto& table = keys(store);
  if (joined) ++copies_;
  last_ = sketches.add(id, bytes, joined);
  placed_[id] = joined.value_or(last_);
  last_hash_ = text::stable_hash(bytes);
  if (const text::Sketch* made = sketch(store, last_)) table.add(last_, made->keys, Brief(*made).bits());
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

void Clusters::place_article(store::Store& store, const store::Unplaced& article, const Known& known) {
  const auto old = store.sketches().of(article.article);
  if (!article.living) {
    if (old) take_out(store, *old);
    return;
  }
  const auto made = known.find(article.article);
  std::string bytes;
  if (made != known.end() && !article.corrected) bytes = made->second;
  else if (const auto record = store.find(article.article)) bytes = sketch_of(record->article);
  if (old && old->bytes == bytes) return;
  if (old) take_out(store, *old);
  put(store, article.article, bytes, clusters_of(store, Text(store, article.article, bytes)));
}

bool Clusters::place_some(store::Store& store, const Known& known, store::ChangeNumber until) {
  auto& sketches = store.sketches();
  store::ChangeNumber last = 0;
  const auto articles = sketches.changed_after(sketches.placed(), some_changes, last);
  for (const auto& article : articles) place_article(store, article, known);
  // What moved is in the log behind; it was placed by that.
  if (last >= until) last = store.last_change();
  sketches.set_placed(last);
  return last < until;
}

void Clusters::place(store::Store& store, const Known& known) {
  const auto until = store.last_change();
  placed_.clear();
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
