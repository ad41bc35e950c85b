// SPDX-License-Identifier: GPL-3.0-or-later
#include "key_table.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "archive/core/error.hpp"
#include "archive/store/backup.hpp"

namespace archive::ingest {
namespace {

/// What a file begins with. The machine's own numbers: it is never moved without the store, which can make it again.
struct Header {
  std::array<char, 8> magic{};
  std::int64_t last = 0;
  std::uint64_t hash = 0;
  std::uint64_t count = 0;
};
constexpr std::array<char, 8> magic{'c', 'o', 'p', 'i', 'e', 's', '0', '1'};

std::size_t bucket_of(std::uint32_t key, std::size_t buckets) { return (key * 0x9E3779B1u) & (buckets - 1); }

/// A file written in large pieces.
class PairWriter {
 public:
  explicit PairWriter(const std::filesystem::path& file)
      : file_(file), descriptor_(open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) fail();
  }
  PairWriter(const PairWriter&) = delete;
  PairWriter& operator=(const PairWriter&) = delete;
  ~PairWriter() {
    if (descriptor_ >= 0) close(descriptor_);
  }

  void put(const void* bytes, std::size_t size) {
    const auto* from = static_cast<const char*>(bytes);
    buffer_.insert(buffer_.end(), from, from + size);
    if (buffer_.size() >= std::size_t{1} << 20) flush();
  }
  void finish() {
    flush();
    if (fsync(descriptor_) != 0) fail();
  }

 private:
  void flush() {
    for (std::size_t at = 0; at < buffer_.size();) {
      const auto written = write(descriptor_, buffer_.data() + at, buffer_.size() - at);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail();
      at += static_cast<std::size_t>(written);
    }
    buffer_.clear();
  }
  [[noreturn]] void fail() const {
    throw core::Error(core::Status::Damaged, file_.string() + ": " + core::reason_of(errno),
                      core::tr("check space and permissions there"));
  }

  std::filesystem::path file_;
  int descriptor_;
  std::vector<char> buffer_;
};

}  // namespace

KeyTable::KeyTable(std::filesystem::path file, const std::function<std::uint64_t(std::int64_t)>& confirm)
    : file_(std::move(file)), heads_(1 << 10) {
  map();
  if (saved_ > 0 && confirm(saved_) != saved_hash_) unmap();
}

KeyTable::~KeyTable() { unmap(); }

void KeyTable::map() {
  const int descriptor = open(file_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  struct stat status {};
  if (fstat(descriptor, &status) == 0 && status.st_size >= static_cast<off_t>(sizeof(Header))) {
    mapped_size_ = static_cast<std::size_t>(status.st_size);
    mapped_ = mmap(nullptr, mapped_size_, PROT_READ, MAP_SHARED, descriptor, 0);
    if (mapped_ == MAP_FAILED) mapped_ = nullptr;
  }
  close(descriptor);
  if (mapped_ == nullptr) return;
  Header header;
  std::memcpy(&header, mapped_, sizeof header);
  const bool whole = header.magic == magic && header.last > 0 &&
                     header.count == (mapped_size_ - sizeof header) / sizeof(Pair) &&
                     (mapped_size_ - sizeof header) % sizeof(Pair) == 0;
  if (!whole) {
    unmap();
    return;
  }
  saved_ = header.last;
  saved_hash_ = header.hash;
  const auto* first = reinterpret_cast<const Pair*>(static_cast<const char*>(mapped_) + sizeof header);
  pairs_ = {first, header.count};
}

void KeyTable::unmap() {
  if (mapped_ != nullptr) munmap(mapped_, mapped_size_);
  mapped_ = nullptr;
  pairs_ = {};
  saved_ = 0;
}

void KeyTable::grow() {
  heads_.assign(heads_.size() * 2, 0);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    auto& head = heads_[bucket_of(entries_[i].key, heads_.size())];
    entries_[i].next = std::exchange(head, i + 1);
  }
}

void KeyTable::add(std::int64_t number, std::span<const std::uint32_t> keys) {
  for (const auto key : keys) {
    if (entries_.size() >= heads_.size()) grow();
    auto& head = heads_[bucket_of(key, heads_.size())];
    entries_.push_back({key, static_cast<std::uint32_t>(number), head});
    head = static_cast<std::uint32_t>(entries_.size());
  }
  ++unsaved_;
}

void KeyTable::find(std::span<const std::uint32_t> keys, std::size_t most, std::vector<std::uint32_t>& numbers) const {
  struct Walk {
    std::uint32_t key, at;
    std::size_t left;
  };
  // Each step of a walk waits for memory; side by side they wait for it together.
  std::vector<Walk> walks;
  walks.reserve(keys.size());
  for (const auto key : keys) __builtin_prefetch(&heads_[bucket_of(key, heads_.size())]);
  for (const auto key : keys) {
    const auto at = heads_[bucket_of(key, heads_.size())];
    if (at == 0) {
      find_saved(key, most, numbers);
      continue;
    }
    __builtin_prefetch(&entries_[at - 1]);
    walks.push_back({key, at, most});
  }
  while (!walks.empty()) {
    std::size_t kept = 0;
    for (Walk walk : walks) {
      const Entry& entry = entries_[walk.at - 1];
      if (entry.key == walk.key) {
        numbers.push_back(entry.number);
        --walk.left;
      }
      walk.at = entry.next;
      if (walk.at != 0 && walk.left > 0) {
        __builtin_prefetch(&entries_[walk.at - 1]);
        walks[kept++] = walk;
      } else if (walk.left > 0) {
        find_saved(walk.key, walk.left, numbers);
      }
    }
    walks.resize(kept);
  }
}

/// Keys are hashes: that they lie evenly, but for a thin end, tells where to look.
void KeyTable::find_saved(std::uint32_t key, std::size_t most, std::vector<std::uint32_t>& numbers) const {
  constexpr std::size_t few = 64;  // half a page of the processor's cache
  const Pair bound = Pair{key} << 32 | UINT32_MAX;
  std::size_t first = 0, last = pairs_.size();  // the first above the bound is in [first, last]
  for (int guesses = 0; guesses < 8 && last - first > few; ++guesses) {
    const double low = static_cast<double>(pairs_[first] >> 32), high = static_cast<double>(pairs_[last - 1] >> 32);
    if (high <= low) break;
    const double part = std::clamp((static_cast<double>(key) - low) / (high - low), 0.0, 1.0);
    const auto middle = first + static_cast<std::size_t>(part * static_cast<double>(last - first - 1));
    // A step beside the guess on either side, so that a good one leaves little.
    const std::size_t below = middle - std::min(middle - first, few / 4);
    const std::size_t above = std::min(middle + few / 4, last - 1);
    if (pairs_[below] > bound) last = below;
    else if (pairs_[above] <= bound) first = above;
    else first = below, last = above;
  }
  auto pair = std::upper_bound(pairs_.begin() + static_cast<std::ptrdiff_t>(first),
                               pairs_.begin() + static_cast<std::ptrdiff_t>(last), bound);
  for (; pair != pairs_.begin() && most > 0 && *(pair - 1) >> 32 == key; --pair, --most)
    numbers.push_back(static_cast<std::uint32_t>(*(pair - 1)));
}

void KeyTable::rest() {
  if (mapped_ != nullptr) madvise(mapped_, mapped_size_, MADV_DONTNEED);
}

void KeyTable::save(std::int64_t last, std::uint64_t hash) {
  std::vector<Pair> fresh;
  fresh.reserve(entries_.size());
  for (const auto& entry : entries_) fresh.push_back(Pair{entry.key} << 32 | entry.number);
  std::sort(fresh.begin(), fresh.end());
  auto beside = file_;
  beside += ".new";
  {
    PairWriter writer(beside);
    const Header header{magic, last, hash, pairs_.size() + fresh.size()};
    writer.put(&header, sizeof header);
    auto old = pairs_.begin();
    for (const Pair pair : fresh) {
      const auto end = std::lower_bound(old, pairs_.end(), pair);
      for (; old != end; ++old) writer.put(&*old, sizeof(Pair));
      writer.put(&pair, sizeof pair);
    }
    for (; old != pairs_.end(); ++old) writer.put(&*old, sizeof(Pair));
    writer.finish();
  }
  std::filesystem::rename(beside, file_);
  store::sync_directory(file_.parent_path());
  unmap();
  entries_.clear();
  heads_.assign(1 << 10, 0);
  unsaved_ = 0;
  map();
}

}  // namespace archive::ingest
