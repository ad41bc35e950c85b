// SPDX-License-Identifier: GPL-3.0-or-later
/// A text from outside that is HTML or plain: the content of a feed's entry, the body of a mail.
#pragma once

#include <string>
#include <string_view>

#include "archive/core/article.hpp"
#include "archive/extract/extract.hpp"
#include "publication.hpp"

namespace archive::extract {

/// Reads the text of an article, through the reader of pages where it holds tags or references; the days it tells are
/// held against those known.
///
/// text  clean UTF-8
void read_fragment(core::Article& article, std::string_view text, const Publication& publication,
                   const Context& context, const Limits& limits);

/// Whether a text is written in HTML.
[[nodiscard]] bool looks_like_html(std::string_view text);

/// Without what stands in angle brackets; for titles.
[[nodiscard]] std::string without_tags(std::string_view text);

/// The encoding an XML declaration names, else the one declared outside.
[[nodiscard]] std::string declared_xml_charset(std::string_view bytes, const Context& context);

}  // namespace archive::extract
