// SPDX-License-Identifier: GPL-3.0-or-later
#include "truncation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "archive/text/utf8.hpp"
#include "chars.hpp"
#include "token.hpp"

namespace archive::query {
namespace {

// query.md section 1: the fewest letters that a truncation leaves, and that a fuzzy word has for one and two edits.
constexpr std::size_t shortest_prefix = 3;
constexpr std::size_t shortest_suffix = 4;
constexpr std::size_t shortest_part = 2;
constexpr std::size_t shortest_fuzzy = 4;
constexpr std::size_t shortest_fuzzy_twice = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_letters(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto point = text::code_point_at(word, at);
    letters += is_letter_or_digit(point.value);
    at += point.size;
  }
  return letters;
}

/// `https://…`, `nom@exemple.fr`, `#MotDièse`: stars and tildes in them are their own.
bool is_address(std::string_view word) {
  return word.find("://") != std::string_view::npos || word.find('@') != std::string_view::npos ||
         word.substr(0, 1) == "#" || word.substr(0, 4) == "www.";
}

/// The chunk without the punctuation at its end.
core::Span without_end_punctuation(std::string_view text, core::Span chunk) {
  while (chunk.end > chunk.begin) {
    const auto last = text::code_point_before(text, chunk.end);
    static constexpr std::u32string_view marks = U",;:!?.…";
    if (marks.find(last.value) == marks.npos || last.size > chunk.size()) break;
    chunk.end -= last.size;
  }
  return chunk;
}

class Reader {
 public:
  Reader(std::string_view text, core::Span chunk, WordCutter& cutter, std::vector<Remark>& remarks)
      : text_(text), chunk_(chunk), core_(without_end_punctuation(text, chunk)), cutter_(cutter), remarks_(remarks) {}

  std::optional<Leaf> read() {
    const auto core = text_.substr(core_.begin, core_.size());
    const auto word = cutter_.cut(chunk_);
    if (!word) return std::nullopt;
    Leaf leaf{{}, word->only_elided, word->has_lower, word->has_upper};
    const std::size_t tilde = core.find('~'), star = core.find('*');
    if (is_address(word->text) || (tilde == core.npos && star == core.npos)) {
      leaf.node = make_node(NodeKind::Word, *word);
      return leaf;
    }
    leaf.only_elided = false;
    if (tilde != core.npos) leaf.node = fuzzy(core_.begin + tilde, *word);
    else leaf.node = truncated(core_.begin + star, *word);
    leaf.node.span = core_;
    return leaf;
  }

 private:
  static Node make_node(NodeKind kind, const Cut& word) {
    Node node;
    node.kind = kind;
    node.text = word.text;
    node.span = word.span;
    return node;
  }

  void error(std::string_view code, std::size_t at, core::Message message, std::string suggestion = {}) {
    remarks_.push_back(make_error(std::string(code), at, std::move(message), std::move(suggestion)));
  }

  Node fuzzy(std::size_t tilde, const Cut& whole) {
    const auto word = cutter_.cut({core_.begin, tilde});
    const auto after = text_.substr(tilde + 1, core_.end - tilde - 1);
    if (!word) {
      const bool digit = std::any_of(whole.text.begin(), whole.text.end(), is_digit);
      error("missing-word", tilde, core::tr("\"~\" must follow a word without a space"), digit ? "" : whole.text + "~");
      return make_node(NodeKind::Word, whole);
    }
    Node node = make_node(NodeKind::Fuzzy, *word);
    node.number = after == "2" ? 2 : 1;
    if (!after.empty() && after != "1" && after != "2") {
      error("bad-distance", tilde, core::tr("\"~\" takes a distance of 1 or 2"), word->text + "~2");
    } else if (text_.substr(core_.begin, tilde - core_.begin).find('*') != std::string_view::npos) {
      error("bad-operand", tilde, core::tr("a word takes \"*\" or \"~\", not both"));
    } else if (std::any_of(node.text.begin(), node.text.end(), is_digit)) {
      error("fuzzy-number", tilde, core::tr("\"~\" does not apply to a word with a digit"), word->text);
    } else {
      const std::size_t least = node.number == 2 ? shortest_fuzzy_twice : shortest_fuzzy;
      const std::size_t letters = count_letters(node.text);
      if (letters < least) {
        error("fuzzy-short", tilde, core::tr("\"~{}\" needs a word of {} letters or more", node.number, least),
              letters >= shortest_fuzzy ? word->text + "~1" : word->text);
      }
    }
    return node;
  }

  Node truncated(std::size_t star, const Cut& whole) {
    if (text_.substr(star + 1, core_.end - star - 1).find('*') != std::string_view::npos) {
      error("wide-truncation", core_.begin, core::tr("a word takes one \"*\""));
      return make_node(NodeKind::Word, whole);
    }
    const auto before = cutter_.cut({core_.begin, star});
    auto after = cutter_.cut({star + 1, core_.end});
    if (after) {
      // Behind a mark that is no punctuation the last point of an acronym is left: `*O.N.U.\`.
      const auto end = without_end_punctuation(after->text, {0, after->text.size()}).end;
      after->text.resize(end);
    }
    if (before && after) {
      Node node = make_node(NodeKind::Infix, *before);
      node.words.push_back(after->text);
      if (count_letters(node.text) < shortest_part || count_letters(after->text) < shortest_part) {
        too_short(core::tr("a \"*\" inside a word needs {} letters or more on each side", shortest_part));
      }
      return node;
    }
    if (before) {
      Node node = make_node(NodeKind::Prefix, *before);
      if (count_letters(node.text) < shortest_prefix) {
        too_short(core::tr("a truncation needs {} letters or more before \"*\"", shortest_prefix));
      }
      return node;
    }
    Node node = make_node(NodeKind::Suffix, after ? *after : whole);
    if (count_letters(node.text) < shortest_suffix) {
      too_short(core::tr("a truncation needs {} letters or more after \"*\"", shortest_suffix));
    }
    return node;
  }

  void too_short(core::Message message) { error("short-truncation", core_.begin, std::move(message)); }

  std::string_view text_;
  core::Span chunk_;
  core::Span core_;
  WordCutter& cutter_;
  std::vector<Remark>& remarks_;
};

}  // namespace

std::optional<Leaf> read_leaf(std::string_view text, core::Span chunk, WordCutter& cutter,
                              std::vector<Remark>& remarks) {
  return Reader(text, chunk, cutter, remarks).read();
}

}  // namespace archive::query
