// SPDX-License-Identifier: GPL-3.0-or-later
#include "compile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "archive/index/schema.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/fold.hpp"
#include "filters.hpp"
#include "word_plan.hpp"
#include "word_query.hpp"

namespace archive::search {
namespace {

using query::Node;
using query::NodeKind;
using Xapian::Query;

/// Where the words of a part of the query are looked for.
struct Scope {
  std::string_view prefix;     ///< of the terms: "" for everything, "S" for the title
  bool excluded = false;       ///< below a Not: nothing to highlight
};

Query any_of(const std::vector<Query>& queries) { return {Query::OP_OR, queries.begin(), queries.end()}; }

class Compiler {
 public:
  Compiler(bool any, const Vocabulary& vocabulary) : any_(any), vocabulary_(vocabulary), planner_(vocabulary) {}

  Compiled run(const Node& tree) {
    if (any_ && tree.kind == NodeKind::And) compiled_.query = compile_and(tree, {}, true);
    else compiled_.query = compile(tree, {});
    compiled_.weighted = weighted_;
    return std::move(compiled_);
  }

 private:
  // The parser bounds the depth of a tree (query::deepest_nesting).
  Query compile(const Node& node, const Scope& scope) {
    switch (node.kind) {
      case NodeKind::All: return Query::MatchAll;
      case NodeKind::And: return compile_and(node, scope, false);
      case NodeKind::Or: {
        std::vector<Query> children;
        for (const Node& child : node.children) children.push_back(compile(child, scope));
        return any_of(children);
      }
      case NodeKind::Not: return {Query::OP_AND_NOT, Query::MatchAll, compile_excluded(node.children.front(), scope)};
      case NodeKind::Word: return compile_word(node, scope);
      case NodeKind::Phrase: return compile_phrase(node, scope);
      case NodeKind::Field: return compile_field(node, scope);
      case NodeKind::Date: return date_filter(core::parse_iso_day(node.words[0]), core::parse_iso_day(node.words[1]));
      default:
        compiled_.remarks.push_back({true, "unsupported", node.span.begin, "this operator is not supported here", {}});
        return Query::MatchNothing;
    }
  }

  Query compile_excluded(const Node& node, Scope scope) {
    scope.excluded = true;
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
      else if (child.kind == NodeKind::Word && planner_.plan(child.text).stop) stops.push_back(&child);
      else words.push_back(compile(child, scope));
    }
    if (words.empty() && !stops.empty()) {
      for (const Node* stop : stops) words.push_back(compile_stop(*stop, scope));
    }
    Query query = words.empty() ? Query::MatchAll : Query(any ? Query::OP_OR : Query::OP_AND, words.begin(), words.end());
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
      compiled_.remarks.push_back({false, "only-stop-words", node.span.begin, "the query has only very common words", {}});
      told_stop_words_ = true;
    }
    return compile_plan(planner_.plan(node.text), node, scope);
  }

  Query compile_word(const Node& node, const Scope& scope) {
    const WordPlan plan = planner_.plan(node.text);
    if (plan.stop && !scope.excluded) return compile_stop(node, scope);
    return compile_plan(plan, node, scope);
  }

  Query compile_plan(const WordPlan& plan, const Node& node, const Scope& scope) {
    if (plan.positions.empty()) return Query::MatchNothing;
    want(plan, node, scope);
    weighted_ |= !scope.excluded;
    return word_query(plan, scope.prefix);
  }

  Query compile_phrase(const Node& node, const Scope& scope) {
    WordPlan whole;
    for (const auto& word : node.words) {
      for (auto& alternatives : planner_.plan(word).positions) whole.positions.push_back(std::move(alternatives));
    }
    return compile_plan(whole, node, scope);
  }

  Query compile_field(const Node& node, Scope scope) {
    const index::Field& field = *index::find_field(node.text);
    const Node& value = node.children.front();
    switch (field.kind) {
      case index::FieldKind::Text:
        scope.prefix = field.prefix;
        return compile(value, scope);
      case index::FieldKind::Id: return id_filter(value.text);
      default: return field_values(field, value);
    }
  }

  /// `source:(a OU b)`, `source:"Le Monde"`, `source:monde`.
  Query field_values(const index::Field& field, const Node& value) {
    if (value.kind == NodeKind::Or || value.kind == NodeKind::And) {
      std::vector<Query> children;
      for (const Node& child : value.children) children.push_back(field_values(field, child));
      return {value.kind == NodeKind::Or ? Query::OP_OR : Query::OP_AND, children.begin(), children.end()};
    }
    if (value.kind == NodeKind::Word || value.kind == NodeKind::Phrase) return value_filter(field, value.text);
    compiled_.remarks.push_back({true, "bad-operand", value.span.begin,
                                 fmt::format("the field \"{}\" takes a word, a phrase or a group of them", field.name), {}});
    return Query::MatchNothing;
  }

  /// Identifiers that begin with these digits: terms in a range of the sorted list.
  Query id_filter(const std::string& digits) {
    std::vector<Query> terms;
    for (const auto& term : vocabulary_.id_terms(digits, 1000)) terms.emplace_back(term);
    return terms.empty() ? Query::MatchNothing : any_of(terms);
  }

  /// Notes what the word looks like in a text, and explains it.
  void want(const WordPlan& plan, const Node& node, const Scope& scope) {
    if (scope.excluded) return;
    std::string line;
    Xapian::doccount most = 0;
    for (const auto& alternatives : plan.positions) {
      for (const auto& term : alternatives) {
        const auto articles = vocabulary_.articles(scoped(term.text, scope.prefix));
        most = std::max(most, articles);
        line += fmt::format("{}{} ({})", line.empty() ? "" : ", ", scoped(term.text, scope.prefix), articles);
      }
    }
    const double size = std::max<double>(vocabulary_.size(), 1);
    const std::size_t unit = compiled_.wanted.add_unit(std::log(1.0 + size / (1.0 + most)));
    compiled_.wanted.add_pattern({unit, term_texts(plan.positions)});
    for (const auto& term : plan.whole) compiled_.wanted.add_pattern({unit, {{term.text}}});
    compiled_.explanation.push_back(fmt::format("{}: {}", query::to_string(node), line));
  }

  bool any_;
  const Vocabulary& vocabulary_;
  WordPlanner planner_;
  Compiled compiled_;
  bool weighted_ = false;
  bool told_stop_words_ = false;
};

}  // namespace

Compiled compile(const query::Query& query, bool any, const Vocabulary& vocabulary) {
  return Compiler(any, vocabulary).run(query.tree);
}

}  // namespace archive::search
