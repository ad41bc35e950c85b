// SPDX-License-Identifier: GPL-3.0-or-later
/// What the user typed, as a tree. Pure syntax: no engine, no list of fields.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/message.hpp"
#include "archive/core/span.hpp"

namespace archive::query {

enum class NodeKind {
  All,        ///< every article: a query without words beside filters; the tree of a query too wrong to have one
  And,        ///< children, two or more, none an And
  Or,         ///< children, two or more, none an Or
  Not,        ///< one child; only below an And, or alone (an error unless a filter stands beside it)
  Near,       ///< two or more children; number: greatest difference of positions
  Adj,        ///< the same, in the order typed
  Sentence,   ///< two children or more in one sentence
  Paragraph,  ///< two children or more in one paragraph
  AtLeast,    ///< one child; number: fewest occurrences
  First,      ///< one child; number: words from the start of the body
  Word,       ///< text: one word as typed, without elided words and outer punctuation; `50 000` is one word
  Exact,      ///< `=mot`: one child, a Word or a Phrase
  Family,     ///< `+mot`: one child, a Word
  Prefix,     ///< `mot*`: text without the star
  Suffix,     ///< `*mot`: text without the star
  Infix,      ///< `mi*mot`: text: what precedes the star; words[0]: what follows it
  Fuzzy,      ///< text; number: edit distance, 1 or 2
  Phrase,     ///< words, elided ones included, one or more; text: what stood between the quotes, for dates
  Field,      ///< text: the field's name as typed; one child: the value
  Range,      ///< `a..b` as the value of a field; words: the two ends, "" for an open one
  Date,       ///< made by resolution, never by parse(); words: first and last day (ISO), "" for an open end
};

/// Operands. Near, Adj, Sentence, Paragraph and AtLeast have children that stand at positions: Word, Exact, Family,
/// Prefix, Suffix, Infix, Fuzzy, Phrase, or an Or of these. First has the same, and And and Or of the same.
struct Node {
  NodeKind kind = NodeKind::All;
  std::string text;
  std::vector<std::string> words;
  int number = 0;
  std::vector<Node> children;
  core::Span span;  ///< bytes of Query::text it was read from; of a value or a group: with its quotes or parentheses
};

/// Something to tell about the query. An error stops the search (status 2); a remark does not.
struct Remark {
  bool is_error = false;
  std::string code;        ///< unclosed-quote, missing-operand, only-stop-words… (man archive-query)
  std::size_t at = 0;      ///< byte of Query::text where the caret stands; may be one past the end
  core::Message message;   ///< one sentence; may quote the query
  std::string suggestion;  ///< what to write instead; may be empty
};

struct Query {
  Node tree;
  std::vector<Remark> remarks;  ///< by place; the first error is the one to print
  std::string text;             ///< the query as it was read: clean (text/utf8.hpp); what spans and carets index into

  [[nodiscard]] bool has_error() const;
};

struct ParseOptions {
  bool filtered = false;  ///< filters stand beside the query: it may be empty (All), or only exclude
};

/// The longest query, in code points, and the deepest nesting of parentheses (and counts).
inline constexpr std::size_t longest_query = 10'000;
inline constexpr std::size_t deepest_nesting = 100;

/// Parses a query. Never throws on what a user typed: what is wrong comes back as a remark, beside the best tree.
///
/// text   valid UTF-8 (anything else throws std::logic_error); cleaned here.
/// Errors given here: empty-field, unclosed-quote, unclosed-parenthesis, unopened-parenthesis, missing-operand,
/// missing-word, bad-operand, bad-distance, short-truncation, wide-truncation (more than one star), fuzzy-number,
/// fuzzy-short, only-negative, empty-query, too-deep, too-long. Remarks: stray-quote, lone-punctuation (each once),
/// capitals. The others need fields, dates or an archive. Cost: linear but for unpaired apostrophes; at most 100 frames
/// of nesting deep.
[[nodiscard]] Query parse(std::string_view text, ParseOptions options = {});

/// The tree as an s-expression: `(and (word Pegasus) (not (word Maroc)))`. A word that holds a space, a parenthesis or a
/// double quote stands in double quotes, with `\` before `"` and `\`: `(word "50 000")`. An open end is `*`. The lines of
/// two equivalent spellings are equal, except that words stay as typed.
[[nodiscard]] std::string to_string(const Node& tree);

/// The tree as a query, in French operators and straight quotes: parse(to_query(tree)) prints as tree does.
///
/// tree   as parse() gives it, without errors. All gives an empty query.
[[nodiscard]] std::string to_query(const Node& tree);

}  // namespace archive::query
