// SPDX-License-Identifier: GPL-3.0-or-later
/// From the bytes of one document to an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/moment.hpp"

namespace archive::extract {

/// The kinds of document that are understood.
enum class Format {
  Text,
  Jsonl,
  Html,
  Markdown,
  Csv,        ///< comma, semicolon or tab between the cells
  Feed,       ///< RSS, Atom
  Mail,       ///< a mail, or a box of mails (mbox)
  Warc,       ///< web archive
  Pdf,        ///< read through a converter
  Docx,       ///< read through a converter
  Container,  ///< files in one: tar, zip, 7z; or packed: gzip, zstd, xz, bzip2
};

/// What the user says of an article, which overrides what the document says. Empty means not said.
struct Overrides {
  std::string title, source, url, section;
  std::optional<core::Day> date;
  std::vector<std::string> authors, tags;
};

/// The programs that turn documents into text; none where empty.
struct Converters {
  std::string pdf, docx;  ///< a name that `converters_for` gives
};

/// What is known of a document from outside it.
struct Context {
  Overrides overrides;
  std::string charset;                  ///< declared encoding, or empty
  std::optional<core::Moment> capture;  ///< anchor and upper limit of dates
  bool fetched = false;                 ///< captured from the web: the day of capture dates what nothing else dates
  std::string url;                      ///< address it was fetched from, for a page that tells none; or empty
  Converters converters;
};

/// Limits against hostile input (bytes unless said otherwise).
struct Limits {
  std::size_t input = 64u << 20;
  std::size_t body = 8u << 20;
  std::size_t line = 8u << 20;
  std::size_t field = 64u << 10;
  std::size_t tag = 256;
  unsigned depth = 512;              ///< levels of nesting
  std::size_t entries = 1'000'000;   ///< of one container or mailbox
  unsigned levels = 3;               ///< of containers in containers
  std::size_t ratio = 100;           ///< bytes unpacked for one that was packed...
  std::size_t unpacked = 16u << 20;  ///< ...beyond so many
  unsigned seconds = 10;             ///< a converter may take, and whoever reads a document should allow
};

/// What a document of that format is to others: "text/html", "text/csv"…
[[nodiscard]] const char* media_type(Format format);

/// Whether a media type (lower case, without parameters) is that of pages.
[[nodiscard]] bool is_page(std::string_view media_type);

/// The format a file name's ending or the first bytes of a document tell; Text when nothing else does.
[[nodiscard]] Format detect_format(std::string_view name, std::string_view head);

/// Whether a file of that name is what lies beside documents and never one itself: pictures, sounds, fonts, styles and
/// scripts of saved pages, what systems leave in directories. Only the name counts.
[[nodiscard]] bool is_never_document(std::string_view name);

/// Reads a plain text: title (first line that is no dateline), dateline, paragraphs; the boilerplate of copied web pages
/// goes to `removed`.
///
/// bytes    in any encoding (text/decode.hpp).
/// Throws core::InputError: empty, binary, undecodable, too-large, no-text.
[[nodiscard]] core::Article read_text(std::string_view bytes, const Context& context, const Limits& limits = {});

/// Reads one line of JSONL: an object with any of `id url title date body html source author section tags`.
///
/// Throws core::InputError: empty, malformed (with the byte and the reason), too-deep, too-large, no-text.
[[nodiscard]] core::Article read_jsonl_line(std::string_view line, const Context& context, const Limits& limits = {});

/// Reads a web page: title, authors, source, section, tags, address, language and days from what the page tells for
/// machines (JSON-LD, OpenGraph, microdata) and for readers; the text of the article, without menus, related links,
/// comments, captions and notices, of which those that stood inside it go to `removed`.
///
/// bytes    in any encoding; the page may declare it
/// Cost     linear in the page. Elements deeper than the limit are flattened.
/// Throws core::InputError: empty, binary, undecodable, too-large, no-text.
[[nodiscard]] core::Article read_html(std::string_view bytes, const Context& context, const Limits& limits = {});

/// Reads a Markdown text: what its front matter tells (the names of data/field_names.txt), its first heading, and its
/// text without the marks of Markdown, as `read_text` does.
///
/// Throws core::InputError: empty, binary, undecodable, too-large, no-text.
[[nodiscard]] core::Article read_markdown(std::string_view bytes, const Context& context, const Limits& limits = {});

/// Reads one row of a table: the header, and below it the row. Columns have the names of JSONL's keys, or others of
/// data/field_names.txt.
///
/// Throws core::InputError: empty, malformed, too-large, undecodable, no-text.
[[nodiscard]] core::Article read_csv_row(std::string_view bytes, const Context& context, const Limits& limits = {});

/// Reads one entry of a feed, with what the feed says of itself around it: the full content, else the summary; both
/// through the reader of pages where they are HTML.
///
/// Throws core::InputError: empty, malformed, too-deep, too-large, undecodable, no-text.
[[nodiscard]] core::Article read_feed_entry(std::string_view bytes, const Context& context, const Limits& limits = {});

/// Reads one mail: subject, sender, date, and its text, plain or HTML; files attached to it are passed over. What goes to
/// a list has a source and no author.
///
/// Throws core::InputError: empty, malformed, too-deep, too-large, undecodable, no-text.
[[nodiscard]] core::Article read_mail(std::string_view bytes, const Context& context, const Limits& limits = {});

/// Reads a PDF or DOCX file through the converter that the context names: a program of others, run without network and
/// with limits in an empty directory, whose text is then read as one of its format.
///
/// Throws core::InputError: converter-failed (none named, none installed, or it failed), too-large, no-text.
[[nodiscard]] core::Article read_converted(Format format, std::string_view bytes, const Context& context,
                                           const Limits& limits = {});

/// The converters that are known for a format.
[[nodiscard]] std::vector<std::string> converters_for(Format format);

/// Reads one document of a format (never Warc or Container, whose documents are of others), as `for_each_record` gives it. Throws as the reader of the format does. May be called
/// from several threads at once.
[[nodiscard]] core::Article read_document(Format format, std::string_view bytes, const Context& context,
                                          const Limits& limits = {});

}  // namespace archive::extract
