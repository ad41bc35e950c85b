// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidates.hpp"

#include <algorithm>

#include "copies.hpp"

namespace archive::ingest {
namespace {

constexpr std::size_t most_alike = 256;

/// Sketches read for one article, and texts compared at most: those that share the most keys with it, a key counting the more
/// the fewer have it. At a million articles that repeat one another's paragraphs some thousand share two, and reading them
/// took more time than all else of an import. A copy shares nearly all, and is ahead of what is only written to one template.
constexpr std::size_t most_read = 40;

/// Sketches that need not be asked of the store: those of the last articles, mostly. Some 300 bytes each, for each thread.
constexpr std::size_t most_recent = 16'384;

/// Few articles look at few of them, and should not have to clear the memory of all.
constexpr std::size_t recent_part = 32;

}  // namespace

const text::Sketch* FreshSketches::find(std::int64_t number) const {
  const auto found = std::lower_bound(sketches_.begin(), sketches_.end(), number,
                                      [](const auto& one, std::int64_t wanted) { return one.first < wanted; });
  return found != sketches_.end() && found->first == number ? &found->second : nullptr;
}

const text::Sketch* CandidateFinder::read(std::int64_t number, const FreshSketches& fresh) {
  if (const text::Sketch* known = fresh.find(number)) return known;
  if (!remembers_) return fetch(number, only_) ? &only_ : nullptr;
  recent_.resize(most_recent / recent_part);
  const auto place = static_cast<std::size_t>(number) % most_recent;
  auto& part = recent_[place / recent_part];
  part.resize(recent_part);
  auto& [remembered, sketch] = part[place % recent_part];
  if (remembered == number) return &sketch;
  const bool there = fetch(number, sketch);
  remembered = there ? number : 0;
  return there ? &sketch : nullptr;
}

bool CandidateFinder::fetch(std::int64_t number, text::Sketch& sketch) {
  if (store_ == nullptr) store_ = &own_.emplace(store::Store::open(archive_, store::Mode::Read));
  return store_->sketches().read_bytes(number, bytes_) && text::unpack(bytes_, sketch);
}

std::vector<std::uint32_t> CandidateFinder::near(std::int64_t number, const text::Sketch& sketch,
                                                 const KeyTable& keys) {
  found_.clear();
  keys.find(sketch.keys, static_cast<std::uint32_t>(number), most_alike, found_);
  std::vector<std::uint32_t> holders(sketch.keys.size());
  for (const auto& each : found_) ++holders[each.key];
  // What so many have that the oldest of them were not found.
  std::vector<std::uint32_t> crowded;
  for (std::size_t i = 0; i < holders.size(); ++i)
    if (holders[i] == most_alike) crowded.push_back(sketch.keys[i]);
  // One 3-gram is shared by chance; texts of one 3-gram have no second.
  const std::size_t least = std::min<std::size_t>(2, sketch.keys.size());
  auto& sharing = nearest_.sharing(found_, holders, most_alike, least);
  const Brief brief(sketch);
  const auto may_be_copy = [&](const Nearest::Near& other) {
    const Brief its(keys.mark_of(other.number));
    const auto more =
        std::count_if(crowded.begin(), crowded.end(), [&](std::uint32_t key) { return its.may_have(key); });
    return may_be_copies(brief, its, other.certain + static_cast<std::size_t>(more));
  };
  for (const auto& other : sharing) keys.fetch_mark(other.number);
  std::erase_if(sharing, [&](const Nearest::Near& other) { return !may_be_copy(other); });
  return Nearest::nearest(sharing, most_read);
}

std::vector<std::int64_t> CandidateFinder::before(std::int64_t number, const KeyTable& keys,
                                                  const FreshSketches& fresh) {
  const text::Sketch* sketch = fresh.find(number);
  if (sketch == nullptr) return {};
  struct Candidate {
    double alike;
    std::int64_t number;
  };
  std::vector<Candidate> candidates;
  for (const auto other : near(number, *sketch, keys)) {
    const text::Sketch* its = read(other, fresh);
    if (its == nullptr || !may_be_copies(*sketch, *its)) continue;
    const auto overlap = text::estimate(*sketch, *its);
    candidates.push_back({std::max(overlap.resemblance(), overlap.containment()), other});
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& one, const Candidate& two) { return one.alike > two.alike; });
  std::vector<std::int64_t> numbers;
  numbers.reserve(candidates.size());
  for (const auto& candidate : candidates) numbers.push_back(candidate.number);
  remembers_ = true;
  return numbers;
}

}  // namespace archive::ingest
