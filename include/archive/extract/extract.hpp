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
enum class Format { Text, Jsonl, Html };

/// What the user says of an article, which overrides what the document says. Empty means not said.
struct Overrides {
  std::string title, source, url, section;
  std::optional<core::Day> date;
  std::vector<std::string> authors, tags;
};

/// What is known of a document from outside it.
struct Context {
  Overrides overrides;
  std::string charset;                 ///< declared encoding, or empty
  std::optional<core::Moment> capture;  ///< anchor and upper limit of dates; never a candidate itself
};

/// Limits against hostile input (bytes unless said otherwise).
struct Limits {
  std::size_t input = 64u << 20;
  std::size_t body = 8u << 20;
  std::size_t line = 8u << 20;
  std::size_t field = 64u << 10;
  std::size_t tag = 256;
  unsigned depth = 512;  ///< levels of nesting
};

/// The format a file name's ending or the first bytes of a document tell; Text when nothing else does.
[[nodiscard]] Format detect_format(std::string_view name, std::string_view head);

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

/// Reads one document of a format; a line of it for Jsonl. Throws as the reader of the format does.
[[nodiscard]] core::Article read_document(Format format, std::string_view bytes, const Context& context,
                                          const Limits& limits = {});

}  // namespace archive::extract
