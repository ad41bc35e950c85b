// SPDX-License-Identifier: GPL-3.0-or-later
#include "deflate.hpp"

#include <catch2/catch.hpp>

using namespace archive::index;

namespace {

/// Unpacks as Xapian 1.4 does: in pieces of 8 kB, and with no more bytes than the stream has it is at its end.
/// Returns nothing where Xapian would call the table corrupt.
std::string unpack(std::string_view bytes) {
  z_stream stream{};
  REQUIRE(::inflateInit2(&stream, -15) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  int status = Z_OK;
  while (status == Z_OK) {
    char piece[8192];
    stream.next_out = reinterpret_cast<Bytef*>(piece);
    stream.avail_out = sizeof piece;
    status = ::inflate(&stream, Z_SYNC_FLUSH);
    out.append(piece, sizeof piece - stream.avail_out);
    if (status == Z_OK && stream.avail_in == 0) status = Z_BUF_ERROR;
  }
  ::inflateEnd(&stream);
  return status == Z_STREAM_END ? out : std::string();
}

}  // namespace

TEST_CASE("what is compressed is read whole, wherever the pieces end in which Xapian unpacks it") {
  Deflater deflater;
  for (std::size_t size = 8000; size < 8600; ++size) {
    const std::string bytes(size, 'a');
    REQUIRE(unpack(deflater.compress(bytes)) == bytes);
  }
}

TEST_CASE("what would not be shorter is not compressed") {
  Deflater deflater;
  CHECK(deflater.compress("abcdefgh").empty());
  CHECK(deflater.compress("").empty());
}

TEST_CASE("a stream may store bytes as they are, in as many blocks as it takes") {
  for (const std::size_t size : {0U, 1U, 8192U, 65'535U, 65'536U, 200'000U}) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(i * 31 % 251);
    CHECK(unpack(stored(bytes)) == bytes);
  }
}
