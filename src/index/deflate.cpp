// SPDX-License-Identifier: GPL-3.0-or-later
#include "deflate.hpp"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <new>

namespace archive::index {
namespace {

/// Short lists: the lowest level takes a third of the time of zlib's own choice, which Xapian uses.
constexpr int level = 1;

/// A window of 8 kB and small tables, which are cleared for each list.
constexpr int raw_window = -13, memory = 6;

/// Xapian unpacks in pieces of 8 kB. When one is full and no byte of the stream is left, it takes the stream for cut, though a
/// repetition may have more to give (CompressionStream::decompress_chunk in 1.4.22). An empty block at the end, of which the
/// text needs nothing, keeps bytes left.
constexpr std::size_t piece_bytes = 8192;

constexpr std::size_t largest = std::size_t{64} << 20;  // bytes unpacked; a record is of a body of 8 MB at most
constexpr std::size_t stored_head = 5;                  // bytes before what a stored block holds

[[noreturn]] void damaged() { throw Xapian::DatabaseCorruptError("an entry of the index cannot be unpacked"); }

/// Whether a stream is one block that stored() made.
bool is_one_stored(std::string_view stream) {
  if (stream.size() < stored_head || stream[0] != '\1') return false;
  const auto at = [stream](std::size_t i) { return std::size_t{static_cast<unsigned char>(stream[i])}; };
  const std::size_t size = at(1) | at(2) << 8, inverse = at(3) | at(4) << 8;
  return size == stream.size() - stored_head && (size ^ inverse) == 0xFFFF;
}

}  // namespace

std::string stored(std::string_view bytes) {
  constexpr std::size_t longest_block = 0xFFFF;
  std::string out;
  out.reserve(bytes.size() + 5 * (bytes.size() / longest_block + 1));
  bool last = false;
  while (!last) {
    const auto block = bytes.substr(0, longest_block);
    bytes.remove_prefix(block.size());
    last = bytes.empty();
    out += last ? '\1' : '\0';
    for (const auto length : {block.size(), ~block.size()}) {  // each with its lower byte first
      out += static_cast<char>(length);
      out += static_cast<char>(length >> 8);
    }
    out += block;
  }
  return out;
}

std::string_view inflate(std::string_view stream, std::string& out) {
  if (is_one_stored(stream)) return stream.substr(stored_head);
  z_stream unpacking{};
  if (::inflateInit2(&unpacking, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, decltype(&::inflateEnd)> end(&unpacking, &::inflateEnd);
  unpacking.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(stream.data()));
  unpacking.avail_in = static_cast<uInt>(stream.size());
  for (int status = Z_OK; status != Z_STREAM_END;) {
    const std::size_t have = unpacking.total_out;
    if (have > largest) damaged();
    if (have == out.size()) out.resize(std::max(piece_bytes, 2 * have));
    unpacking.next_out = reinterpret_cast<Bytef*>(out.data() + have);
    unpacking.avail_out = static_cast<uInt>(out.size() - have);
    status = ::inflate(&unpacking, Z_NO_FLUSH);
    if (status != Z_OK && status != Z_STREAM_END) damaged();
  }
  return std::string_view(out).substr(0, unpacking.total_out);
}

Deflater::Deflater() {
  if (::deflateInit2(&stream_, level, Z_DEFLATED, raw_window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
}

Deflater::~Deflater() { ::deflateEnd(&stream_); }

std::string_view Deflater::compress(std::string_view bytes) {
  out_.resize(bytes.size());
  ::deflateReset(&stream_);
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream_.avail_in = static_cast<uInt>(bytes.size());
  stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
  stream_.avail_out = static_cast<uInt>(out_.size());
  if (bytes.size() >= piece_bytes) ::deflate(&stream_, Z_SYNC_FLUSH);
  const bool whole = ::deflate(&stream_, Z_FINISH) == Z_STREAM_END;
  if (!whole || stream_.total_out >= bytes.size()) return {};
  return {out_.data(), stream_.total_out};
}

}  // namespace archive::index
