// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/search/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "archive/index/schema.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"
#include "query_date.hpp"

namespace archive::search {
namespace {

using query::Node;
using query::NodeKind;

class Resolver {
 public:
  /// names   of the saved searches the query stands in, the outermost first.
  Resolver(query::Query& query, core::Day today, const SavedQueries& saved, std::vector<std::string> names)
      : text_(query.text), remarks_(query.remarks), today_(today), saved_(saved), names_(std::move(names)) {}

  // The parser bounds the depth of a tree (query::deepest_nesting).
  void visit(Node& node) {
    if (node.kind == NodeKind::Field) {
      resolve_field(node);
      return;
    }
    for (Node& child : node.children) visit(child);
    if (node.kind == NodeKind::And) drop_elided(node);
    if (node.kind == NodeKind::And || node.kind == NodeKind::Or) flatten(node);
  }

 private:
  /// Takes the children of what a saved search put there that is of the node's own kind.
  static void flatten(Node& node) {
    std::vector<Node> children;
    for (Node& child : node.children) {
      if (child.kind != node.kind) {
        children.push_back(std::move(child));
        continue;
      }
      std::move(child.children.begin(), child.children.end(), std::back_inserter(children));
    }
    node.children = std::move(children);
  }

  /// `l elysee` means `l'elysee`, whose article is left out of plain words.
  void drop_elided(Node& node) {
    auto& words = node.children;
    for (std::size_t i = words.size() - 1; i-- > 0;) {
      if (is_elided(words[i], words[i + 1])) words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (words.size() > 1) return;
    Node only = std::move(words.front());
    node = std::move(only);
  }

  /// A lone letter of the list of french.md section 3, one space before a word that begins with a vowel, `y` or `h`.
  bool is_elided(const Node& letter, const Node& word) const {
    static constexpr std::string_view letters[] = {"l", "d", "j", "m", "t", "s", "n", "c", "ç", "z"};
    if (letter.kind != NodeKind::Word || word.kind != NodeKind::Word || word.text.empty()) return false;
    if (letter.span.end + 1 != word.span.begin || text_[letter.span.end] != ' ') return false;
    const auto first =
        text::fold(text::to_term(std::string_view(word.text).substr(0, text::code_point_at(word.text, 0).size)));
    return std::find(std::begin(letters), std::end(letters), text::to_term(letter.text)) != std::end(letters) &&
           std::string_view("aeiouyh").find(first.front()) != std::string_view::npos;
  }

  void error(std::string code, std::size_t at, core::Message message, std::string suggestion = {}) {
    remarks_.push_back({true, std::move(code), at, std::move(message), std::move(suggestion)});
  }

  void resolve_field(Node& node) {
    const std::string name = text::fold(text::to_term(node.text));
    const index::Field* field = index::find_field(name);
    if (name == "saved" || name == "requete") {
      resolve_saved(node);
      return;
    }
    if (field == nullptr) {
      const std::string nearest(index::nearest_field(name));
      error("unknown-field", node.span.begin, core::tr("unknown field \"{}\"", node.text), nearest);
      return;
    }
    node.text = field->name;
    switch (field->kind) {
      case index::FieldKind::Date: resolve_date(node); break;
      case index::FieldKind::Added:
      case index::FieldKind::Mentions: resolve_date(node.children.front(), node.children.front()); break;
      case index::FieldKind::Id: check_id(node.children.front()); break;
      default: visit(node.children.front());
    }
  }

  /// Puts the saved search that the value names in the place of the node.
  void resolve_saved(Node& node) {
    const Node& value = node.children.front();
    const std::size_t at = value.span.begin;
    std::string name = value.kind == NodeKind::Word ? value.text : std::string();
    if (value.kind == NodeKind::Phrase) {
      for (const auto& word : value.words) name += (name.empty() ? "" : " ") + word;
    }
    const auto text = saved_.find && !name.empty() ? saved_.find(name) : std::nullopt;
    if (!text) {
      error("unknown-saved", at, core::tr("there is no saved search \"{}\"", name.empty() ? value.text : name),
            saved_.nearest && !name.empty() ? saved_.nearest(name) : std::string());
      return;
    }
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) {
      error("saved-cycle", at, core::tr("the saved search \"{}\" leads back to itself", name));
      return;
    }
    query::Query inner = query::parse(*text);
    if (!inner.has_error()) {
      auto names = names_;
      names.push_back(name);
      Resolver(inner, today_, saved_, std::move(names)).visit(inner.tree);
    }
    for (const auto& remark : inner.remarks) {
      if (!remark.is_error) continue;
      // Of a search within a search the innermost message says it all.
      error(remark.code, at, core::tr("the saved search \"{}\" cannot be read: {}", name, remark.message));
      return;
    }
    const core::Span place = node.span;
    node = std::move(inner.tree);
    bool first = true;
    place_at(node, place, first);
  }

  /// What a saved search holds stands, for carets, where its name stands. The first word of a query is read in its own way,
  /// so that no other may begin where it does.
  static void place_at(Node& node, const core::Span& place, bool& first) {
    node.span = place;
    if (node.kind == NodeKind::Word && !std::exchange(first, false)) ++node.span.begin;
    for (Node& child : node.children) place_at(child, place, first);
  }

  void check_id(const Node& value) {
    const auto is_hex = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (value.kind != NodeKind::Word || value.text.size() < 4 || value.text.size() > 32 ||
        !std::all_of(value.text.begin(), value.text.end(), is_hex)) {
      error("short-id", value.span.begin, core::tr("an identifier takes 4 to 32 hexadecimal digits"));
    }
  }

  void resolve_date(Node& field) { resolve_date(field.children.front(), field); }

  /// Puts the interval that the value names in the place of `node`, which may be the value itself.
  void resolve_date(const Node& typed, Node& node) {
    const Node value = typed;
    auto settled = settle_date(value, today_);
    if (auto* refused = std::get_if<query::Remark>(&settled)) {
      remarks_.push_back(std::move(*refused));
      return;
    }
    const auto& interval = std::get<dates::Interval>(settled);
    if (interval.from && *interval.from > today_) {
      remarks_.push_back({false, "future-date", value.span.begin, core::tr("the date lies in the future"), {}});
    }
    const auto iso = [](const std::optional<core::Day>& day) { return day ? core::to_iso(*day) : std::string(); };
    node = Node{};
    node.kind = NodeKind::Date;
    node.words = {iso(interval.from), iso(interval.to)};
    node.span = value.span;
  }

  std::string_view text_;
  std::vector<query::Remark>& remarks_;
  core::Day today_;
  const SavedQueries& saved_;
  std::vector<std::string> names_;
};

}  // namespace

query::Query resolve(query::Query query, core::Day today, const SavedQueries& saved) {
  Resolver(query, today, saved, {}).visit(query.tree);
  std::stable_sort(query.remarks.begin(), query.remarks.end(),
                   [](const query::Remark& a, const query::Remark& b) { return a.at < b.at; });
  return query;
}

}  // namespace archive::search
