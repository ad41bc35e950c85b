// SPDX-License-Identifier: GPL-3.0-or-later
/// Containers made in memory, for tests: as simple as their formats allow.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace packing {

struct File {
  std::string name;
  std::string content;
  char type = '0';            ///< of tar: '0' a file, '2' a link, '3' a device
  std::uint64_t claimed = 0;  ///< the size it says it has, where that is not the one of its content
};

inline std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1u) != 0 ? 0xEDB88320u : 0u);
  }
  return ~crc;
}

/// Little-endian numbers.
inline std::string bytes_of(std::uint64_t value, int count) {
  std::string bytes;
  for (int i = 0; i < count; ++i) bytes += static_cast<char>(value >> 8 * i & 0xFF);
  return bytes;
}

/// A deflate stream (RFC 1951): stored blocks.
inline std::string stored(std::string_view bytes) {
  std::string result;
  constexpr std::size_t largest = 65'535;
  do {
    const auto block = bytes.substr(0, largest);
    bytes.remove_prefix(block.size());
    result += static_cast<char>(bytes.empty() ? 1 : 0);
    result += bytes_of(block.size(), 2) + bytes_of(~block.size(), 2);
    result += block;
  } while (!bytes.empty());
  return result;
}

/// A stored block of at most 65,535 bytes that another follows.
inline std::string stored_before(std::string_view bytes) {
  return '\0' + bytes_of(bytes.size(), 2) + bytes_of(~bytes.size(), 2) + std::string(bytes);
}

/// A deflate stream of one character again and again: 258 bytes in 13 bits.
inline std::string repeated(char c, std::size_t times) {
  std::string result;
  unsigned bits = 0, count = 0;
  const auto put = [&](unsigned value, unsigned size) {  // the lowest bit first
    bits |= value << count;
    for (count += size; count >= 8; count -= 8, bits >>= 8) result += static_cast<char>(bits & 0xFF);
  };
  const auto put_code = [&](unsigned code, unsigned size) {  // codes come with the highest bit first
    for (unsigned i = size; i > 0; --i) put(code >> (i - 1) & 1u, 1);
  };
  put(1, 1);
  put(1, 2);
  put_code(0x30u + static_cast<unsigned char>(c), 8);
  for (std::size_t i = 0; i < times; ++i) {
    put_code(0xC5, 8);
    put_code(0, 5);
  }
  put_code(0, 7);
  put(0, 7);
  return result;
}

inline std::string gzip_of(std::string_view deflated) {
  return std::string("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10) + std::string(deflated) + std::string(8, '\0');
}

inline std::string gzip(std::string_view bytes) {
  return std::string("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10) + stored(bytes) + bytes_of(crc32(bytes), 4) +
         bytes_of(bytes.size(), 4);
}

/// An entry of a zip file: deflated bytes and what they unpack to.
struct Deflated {
  std::string name;
  std::string packed;
  std::uint64_t size = 0;
  std::uint32_t crc = 0;
  std::uint32_t mode = 0100644;
};

inline std::string zip_of(const std::vector<Deflated>& files) {
  std::string result, directory;
  for (const Deflated& file : files) {
    const std::string common = bytes_of(20, 2) + bytes_of(0x800, 2) + bytes_of(8, 2) + bytes_of(0, 4) +
                               bytes_of(file.crc, 4) + bytes_of(file.packed.size(), 4) + bytes_of(file.size, 4) +
                               bytes_of(file.name.size(), 2) + bytes_of(0, 2);
    directory += "PK\x01\x02" + bytes_of(0x314, 2) + common + bytes_of(0, 6) + bytes_of(file.mode << 16, 4) +
                 bytes_of(result.size(), 4) + file.name;
    result += "PK\x03\x04" + common + file.name + file.packed;
  }
  return result + directory + "PK\x05\x06" + bytes_of(0, 4) + bytes_of(files.size(), 2) + bytes_of(files.size(), 2) +
         bytes_of(directory.size(), 4) + bytes_of(result.size(), 4) + bytes_of(0, 2);
}

inline Deflated deflated(const File& file) {
  return {file.name, stored(file.content), file.content.size(), crc32(file.content),
          file.type == '2' ? 0120777u : 0100644u};
}

inline std::string zip(const std::vector<File>& files) {
  std::vector<Deflated> packed;
  for (const File& file : files) packed.push_back(deflated(file));
  return zip_of(packed);
}

inline std::string tar(const std::vector<File>& files) {
  constexpr std::size_t block = 512;
  const auto octal = [](std::uint64_t value, int digits) {
    std::string text(static_cast<std::size_t>(digits), '0');
    for (int i = digits; i > 0; --i, value >>= 3)
      text[static_cast<std::size_t>(i - 1)] = static_cast<char>('0' + (value & 7));
    return text + '\0';
  };
  std::string result;
  for (const File& file : files) {
    std::string head = file.name;
    head.resize(100);
    head += octal(0644, 7) + octal(0, 7) + octal(0, 7) +
            octal(file.type != '0'    ? 0
                  : file.claimed != 0 ? file.claimed
                                      : file.content.size(),
                  11) +
            octal(0, 11) + "        " + file.type;
    head += file.type == '2' ? file.content : std::string();
    head.resize(257);
    head += std::string("ustar\0", 6) + "00";
    head.resize(block);
    unsigned sum = 0;
    for (const char c : head) sum += static_cast<unsigned char>(c);
    head.replace(148, 8, octal(sum, 6) + ' ');
    result += head;
    if (file.type == '0') result += file.content + std::string((block - file.content.size() % block) % block, '\0');
  }
  return result + std::string(2 * block, '\0');
}

}  // namespace packing
