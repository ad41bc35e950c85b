// SPDX-License-Identifier: GPL-3.0-or-later
/// One article of the store, for people and for programs.
#pragma once

#include "archive/store/store.hpp"
#include "article_facts.hpp"
#include "context.hpp"

namespace archive::cli {

/// Title, a line about it, the body by paragraphs filled to the width, and what it names and evokes.
void print_article_text(const store::Record& record, const ArticleFacts& facts, Context& context);

/// One object: the keys of extract, and what the store knows; its keys are in archive-show(1).
///
/// history   with provenance where it is not empty.
void print_article_json(const store::Record& record, const ArticleFacts& facts,
                        const std::vector<store::Event>& history, Context& context);

/// A line for each field: value, origin with its confidence, what it was read from, and what was rejected.
void print_provenance(const store::Record& record, Context& context);

}  // namespace archive::cli
