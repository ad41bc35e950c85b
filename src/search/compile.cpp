// SPDX-License-Identifier: GPL-3.0-or-later
#include "compile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "archive/index/schema.hpp"
#include "archive/text/fold.hpp"
#include "filters.hpp"
#include "operand_maker.hpp"
#include "operators.hpp"
#include "stem.hpp"
#include "traces.hpp"
#include "word_query.hpp"

namespace archive::search {
namespace {

using query::Node;
using query::NodeKind;
using Xapian::Query;

/// Where the words of a part of the query are looked for.
struct Scope {
  Part part = Part::Whole;
  bool excluded = false;  ///< below a Not: nothing to highlight
  bool required = true;   ///< below nothing but And: every article of the answer has to match
  bool any = false;       ///< one of many words, any of which will do: a compound's words need not stand in a row
  bool optional = false;  ///< such a word itself: its relatives will do too
};

// A truncation may stand for a thousand words: explained are those that most articles hold.
constexpr std::size_t most_explained = 50;

Query any_of(const std::vector<Query>& queries) { return {Query::OP_OR, queries.begin(), queries.end()}; }

class Compiler {
 public:
  Compiler(const Node& tree, bool any, const Vocabulary& vocabulary)
      : any_(any), vocabulary_(vocabulary), maker_(vocabulary, tree) {}

  Compiled run(const Node& tree) {
    if (any_ && tree.kind == NodeKind::And) compiled_.query = compile_and(tree, {.required = false, .any = true}, true);
    else compiled_.query = compile(tree, {});
    compiled_.weighted = weighted_;
    if (!tests_.empty()) compiled_.conditions.push_back(condition_of(std::move(tests_), deadline_));
    const auto& errors = maker_.errors();
    compiled_.remarks.insert(compiled_.remarks.end(), errors.begin(), errors.end());
    return std::move(compiled_);
  }

 private:
  // The parser bounds the depth of a tree (query::deepest_nesting).
  Query compile(const Node& node, const Scope& scope) {
    switch (node.kind) {
      case NodeKind::All: return Query::MatchAll;
      case NodeKind::And: return compile_and(node, scope, false);
      case NodeKind::Or: {
        Scope one_of = scope;
        one_of.required = false;
        std::vector<Query> children;
        for (const Node& child : node.children) children.push_back(compile(child, one_of));
        return any_of(children);
      }
      case NodeKind::Not: return {Query::OP_AND_NOT, Query::MatchAll, compile_excluded(node.children.front(), scope)};
      case NodeKind::Word: return compile_word(node, scope);
      case NodeKind::Phrase:
      case NodeKind::Exact:
      case NodeKind::Family:
      case NodeKind::Prefix:
      case NodeKind::Suffix:
      case NodeKind::Infix:
      case NodeKind::Fuzzy: return standing_query(operand(node, scope), place(scope));
      case NodeKind::Near: return near_query(operands(node, scope), Order::Any, distance(node), place(scope));
      case NodeKind::Adj: return near_query(operands(node, scope), Order::AsTyped, distance(node), place(scope));
      case NodeKind::Sentence: return together_query(operands(node, scope), TextUnit::Sentence, place(scope));
      case NodeKind::Paragraph: return together_query(operands(node, scope), TextUnit::Paragraph, place(scope));
      case NodeKind::AtLeast: {
        const auto least = static_cast<std::size_t>(node.number);
        return at_least_query(operand(node.children.front(), scope), least, place(scope));
      }
      case NodeKind::First: return compile_first(node.children.front(), static_cast<std::size_t>(node.number), scope);
      case NodeKind::Field: return compile_field(node, scope);
      case NodeKind::Date: return date_filter(core::parse_iso_day(node.words[0]), core::parse_iso_day(node.words[1]));
      case NodeKind::Range: break;  // only ever the value of a field, which resolution has read
    }
    return Query::MatchNothing;
  }

  [[nodiscard]] Place place(const Scope& scope) { return {scope.part, deadline_, scope.required ? &tests_ : nullptr}; }
  static std::uint32_t distance(const Node& node) { return static_cast<std::uint32_t>(node.number); }

  /// An operand that is looked for: it weighs, is highlighted and explained.
  Operand operand(const Node& node, const Scope& scope) {
    Operand made = scope.optional ? maker_.make_optional(node) : maker_.make(node, scope.part);
    want(made, node, scope);
    weighted_ |= !scope.excluded;
    return made;
  }

  std::vector<Operand> operands(const Node& node, const Scope& scope) {
    std::vector<Operand> made;
    for (const Node& child : node.children) made.push_back(operand(child, scope));
    return made;
  }

  /// DEBUT of words under ET and OU is the ET and OU of their DEBUT.
  Query compile_first(const Node& node, std::size_t words, Scope scope) {
    if (is_operand(node)) return first_query(operand(node, scope), words, place(scope));
    scope.required &= node.kind == NodeKind::And;
    std::vector<Query> children;
    for (const Node& child : node.children) children.push_back(compile_first(child, words, scope));
    return {node.kind == NodeKind::Or ? Query::OP_OR : Query::OP_AND, children.begin(), children.end()};
  }

  Query compile_excluded(const Node& node, Scope scope) {
    scope.excluded = true;
    scope.required = false;
    return compile(node, scope);
  }

  static bool is_filter(const Node& node) {
    if (node.kind == NodeKind::Date) return true;
    if (node.kind != NodeKind::Field) return false;
    const auto* field = index::find_field(node.text);
    return field != nullptr && field->kind != index::FieldKind::Text;
  }

  /// Required, optional and excluded parts; stop words count only where nothing else does.
  Query compile_and(const Node& node, const Scope& scope, bool any) {
    std::vector<Query> words, filters, excluded;
    std::vector<const Node*> stops;
    for (const Node& child : node.children) {
      if (child.kind == NodeKind::Not) excluded.push_back(compile_excluded(child.children.front(), scope));
      else if (is_filter(child)) filters.push_back(compile(child, scope));
      else if (child.kind == NodeKind::Word && maker_.is_stop_word(child)) {
        stops.push_back(&child);
        ++skipped_words_;
      } else {
        Scope one = scope;
        one.optional = any && child.kind == NodeKind::Word;
        words.push_back(compile(child, one));
      }
    }
    if (words.empty() && !stops.empty()) {
      for (const Node* stop : stops) words.push_back(compile_stop(*stop, scope));
    }
    Query query =
        words.empty() ? Query::MatchAll : Query(any ? Query::OP_OR : Query::OP_AND, words.begin(), words.end());
    if (!filters.empty()) {
      const Query all(Query::OP_AND, filters.begin(), filters.end());
      query = words.empty() ? all : Query(Query::OP_FILTER, query, all);
    }
    if (!excluded.empty()) query = Query(Query::OP_AND_NOT, query, any_of(excluded));
    return query;
  }

  /// A stop word where there is nothing else to look for.
  Query compile_stop(const Node& node, const Scope& scope) {
    if (!told_stop_words_) {
      compiled_.remarks.push_back(
          {false, "only-stop-words", node.span.begin, core::tr("the query has only very common words"), {}});
      told_stop_words_ = true;
    }
    return standing_query(operand(node, scope), place(scope));
  }

  Query compile_word(const Node& node, const Scope& scope) {
    if (!scope.excluded && maker_.is_stop_word(node)) return compile_stop(node, scope);
    const Operand made = operand(node, scope);
    if (scope.any && scope.part == Part::Whole && !made.ways.empty()) return made.query;
    return standing_query(made, place(scope));
  }

  Query compile_field(const Node& node, Scope scope) {
    const index::Field& field = *index::find_field(node.text);
    const Node& value = node.children.front();
    switch (field.kind) {
      case index::FieldKind::Text:
        scope.part = field.prefix.empty() ? Part::Body : Part::Title;
        return compile(value, scope);
      case index::FieldKind::Id: return id_filter(value.text);
      case index::FieldKind::Mentions: return compile_mentions(value, scope);
      case index::FieldKind::Added:
        return added_filter(core::parse_iso_day(value.words[0]), core::parse_iso_day(value.words[1]));
      default: return field_values(field, value, scope.excluded);
    }
  }

  /// Alone they rank the articles; beside words they are a filter, as all fields that hold no words.
  Query compile_mentions(const Node& value, const Scope& scope) {
    const dates::Interval time{core::parse_iso_day(value.words[0]), core::parse_iso_day(value.words[1])};
    if (!scope.excluded) {
      weighted_ = true;
      compiled_.times.push_back({time, compiled_.wanted.add_unit(1)});
    }
    return mentions_query(time);
  }

  /// `source:(a OU b)`, `source:"Le Monde"`, `source:monde`.
  Query field_values(const index::Field& field, const Node& value, bool excluded) {
    if (value.kind == NodeKind::Or || value.kind == NodeKind::And) {
      std::vector<Query> children;
      for (const Node& child : value.children) children.push_back(field_values(field, child, excluded));
      return {value.kind == NodeKind::Or ? Query::OP_OR : Query::OP_AND, children.begin(), children.end()};
    }
    if (value.kind == NodeKind::Word || value.kind == NodeKind::Phrase) {
      if (field.kind == index::FieldKind::Name && !excluded)
        want_name(compiled_.wanted, compiled_.names, vocabulary_, field.name, value.text);
      return value_filter(field, value.text);
    }
    compiled_.remarks.push_back({true,
                                 "bad-operand",
                                 value.span.begin,
                                 core::tr("the field \"{}\" takes a word, a phrase or a group of them", field.name),
                                 {}});
    return Query::MatchNothing;
  }

  /// Identifiers that begin with these digits: terms in a range of the sorted list.
  Query id_filter(const std::string& digits) {
    std::vector<Query> terms;
    for (const auto& term : vocabulary_.id_terms(digits, 1000)) terms.emplace_back(term);
    return terms.empty() ? Query::MatchNothing : any_of(terms);
  }

  /// What its relatives share with a single word that inflects.
  static std::string stem_of(const Operand& operand, const Node& node, const Scope& scope) {
    const bool inflects = node.kind == NodeKind::Word && operand.reading.empty() && scope.part == Part::Whole;
    if (!inflects || operand.ways.empty() || operand.ways.front().positions.size() != 1) return {};
    return search::stem_of(text::to_term(node.text));
  }

  /// Notes what the operand looks like in a text, and explains it.
  void want(const Operand& operand, const Node& node, const Scope& scope) {
    struct Counted {
      std::string term;
      Xapian::doccount articles;
    };
    std::vector<Counted> terms;
    for (const auto& way : operand.ways) {
      for (const auto& alternatives : way.positions) {
        for (const auto& term : alternatives) {
          const auto shown = scoped(term, prefix_of(scope.part));
          const bool known =
              std::any_of(terms.begin(), terms.end(), [&](const Counted& each) { return each.term == shown; });
          if (!known) terms.push_back({shown, vocabulary_.articles(shown)});
        }
      }
    }
    std::stable_sort(terms.begin(), terms.end(),
                     [](const Counted& a, const Counted& b) { return a.articles > b.articles; });
    std::string line;
    for (std::size_t i = 0; i < std::min(terms.size(), most_explained); ++i) {
      line += fmt::format("{}{} ({})", i == 0 ? "" : ", ", terms[i].term, terms[i].articles);
    }
    if (terms.size() > most_explained) line += fmt::format(" and {} more", terms.size() - most_explained);
    if (terms.empty()) line = "in no article";
    const auto reading = operand.reading.empty() ? std::string() : fmt::format(", {}", operand.reading);
    compiled_.explanation.push_back(fmt::format("{}{}: {}", query::to_string(node), reading, line));
    if (scope.excluded) return;

    const double size = std::max<double>(vocabulary_.size(), 1);
    const double most = terms.empty() ? 0 : terms.front().articles;
    const std::size_t unit = compiled_.wanted.add_unit(std::log(1.0 + size / (1.0 + most)));
    compiled_.close_units.push_back({unit, compiled_.wanted.units()[unit].weight, skipped_words_});
    skipped_words_ = 0;
    RankedWord& word = compiled_.words.emplace_back();
    word.weight = compiled_.wanted.units()[unit].weight;
    word.stem = stem_of(operand, node, scope);
    if (scope.optional && !word.stem.empty()) word.of_stem = vocabulary_.words_of_stem(word.stem);
    for (Pattern way : operand.ways) {
      auto& positions = word.ways.emplace_back(way.positions);
      for (auto& position : positions) {
        for (auto& term : position) term = scoped(term, prefix_of(scope.part));
      }
      way.unit = unit;
      compiled_.wanted.add_pattern(std::move(way));
    }
  }

  bool any_;
  const Vocabulary& vocabulary_;
  OperandMaker maker_;
  std::shared_ptr<Deadline> deadline_ = make_deadline();
  std::vector<ArticleTest> tests_;  ///< that every article of the answer has to pass
  Compiled compiled_;
  bool weighted_ = false;
  bool told_stop_words_ = false;
  std::uint32_t skipped_words_ = 0;  ///< stop words since the last word that is looked for
};

}  // namespace

Compiled compile(const query::Query& query, bool any, const Vocabulary& vocabulary) {
  return Compiler(query.tree, any, vocabulary).run(query.tree);
}

}  // namespace archive::search
