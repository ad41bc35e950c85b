// SPDX-License-Identifier: GPL-3.0-or-later
#include "deflate.hpp"

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
