// SPDX-License-Identifier: GPL-3.0-or-later
#include "pair_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "archive/core/error.hpp"
#include "archive/core/mapped_file.hpp"
#include "archive/core/write_all.hpp"
#include "archive/store/backup.hpp"

namespace archive::ingest {
namespace {

/// The first page; the pairs begin behind it, and on a page of their own the marks and then the first keys of blocks.
struct Header {
  std::array<char, 8> magic{};
  PairFile::Tag tag;
  std::uint64_t count = 0;
  std::uint64_t marks = 0;
};
constexpr std::array<char, 8> magic{'c', 'o', 'p', 'i', 'e', 's', '0', '6'};
constexpr std::uint64_t page = 4'096;
constexpr std::uint64_t block = 128;  ///< pairs: less to copy for each look-up, and one first key in memory for each
static_assert(page % (block * sizeof(Pair)) == 0);

std::uint64_t blocks_of(std::uint64_t count) { return (count + block - 1) / block; }
std::uint64_t firsts_at(std::uint64_t count) { return page * (1 + (count * sizeof(Pair) + page - 1) / page); }
std::uint32_t key_of(Pair pair) { return static_cast<std::uint32_t>(pair >> 32); }

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw core::Error(core::Status::Damaged, file.string() + ": " + core::reason_of(errno),
                    core::tr("check space and permissions there"));
}

/// A file written in large pieces.
class Writer {
 public:
  explicit Writer(const std::filesystem::path& file)
      : file_(file), descriptor_(open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) fail(file_);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    if (descriptor_ >= 0) close(descriptor_);
  }

  template <typename T>
  void put(const T& value) {
    const auto* from = reinterpret_cast<const char*>(&value);
    buffer_.insert(buffer_.end(), from, from + sizeof value);
    if (buffer_.size() >= std::size_t{1} << 20) flush();
  }
  void fill_page() {
    const std::uint64_t filled = (written_ + buffer_.size()) % page;
    if (filled > 0) buffer_.resize(buffer_.size() + page - filled);
  }
  void finish() {
    flush();
    if (fsync(descriptor_) != 0) fail(file_);
  }

 private:
  void flush() {
    if (!core::write_all(descriptor_, {buffer_.data(), buffer_.size()})) fail(file_);
    written_ += buffer_.size();
    buffer_.clear();
  }

  std::filesystem::path file_;
  int descriptor_;
  std::uint64_t written_ = 0;
  std::vector<char> buffer_;
};

}  // namespace

PairFile::PairFile(const std::filesystem::path& file) : file_(file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  if (open_whole(descriptor)) descriptor_ = descriptor;
  else close(descriptor);
}

bool PairFile::open_whole(int descriptor) {
  struct stat status {};
  Header header;
  if (fstat(descriptor, &status) != 0 || pread(descriptor, &header, sizeof header, 0) != sizeof header) return false;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (header.magic != magic || header.tag.last <= 0 || header.count == 0 || header.count > size / sizeof(Pair) ||
      header.marks > size / sizeof(Mark))
    return false;
  const std::uint64_t blocks = blocks_of(header.count), at = firsts_at(header.count);
  const std::uint64_t marks_size = header.marks * sizeof(Mark);
  if (size != at + marks_size + blocks * sizeof(std::uint32_t)) return false;
  mapped_ = core::MappedFile(descriptor);
  if (mapped_.bytes().size() != size) return false;
  marks_ = {reinterpret_cast<const Mark*>(mapped_.bytes().data() + at), header.marks};
  firsts_ = {reinterpret_cast<const std::uint32_t*>(marks_.data() + marks_.size()), blocks};
  tag_ = header.tag;
  count_ = header.count;
  return true;
}

PairFile::PairFile(PairFile&& other) noexcept { *this = std::move(other); }

PairFile& PairFile::operator=(PairFile&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(tag_, other.tag_);
  std::swap(count_, other.count_);
  std::swap(mapped_, other.mapped_);
  std::swap(firsts_, other.firsts_);
  std::swap(marks_, other.marks_);
  return *this;
}

PairFile::~PairFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::span<const Pair> PairFile::read(std::uint64_t first, std::span<Pair> into) const {
  const auto wanted = into.first(std::min<std::uint64_t>(into.size(), count_ - first));
  auto* to = reinterpret_cast<char*>(wanted.data());
  for (std::size_t done = 0; done < wanted.size_bytes();) {
    const auto at = static_cast<off_t>(page + first * sizeof(Pair) + done);
    const auto got = pread(descriptor_, to + done, wanted.size_bytes() - done, at);
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) errno = EIO;  // cut under our feet
    if (got <= 0) fail(file_);
    done += static_cast<std::size_t>(got);
  }
  return wanted;
}

void PairFile::find(std::uint32_t key, std::size_t most, std::vector<std::uint32_t>& numbers) const {
  constexpr std::uint64_t most_blocks = 4;  // at once
  std::array<Pair, most_blocks * block> buffer;
  const Pair bound = Pair{key} << 32 | UINT32_MAX;
  // All blocks before `end` begin with the key at most.
  auto end = static_cast<std::uint64_t>(std::upper_bound(firsts_.begin(), firsts_.end(), key) - firsts_.begin());
  while (end > 0 && most > 0) {
    // A block that begins with the key is not the first that has it. What is wanted may begin within a block.
    const auto wanted = std::min(most_blocks, most / block + 2);
    auto begin = end - 1;
    while (begin > 0 && end - begin < wanted && firsts_[begin] == key) --begin;
    const auto pairs = read(begin * block, std::span(buffer).first((end - begin) * block));
    auto last = std::upper_bound(pairs.begin(), pairs.end(), bound);
    for (; last != pairs.begin() && most > 0 && key_of(*(last - 1)) == key; --last, --most)
      numbers.push_back(static_cast<std::uint32_t>(*(last - 1)));
    if (last != pairs.begin()) return;  // what is below has other keys
    end = begin;
  }
}

void PairFile::for_each(const std::function<void(Pair)>& take) const {
  std::vector<Pair> buffer(block * 64);
  for (std::uint64_t first = 0; first < count_;) {
    const auto pairs = read(first, buffer);
    for (const Pair pair : pairs) take(pair);
    first += pairs.size();
  }
}

void PairFile::rest() const { mapped_.rest(); }

void write_pairs(const std::filesystem::path& file, const PairFile& old, std::span<const Pair> fresh,
                 std::span<const Mark> marks, const PairFile::Tag& tag) {
  auto beside = file;
  beside += ".new";
  {
    Writer writer(beside);
    std::vector<std::uint32_t> firsts;
    std::uint64_t count = 0;
    const auto put = [&](Pair pair) {
      if (count++ % block == 0) firsts.push_back(key_of(pair));
      writer.put(pair);
    };
    writer.put(Header{magic, tag, old.size() + fresh.size(), old.marks().size() + marks.size()});
    writer.fill_page();
    auto next = fresh.begin();
    old.for_each([&](Pair pair) {
      for (; next != fresh.end() && *next < pair; ++next) put(*next);
      put(pair);
    });
    for (; next != fresh.end(); ++next) put(*next);
    writer.fill_page();
    for (const auto& mark : old.marks()) writer.put(mark);
    for (const auto& mark : marks) writer.put(mark);
    for (const auto first : firsts) writer.put(first);
    writer.finish();
  }
  std::filesystem::rename(beside, file);
  store::sync_directory(file.parent_path());
}

}  // namespace archive::ingest
