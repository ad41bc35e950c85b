// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>

#include "archive/core/error.hpp"
#include "archive/extract/extract.hpp"
#include "archive/text/decode.hpp"
#include "archive/text/utf8.hpp"
#include "ascii.hpp"
#include "csv.hpp"
#include "front_matter.hpp"

namespace archive::extract {
namespace {

/// How far behind the brace the first key of an object may begin.
constexpr std::size_t key_distance = 16;

constexpr std::size_t longest_header = 1000;  // bytes of a line that may head a table

constexpr std::array<std::pair<std::string_view, Format>, 15> endings{{{".jsonl", Format::Jsonl},
                                                                       {".ndjson", Format::Jsonl},
                                                                       {".html", Format::Html},
                                                                       {".htm", Format::Html},
                                                                       {".xhtml", Format::Html},
                                                                       {".md", Format::Markdown},
                                                                       {".markdown", Format::Markdown},
                                                                       {".csv", Format::Csv},
                                                                       {".tsv", Format::Csv},
                                                                       {".tab", Format::Csv},
                                                                       {".rss", Format::Feed},
                                                                       {".atom", Format::Feed},
                                                                       {".eml", Format::Mail},
                                                                       {".mbox", Format::Mail},
                                                                       {".warc", Format::Warc}}};

/// Whether the bytes are of a container or packed, whatever the name says: no document begins so.
bool begins_container(std::string_view head) {
  using namespace std::string_view_literals;
  constexpr std::size_t tar_mark = 257;
  for (const auto mark : {"\x1F\x8B"sv, "\x28\xB5\x2F\xFD"sv, "PK\x03\x04"sv, "PK\x05\x06"sv, "7z\xBC\xAF\x27\x1C"sv,
                          "\xFD"
                          "7zXZ\0"sv,
                          "BZh9"sv, "BZh1"sv})
    if (head.starts_with(mark)) return true;
  return head.size() > tar_mark && head.substr(tar_mark).starts_with("ustar");
}

/// Whether the first tag, behind comments, an XML declaration and a document type, has one of the names.
bool begins_with_tag(std::string_view head, std::initializer_list<std::string_view> tags) {
  for (;;) {
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    for (const std::string_view tag : tags) {
      if (!begins_with_any_case(head, tag)) continue;
      const auto after = head.substr(tag.size(), 1);
      if (after.empty() || after.find_first_of(" \t\r\n>/") == 0) return true;
    }
    const bool comment = head.starts_with("<!--");
    // A document type may hold declarations, and end with a bracket.
    if (!comment && !head.starts_with("<?") && !head.starts_with("<!") && !head.starts_with("]>")) return false;
    const std::string_view close = comment ? "-->" : ">";
    const auto end = head.find(close);
    if (end == head.npos) return false;
    head.remove_prefix(end + close.size());
  }
}

bool begins_json_line(std::string_view head) {
  const auto brace = head.find_first_not_of(" \t\r\n");
  if (brace == head.npos || head[brace] != '{') return false;
  const auto key = head.find_first_not_of(" \t\r\n", brace + 1);
  return key != head.npos && head[key] == '"' && key - brace <= key_distance;
}

/// Whether the first line is a header of articles, and a row follows.
bool begins_table(std::string_view head) {
  const auto line = head.substr(0, head.find('\n'));
  if (line.size() == head.size() || line.size() > longest_header) return false;
  std::string_view rest = head;
  const auto columns = read_header(take_row(rest, separator_of(head)));
  const auto known = std::count_if(columns.begin(), columns.end(), [](const auto& field) { return field.has_value(); });
  return known >= 2 && is_of_articles(columns);
}

/// Whether the first lines are headers of a mail, or the line that begins a mailbox and these behind it.
bool begins_mail(std::string_view head) {
  if (head.starts_with("From ")) head.remove_prefix(std::min(head.find('\n') + 1, head.size()));
  bool from = false, dated = false, sent = false;
  while (!head.empty()) {
    auto line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(head.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    const auto colon = line.find(':');
    const bool goes_on = line.front() == ' ' || line.front() == '\t';
    if (!goes_on && (colon == line.npos || line.substr(0, colon).find(' ') != line.npos)) return false;
    from = from || begins_with_any_case(line, "from:");
    dated = dated || begins_with_any_case(line, "date:") || begins_with_any_case(line, "subject:");
    for (const auto* name : {"message-id:", "mime-version:", "received:", "return-path:", "to:", "delivered-to:"})
      sent = sent || begins_with_any_case(line, name);
  }
  return from && dated && sent;
}

bool is_utf16(std::string_view head) { return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"); }

/// A head of UTF-16 as UTF-8; empty where it cannot be decoded.
std::string readable(std::string_view head) {
  try {
    return text::decode(head.substr(0, head.size() / 2 * 2)).text;
  } catch (const core::InputError&) {
    return {};
  }
}

using namespace std::string_view_literals;

/// Endings of files that lie beside documents; sorted.
constexpr std::array never_endings{"avif"sv, "bmp"sv, "css"sv,  "db"sv,   "eot"sv, "gif"sv,  "ico"sv,  "ini"sv,
                                   "jpeg"sv, "jpg"sv, "js"sv,   "m4a"sv,  "map"sv, "mjs"sv,  "mov"sv,  "mp3"sv,
                                   "mp4"sv,  "ogg"sv, "otf"sv,  "png"sv,  "svg"sv, "swf"sv,  "tif"sv,  "tiff"sv,
                                   "ttf"sv,  "wav"sv, "webm"sv, "webp"sv, "wmv"sv, "woff"sv, "woff2"sv};

}  // namespace

Format detect_format(std::string_view name, std::string_view head) {
  if (is_utf16(head)) return detect_format(name, readable(head));
  // A DOCX file is a zip file that begins with this entry.
  constexpr std::size_t zip_name = 30;
  const bool is_document = head.size() > zip_name && head.substr(zip_name).starts_with("[Content_Types].xml");
  if (head.starts_with("PK") && (is_document || ends_with_any_case(name, ".docx"))) return Format::Docx;
  if (begins_container(head)) return Format::Container;
  if (head.starts_with("%PDF-")) return Format::Pdf;
  for (const auto& [ending, format] : endings)
    if (ends_with_any_case(name, ending)) return format;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (begins_with_tag(head, {"<!doctype html", "<html", "<head"})) return Format::Html;
  if (begins_with_tag(head, {"<rss", "<feed", "<rdf:rdf"})) return Format::Feed;
  if (begins_json_line(head)) return Format::Jsonl;
  if (head.starts_with("WARC/1.")) return Format::Warc;
  // A text is what its name says, whatever its first lines look like.
  if (ends_with_any_case(name, ".txt")) return Format::Text;
  if (begins_mail(head)) return Format::Mail;
  head = head.substr(0, text::first_malformed(head));
  if (const auto front = read_front_matter(head); front && !front->entries.empty()) return Format::Markdown;
  if (begins_table(head)) return Format::Csv;
  return Format::Text;
}

bool is_never_document(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == name.npos || name.find('/', dot) != name.npos) return false;
  std::string ending(name.substr(dot + 1));
  std::transform(ending.begin(), ending.end(), ending.begin(), lower);
  return std::binary_search(never_endings.begin(), never_endings.end(), std::string_view(ending));
}

}  // namespace archive::extract
