// SPDX-License-Identifier: GPL-3.0-or-later
/// What the user typed, as a tree. Pure syntax: no engine, no list of fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/core/span.hpp"

namespace archive::query {

enum class NodeKind {
  All,        ///< every article: an empty query beside filters; never from parse()
  And, Or,    ///< children, two or more; nested ones of the same kind are flattened
  Not,        ///< one child; only below an And, or alone (an error unless a filter stands beside it)
  Near, Adj,  ///< two or more children; number: greatest difference of positions; Adj: in the order typed
  Sentence, Paragraph,  ///< two children or more in one sentence, one paragraph
  AtLeast,    ///< one child; number: fewest occurrences
  First,      ///< one child; number: words from the start of the body
  Word,       ///< text
  Exact, Family,  ///< `=mot`, `+mot`: one child, a Word or (Exact only) a Phrase
  Prefix, Suffix,  ///< text without the star
  Infix,      ///< text: what precedes the star; words[0]: what follows it
  Fuzzy,      ///< text; number: edit distance, 1 or 2
  Phrase,     ///< words, elided ones included
  Field,      ///< text: the field's name as typed; one child: the value
  Range,      ///< `a..b` as the value of a field; words: the two ends, "" for an open one
};

struct Node {
  NodeKind kind = NodeKind::All;
  std::string text;
  std::vector<std::string> words;
  int number = 0;
  std::vector<Node> children;
  core::Span span;  ///< bytes of the query it was read from
};

/// Something to tell about the query. An error stops the search (status 2); a remark does not.
struct Remark {
  bool is_error = false;
  std::string code;        ///< unclosed-quote, missing-operand, only-stop-words… (man archive-query)
  std::size_t at = 0;      ///< byte of the query where the caret stands; may be one past the end
  std::string message;     ///< one sentence, in English; may quote the query
  std::string suggestion;  ///< what to write instead; may be empty
};

struct Query {
  Node tree;
  std::vector<Remark> remarks;

  [[nodiscard]] bool has_error() const;
};

/// Parses a query. Never throws on what a user typed: what is wrong comes back as a remark, beside the best tree.
///
/// text   valid UTF-8; made NFC here, spans index into the NFC text (see Query::tree spans).
[[nodiscard]] Query parse(std::string_view text);

/// The tree as an s-expression: `(and (word Pegasus) (not (word Maroc)))`.
[[nodiscard]] std::string to_string(const Node& tree);

}  // namespace archive::query
