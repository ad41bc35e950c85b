// SPDX-License-Identifier: GPL-3.0-or-later
/// Reading the parts of an article off its plain text.
#pragma once

#include <optional>
#include <string_view>

#include "archive/core/article.hpp"
#include "archive/core/moment.hpp"
#include "archive/extract/extract.hpp"
#include "publication.hpp"

namespace archive::extract {

/// What a reading of plain text may take.
struct Reading {
  bool title = true;                         ///< the first line may be the title
  bool given_title = false;                  ///< a title is known already; a line that could be prose stays in the body
  std::optional<core::Moment> capture;       ///< anchor and upper limit of dates
  const Publication* publication = nullptr;  ///< days known already; may be null
};

/// Reads title, dateline, lines of publication, boilerplate and paragraphs off a text into an article. What the article
/// holds already (date, source, authors) is kept and not replaced.
///
/// text  clean UTF-8
void read_plain_text(core::Article& article, std::string_view text, const Reading& reading);

/// Sets of what the user said the date, the source and the authors, where the article has none: known before the text
/// is read, they give a dateline its year and bar an agency.
void prepare_overrides(core::Article& article, const Overrides& overrides);

/// Sets what the user said; it replaces what was detected.
void apply_overrides(core::Article& article, const Overrides& overrides);

/// Refuses an article that is over a limit or has neither title nor body. Throws core::InputError.
void check_article(const core::Article& article, const Limits& limits);

}  // namespace archive::extract
