// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <iterator>
#include <random>
#include <string>

#include "archive/query/query.hpp"
#include "random_text.hpp"
#include "unit/query/invariants.hpp"

using namespace archive;
using query::Node;
using query::NodeKind;

namespace {

/// Random trees as parse() gives them, with words that look like operators, fields and numbers.
class TreeMaker {
 public:
  explicit TreeMaker(unsigned seed) : random_(seed) {}

  Node tree(int depth) {
    if (depth == 0 || pick(4) == 0) return leaf();
    switch (pick(7)) {
      case 0: return conjunction(depth);
      case 1: return with_children(NodeKind::Or, 0, [&] { return not_kind(NodeKind::Or, depth - 1); });
      case 2: return with_children(proximity(), pick(9) + 1, [&] { return choice(); });
      case 3: return parent(NodeKind::AtLeast, choice(), pick(9) + 1);
      case 4: return parent(NodeKind::First, choice(), pick(90) + 1);
      case 5: {
        Node field = parent(NodeKind::Field, pick(3) == 0 ? range() : tree(depth - 1));
        field.text = pick(2) == 0 ? "titre" : "mot-clé";
        return field;
      }
      default: return leaf();
    }
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  std::string word() {
    static const char* const words[] = {"a",
                                        "état",
                                        "ET",
                                        "OU",
                                        "SAUF",
                                        "PRES/3",
                                        "AUMOINS/2",
                                        "MEME",
                                        "PHRASE",
                                        "50 000",
                                        "50",
                                        "000",
                                        "18:05",
                                        "C++",
                                        ".NET",
                                        "l",
                                        "eau",
                                        "O'Brien",
                                        "a:b",
                                        "titre:x",
                                        "nom@exemple.fr",
                                        "https://a.fr/b?c=*~d",
                                        "or",
                                        "n°5",
                                        "AC/DC",
                                        "a..b",
                                        "1",
                                        "quelqu'un",
                                        "c",
                                        "#MeToo",
                                        "S.N.C.F.",
                                        "01 23 45 67 89"};
    return words[random_() % std::size(words)];
  }

  static Node node(NodeKind kind, std::string text = {}, int number = 0) {
    Node made;
    made.kind = kind;
    made.text = std::move(text);
    made.number = number;
    return made;
  }

  static Node parent(NodeKind kind, Node child, int number = 0) {
    Node made = node(kind, {}, number);
    made.children.push_back(std::move(child));
    return made;
  }

  Node leaf() {
    switch (pick(9)) {
      case 0: return parent(NodeKind::Exact, pick(2) == 0 ? node(NodeKind::Word, word()) : phrase());
      case 1: return parent(NodeKind::Family, node(NodeKind::Word, word()));
      case 2: return node(NodeKind::Prefix, "démo");
      case 3: return node(NodeKind::Suffix, "phobie");
      case 4: return node(NodeKind::Fuzzy, "Pegasus", pick(2) + 1);
      case 5: {
        Node infix = node(NodeKind::Infix, "mi");
        infix.words.push_back("mot");
        return infix;
      }
      case 6: return phrase();
      default: return node(NodeKind::Word, word());
    }
  }

  Node phrase() {
    Node made = node(NodeKind::Phrase);
    for (int i = pick(4); i >= 0; --i) made.words.push_back(word());
    return made;
  }

  Node range() {
    static const char* const ends[] = {"", "2023", "hier", "12 mai 2023", "2024-04"};
    Node made = node(NodeKind::Range);
    made.words = {ends[random_() % std::size(ends)], ends[random_() % std::size(ends)]};
    return made;
  }

  Node choice() {
    if (pick(3) != 0) return leaf();
    return with_children(NodeKind::Or, 0, [&] { return leaf(); });
  }

  NodeKind proximity() {
    static const NodeKind kinds[] = {NodeKind::Near, NodeKind::Adj, NodeKind::Sentence, NodeKind::Paragraph};
    return kinds[random_() % std::size(kinds)];
  }

  Node not_kind(NodeKind kind, int depth) {
    Node made = tree(depth);
    return made.kind == kind ? leaf() : made;
  }

  Node conjunction(int depth) {
    Node made = node(NodeKind::And);
    made.children.push_back(not_kind(NodeKind::And, depth - 1));
    for (int i = pick(3); i >= 0; --i) {
      Node child = pick(3) == 0 ? parent(NodeKind::Not, tree(depth - 1)) : not_kind(NodeKind::And, depth - 1);
      if (pick(2) == 0) made.children.push_back(std::move(child));
      else made.children.insert(made.children.begin(), std::move(child));
    }
    return made;
  }

  template <typename Make>
  Node with_children(NodeKind kind, int number, Make make) {
    const bool counted = kind == NodeKind::Near || kind == NodeKind::Adj;
    Node made = node(kind, {}, counted ? number : 0);
    for (int i = pick(3) + 1; i >= 0; --i) made.children.push_back(make());
    return made;
  }

  std::mt19937 random_;
};

/// Text made of the language's own pieces, in any order.
std::string random_query(unsigned seed) {
  static const char* const pieces[] = {
      " ",      " ",    " ",          "(",       ")",           "\"",          "«",        "»",
      "“",      "”",    "‘",          "’",       "'",           "OU",          "ET",       "SAUF",
      "|",      "&",    "-",          "=",       "+",           "*",           "~",        "~2",
      "..",     ":",    "PRES/3",     "AVANT/2", "MEME PHRASE", "AUMOINS/2 ",  "DEBUT/9 ", "titre:",
      "date:",  "mot",  "état",       "l’",      "qu'",         "aujourd'hui", "50",       "000",
      "01",     ",",    ".",          "?",       "https://",    "a@b.fr",      "#",        "@",
      "%",      "€",    "\u00a0",     "\u00ad",  "\u200b",      "\u202e",      "\x1b",     "\u0301",
      "\u0092", "東京", "\U0001F600", "|",       "[",           "\\",          "/",        "espionnage"};
  std::mt19937 random(seed);
  std::string text;
  const std::size_t count = random() % 16;
  for (std::size_t i = 0; i < count; ++i) text += pieces[random() % std::size(pieces)];
  return text;
}

}  // namespace

TEST_CASE("a random tree printed as a query is read as itself") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const Node tree = TreeMaker(seed).tree(4);
    const std::string text = query::to_query(tree);
    if (text.size() > query::longest_query / 2) continue;
    INFO(seed << ' ' << text);
    const auto again = query::parse(text);
    for (const auto& remark : again.remarks) INFO(remark.code << ' ' << remark.message.shown());
    CHECK_FALSE(again.has_error());
    CHECK(query::to_string(again.tree) == query::to_string(tree));
  }
}

TEST_CASE("any text is parsed without a crash, and its spans and carets lie in it") {
  for (unsigned seed = 0; seed < 20000; ++seed) {
    const std::string text = seed % 4 == 0 ? tests::random_text(seed) : random_query(seed);
    const auto query = query::parse(text);
    INFO(seed << ' ' << text << "\n" << query::to_string(query.tree));
    CHECK(tests::broken_invariant(query) == "");
  }
}

TEST_CASE("the last point of an acronym is no part of what a truncation leaves, whatever stands behind it") {
  for (const std::string text : {"ma*U&M:}U.U.\\ o", "*GU&MA:}U.U.\\", "ma*U&M:}U.U. o", "ma*U&M:}U.U.\\.\\"}) {
    const auto query = query::parse(text);
    INFO(query::to_string(query.tree));
    CHECK_FALSE(query.has_error());
    CHECK(tests::broken_invariant(query) == "");
  }
}
