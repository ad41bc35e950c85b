// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/decode.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "archive/core/error.hpp"
#include "archive/text/utf8.hpp"
#include "charset.hpp"
#include "mojibake.hpp"
#include "utf16.hpp"

namespace archive::text {
namespace {

/// The signature of a kind of file that is not text.
struct Signature {
  std::string_view bytes;
  std::string_view name;
};

using namespace std::string_view_literals;

// From the specifications of the formats, as far as a text could not begin with the same bytes.
constexpr auto signatures = std::to_array<Signature>({
    {"%PDF-"sv, core::to_translate("a PDF document")},
    {"PK\x03\x04"sv, core::to_translate("a ZIP archive or office document")},
    {"\x7F"
     "ELF"sv,
     core::to_translate("an ELF program")},
    {"\x89PNG\r\n\x1A\n"sv, core::to_translate("a PNG image")},
    {"\xFF\xD8\xFF"sv, core::to_translate("a JPEG image")},
    {"GIF87a"sv, core::to_translate("a GIF image")},
    {"GIF89a"sv, core::to_translate("a GIF image")},
    {"II*\0"sv, core::to_translate("a TIFF image")},
    {"MM\0*"sv, core::to_translate("a TIFF image")},
    {"\x1F\x8B"sv, core::to_translate("gzip data")},
    {"\xFD"
     "7zXZ\0"sv,
     core::to_translate("xz data")},
    {"\x28\xB5\x2F\xFD"sv, core::to_translate("zstd data")},
    {"7z\xBC\xAF\x27\x1C"sv, core::to_translate("a 7z archive")},
    {"Rar!\x1A\x07"sv, core::to_translate("a RAR archive")},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, core::to_translate("an old office document")},
    {"SQLite format 3\0"sv, core::to_translate("an SQLite database")},
    {"OggS\0"sv, core::to_translate("an Ogg file")},
    {"\0asm"sv, core::to_translate("WebAssembly")},
    {"{\\rtf1"sv, core::to_translate("an RTF document")},
});

[[noreturn]] void refuse_binary(const core::Message& why) {
  throw core::InputError("binary", core::tr("this is no text: {}", why));
}

void check_signature(std::string_view bytes) {
  for (const Signature& signature : signatures)
    if (bytes.starts_with(signature.bytes)) refuse_binary({core::translated(signature.name), signature.name});
}

/// Refuses bytes with more controls than a text has. One in fifty is far above what damaged texts show and far below
/// the one in nine of compressed data; four NUL in a row are padding, which only containers and damaged files have.
void check_controls(std::string_view bytes) {
  std::size_t controls = 0;
  const auto is_control = [](unsigned char byte) { return byte < 9 || (byte > 13 && byte < 32 && byte != 27); };
  for (std::size_t at = 0; at < bytes.size();) {
    if (at + 8 <= bytes.size()) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, bytes.data() + at, 8);
      // The subtraction borrows from the high bit of a byte below 32; one beyond ASCII has that bit anyway.
      constexpr std::uint64_t each = 0x0101010101010101U;
      if (((eight - each * 32) & ~eight & each * 0x80) == 0) {
        at += 8;
        continue;
      }
    }
    controls += is_control(static_cast<unsigned char>(bytes[at++])) ? 1 : 0;
  }
  if (controls == 0) return;
  if (controls * 50 > bytes.size() || bytes.find("\0\0\0\0"sv) != bytes.npos)
    refuse_binary(core::tr("{} control characters in {} bytes", core::count(controls), core::count(bytes.size())));
}

bool is_blank(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

/// Cleans the text; refuses one without any visible character.
Decoded finish(std::string_view text, std::string_view charset, std::string_view how) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = code_point_at(text, at);
    if (!is_blank(point.value)) break;
    at += point.size;
  }
  if (at == text.size()) throw core::InputError("empty", core::tr("there is no text, only white space"));
  return {clean(text), std::string(charset), std::string(how)};
}

Decoded decode_utf16(std::string_view bytes, Utf16 kind, std::string_view how) {
  const auto text = utf16_to_utf8(bytes, kind);
  if (!text) throw core::InputError("undecodable", core::tr("malformed {}", name_of(kind)));
  check_controls(*text);
  return finish(*text, name_of(kind), how);
}

/// Whether bytes that are no valid UTF-8 are nevertheless meant as such: most runs of bytes beyond ASCII are valid. In
/// other encodings a valid sequence is a rare accident (an apostrophe and an accent in MacRoman).
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t valid = 0, wrong = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t bad = at + first_malformed(bytes.substr(at));
    for (; at < bad; ++at) valid += static_cast<unsigned char>(bytes[at]) >= 0xC0;
    if (at == bytes.size()) break;
    ++wrong;
    do ++at;
    while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80);
  }
  return valid > 2 * wrong;
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view declared) {
  if (bytes.empty()) throw core::InputError("empty", core::tr("there is no text: 0 bytes"));
  check_signature(bytes);
  if (const auto kind = utf16_mark(bytes)) return decode_utf16(bytes.substr(mark_size(*kind)), *kind, "bom");
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  if (marked) bytes.remove_prefix(3);
  if (const auto kind = guess_utf16(bytes)) return decode_utf16(bytes, *kind, "detected");
  check_controls(bytes);

  const std::size_t malformed = first_malformed(bytes);
  if (malformed == bytes.size()) {
    if (const auto repaired = repair_mojibake(bytes)) return finish(*repaired, "utf-8", "repaired");
    return finish(bytes, "utf-8", marked ? "bom" : "valid");
  }
  if (marked || is_damaged_utf8(bytes))
    throw core::InputError("undecodable", core::tr("malformed UTF-8 at byte {}", malformed));
  if (const auto charset = known_charset(declared))
    if (const auto text = convert(bytes, *charset)) return finish(*text, *charset, "declared");
  if (const auto found = detect_charset(bytes))
    if (const auto text = convert(bytes, *found)) return finish(*text, *found, "detected");
  throw core::InputError("undecodable", core::tr("no encoding fits; as UTF-8 it is malformed at byte {}", malformed));
}

}  // namespace archive::text
