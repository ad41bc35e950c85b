// SPDX-License-Identifier: GPL-3.0-or-later
/// The order of the words of an article, one byte a word (text/signature.hpp): enough to pass over most articles that do
/// not hold a phrase, without reading the text.
///
/// Xapian's table of positions took 1.6 times the text and a third of the time of an import (34,000 news articles,
/// compacted); this takes 0.16. A byte does not identify a word: what passes is checked on the text.
#pragma once

#include <string>
#include <vector>

#include "archive/text/analyzer.hpp"

namespace archive::index {

/// Stands before the first word of a sentence.
inline constexpr unsigned char sentence_mark = 0;
/// Stands between title and body.
inline constexpr unsigned char body_mark = 254;

/// Adds the bytes of some tokens, sentence_mark before each sentence.
void append_signature(std::string& signature, const std::vector<text::Token>& tokens);

}  // namespace archive::index
