// SPDX-License-Identifier: GPL-3.0-or-later
#include "key_table.hpp"

#include <algorithm>
#include <utility>

namespace archive::ingest {
namespace {

std::size_t bucket_of(std::uint32_t key, std::size_t buckets) { return (key * 0x9E3779B1u) & (buckets - 1); }

}  // namespace

KeyTable::KeyTable(std::filesystem::path file, const std::function<std::uint64_t(std::int64_t)>& confirm)
    : file_(std::move(file)), saved_(file_), heads_(1 << 10) {
  const auto& [last, hash] = saved_.tag();
  if (last > 0 && confirm(last) != hash) saved_ = PairFile({});
}

void KeyTable::grow() {
  heads_.assign(heads_.size() * 2, 0);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    auto& head = heads_[bucket_of(entries_[i].key, heads_.size())];
    entries_[i].next = std::exchange(head, i + 1);
  }
}

void KeyTable::add(std::int64_t number, std::span<const std::uint32_t> keys, const Mark& mark) {
  for (const auto key : keys) {
    if (entries_.size() >= heads_.size()) grow();
    auto& head = heads_[bucket_of(key, heads_.size())];
    entries_.push_back({key, static_cast<std::uint32_t>(number), head});
    head = static_cast<std::uint32_t>(entries_.size());
  }
  const auto place = static_cast<std::size_t>(number) - saved_.marks().size();  // from 1 on
  if (marks_.size() < place) marks_.resize(place);
  marks_[place - 1] = mark;
  ++unsaved_;
}

const Mark* KeyTable::place_of_mark(std::uint32_t number) const {
  const auto saved = saved_.marks();
  if (number == 0 || number > saved.size() + marks_.size()) return nullptr;
  return number <= saved.size() ? &saved[number - 1] : &marks_[number - saved.size() - 1];
}

Mark KeyTable::mark_of(std::uint32_t number) const {
  const Mark* place = place_of_mark(number);
  return place != nullptr ? *place : Mark{};
}

void KeyTable::fetch_mark(std::uint32_t number) const { __builtin_prefetch(place_of_mark(number)); }

void KeyTable::find(std::span<const std::uint32_t> keys, std::uint32_t below, std::size_t most,
                    std::vector<Found>& found) const {
  struct Walk {
    std::uint32_t place, at;
    std::size_t left;
  };
  // Each step of a walk waits for memory; side by side they wait for it together.
  std::vector<Walk> walks;
  walks.reserve(keys.size());
  for (const auto key : keys) __builtin_prefetch(&heads_[bucket_of(key, heads_.size())]);
  for (std::uint32_t place = 0; place < keys.size(); ++place) {
    const auto key = keys[place];
    const auto at = heads_[bucket_of(key, heads_.size())];
    if (at == 0) {
      find_saved(keys, place, most, found);
      continue;
    }
    __builtin_prefetch(&entries_[at - 1]);
    walks.push_back({place, at, most});
  }
  while (!walks.empty()) {
    std::size_t kept = 0;
    for (Walk walk : walks) {
      const Entry& entry = entries_[walk.at - 1];
      if (entry.key == keys[walk.place] && entry.number < below) {
        found.push_back({walk.place, entry.number});
        --walk.left;
      }
      walk.at = entry.next;
      if (walk.at != 0 && walk.left > 0) {
        __builtin_prefetch(&entries_[walk.at - 1]);
        walks[kept++] = walk;
      } else if (walk.left > 0) {
        find_saved(keys, walk.place, walk.left, found);
      }
    }
    walks.resize(kept);
  }
}

void KeyTable::find_saved(std::span<const std::uint32_t> keys, std::uint32_t place, std::size_t most,
                          std::vector<Found>& found) const {
  std::vector<std::uint32_t> numbers;
  saved_.find(keys[place], most, numbers);
  for (const auto number : numbers) found.push_back({place, number});
}

void KeyTable::save(std::int64_t last, std::uint64_t hash) {
  std::vector<Pair> fresh;
  fresh.reserve(entries_.size());
  for (const auto& entry : entries_) fresh.push_back(Pair{entry.key} << 32 | entry.number);
  std::sort(fresh.begin(), fresh.end());
  write_pairs(file_, saved_, fresh, marks_, {last, hash});
  saved_ = PairFile(file_);
  marks_.clear();
  entries_.clear();
  heads_.assign(1 << 10, 0);
  unsaved_ = 0;
}

}  // namespace archive::ingest
