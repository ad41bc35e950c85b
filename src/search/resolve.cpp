// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/search/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "archive/index/schema.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"

namespace archive::search {
namespace {

using query::Node;
using query::NodeKind;

/// An interval of days; an absent end is open.
struct Interval {
  std::optional<core::Day> from, to;
};

core::Day last_of_month(int year, unsigned month) {
  const auto next = month == 12 ? core::make_day(year + 1, 1, 1) : core::make_day(year, month + 1, 1);
  return next ? core::Day{next->number - 1} : *core::make_day(year, month, 28);
}

/// `2024`, `2024-04`, `2024-04-20` as the first and last day they hold.
std::optional<Interval> parse_iso_interval(std::string_view text) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  if (text.size() == 4 && digits(0, 4) >= 1000)
    return Interval{core::make_day(digits(0, 4), 1, 1), core::make_day(digits(0, 4), 12, 31)};
  if (text.size() == 7 && text[4] == '-' && digits(0, 4) >= 1000 && digits(5, 2) >= 1 && digits(5, 2) <= 12) {
    const auto month = static_cast<unsigned>(digits(5, 2));
    return Interval{core::make_day(digits(0, 4), month, 1), last_of_month(digits(0, 4), month)};
  }
  if (const auto day = core::parse_iso_day(text)) return Interval{*day, *day};
  return std::nullopt;
}

class Resolver {
 public:
  Resolver(query::Query& query, core::Day today) : text_(query.text), remarks_(query.remarks), today_(today) {}

  // The parser bounds the depth of a tree (query::deepest_nesting).
  void visit(Node& node) {
    if (node.kind == NodeKind::Field) {
      resolve_field(node);
      return;
    }
    for (Node& child : node.children) visit(child);
    if (node.kind == NodeKind::And) drop_elided(node);
  }

 private:
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

  void error(std::string code, std::size_t at, std::string message, std::string suggestion = {}) {
    remarks_.push_back({true, std::move(code), at, std::move(message), std::move(suggestion)});
  }

  void resolve_field(Node& node) {
    const std::string name = text::fold(text::to_term(node.text));
    const index::Field* field = index::find_field(name);
    if (name == "saved" || name == "requete") {
      const Node& value = node.children.front();
      error("unknown-saved", value.span.begin, fmt::format("there is no saved search \"{}\"", value.text));
      return;
    }
    if (field == nullptr) {
      const std::string nearest(index::nearest_field(name));
      error("unknown-field", node.span.begin, fmt::format("unknown field \"{}\"", node.text), nearest);
      return;
    }
    node.text = field->name;
    switch (field->kind) {
      case index::FieldKind::Date: resolve_date(node); break;
      case index::FieldKind::Id: check_id(node.children.front()); break;
      default: visit(node.children.front());
    }
  }

  void check_id(const Node& value) {
    const auto is_hex = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (value.kind != NodeKind::Word || value.text.size() < 4 || value.text.size() > 32 ||
        !std::all_of(value.text.begin(), value.text.end(), is_hex)) {
      error("short-id", value.span.begin, "an identifier takes 4 to 32 hexadecimal digits");
    }
  }

  void resolve_date(Node& node) {
    const Node value = std::move(node.children.front());
    const auto interval = read_interval(value);
    if (!interval) {
      error("bad-date", value.span.begin, "the date is not understood",
            "2024-04-20, 2024-04, 2024 or 2024-04..2024-06");
      return;
    }
    if (interval->from && interval->to && *interval->to < *interval->from) {
      error("bad-date", value.span.begin, "the range is inverted: its end lies before its beginning");
      return;
    }
    if (interval->from && *interval->from > today_) {
      remarks_.push_back({false, "future-date", value.span.begin, "the date lies in the future", {}});
    }
    const auto iso = [](const std::optional<core::Day>& day) { return day ? core::to_iso(*day) : std::string(); };
    node = Node{};
    node.kind = NodeKind::Date;
    node.words = {iso(interval->from), iso(interval->to)};
    node.span = value.span;
  }

  static std::optional<Interval> read_interval(const Node& value) {
    if (value.kind == NodeKind::Word || value.kind == NodeKind::Phrase) return parse_iso_interval(value.text);
    if (value.kind != NodeKind::Range) return std::nullopt;
    Interval interval;
    if (!value.words[0].empty()) {
      const auto first = parse_iso_interval(value.words[0]);
      if (!first) return std::nullopt;
      interval.from = first->from;
    }
    if (!value.words[1].empty()) {
      const auto last = parse_iso_interval(value.words[1]);
      if (!last) return std::nullopt;
      interval.to = last->to;
    }
    return interval;
  }

  std::string_view text_;
  std::vector<query::Remark>& remarks_;
  core::Day today_;
};

}  // namespace

query::Query resolve(query::Query query, core::Day today) {
  Resolver(query, today).visit(query.tree);
  std::stable_sort(query.remarks.begin(), query.remarks.end(),
                   [](const query::Remark& a, const query::Remark& b) { return a.at < b.at; });
  return query;
}

}  // namespace archive::search
