// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown_text.hpp"

#include <algorithm>

#include "lines.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t longest_label = 200;  // bytes of a name in brackets

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a line is made of one of the marks only, at least so many, with spaces between.
bool is_rule(std::string_view line, std::string_view marks, std::size_t least) {
  if (line.empty() || marks.find(line.front()) == marks.npos) return false;
  std::size_t count = 0;
  for (const char c : line) {
    if (c != line.front() && c != ' ') return false;
    count += c == line.front();
  }
  return count >= least;
}

class Blocks {
 public:
  explicit Blocks(std::string_view text) : rest_(text) {}

  std::vector<MarkdownBlock> run() {
    while (!rest_.empty()) {
      const auto line = rest_.substr(0, rest_.find('\n'));
      rest_.remove_prefix(std::min(rest_.size(), line.size() + 1));
      take(line);
    }
    close(0);
    return std::move(blocks_);
  }

 private:
  void take(std::string_view line) {
    if (!fence_.empty()) return take_code(line);
    const bool indented = line.starts_with("    ") || line.starts_with('\t');
    auto text = trimmed(line);
    while (text.starts_with('>')) text = trimmed(text.substr(1));
    if (take_html(text)) return;
    if (text.empty()) return close(0);
    if (open_.empty() && indented && !in_list_) return add(std::string(text), 0);
    if (text.starts_with("```") || text.starts_with("~~~")) {
      close(0);
      fence_ = text.substr(0, text.find_first_not_of(text.front()));
      return;
    }
    if (!open_.empty() && is_rule(text, "=", 1)) return close(1);
    if (!open_.empty() && is_rule(text, "-", 2) && text.find(' ') == text.npos) return close(2);
    if (is_rule(text, "-*_", 3)) return close(0);
    if (take_heading(text) || take_row(text) || is_definition(text)) return;
    if (const auto mark = item_mark(text)) {
      close(0);
      in_list_ = true;
      text = trimmed(text.substr(mark));
    } else if (!indented && open_.empty()) {
      in_list_ = false;
    }
    join(text, line);
  }

  void take_code(std::string_view line) {
    const auto text = trimmed(line);
    if (text.starts_with(fence_) && text.find_first_not_of(fence_.front()) == text.npos) fence_.clear();
    else if (!text.empty()) blocks_.push_back({std::string(text), 0});
  }

  /// Passes over comments, scripts and styles that begin a line and may go over many.
  bool take_html(std::string_view text) {
    if (html_end_.empty()) {
      for (const auto& [begin, end] : {std::pair<std::string_view, std::string_view>{"<!--", "-->"},
                                       {"<script", "</script>"},
                                       {"<style", "</style>"}})
        if (text.starts_with(begin)) html_end_ = end;
      if (html_end_.empty()) return false;
      close(0);
    }
    if (text.find(html_end_) != text.npos) html_end_ = {};
    return true;
  }

  bool take_heading(std::string_view text) {
    const auto level = std::min(text.find_first_not_of('#'), text.size());
    if (level == 0 || level > 6 || (level < text.size() && text[level] != ' ' && text[level] != '\t')) return false;
    close(0);
    text = trimmed(text.substr(level));
    const auto end = text.find_last_not_of('#');
    if (end == text.npos) text = {};
    else if (text[end] == ' ') text = trimmed(text.substr(0, end));
    // `{#anchor}` names a heading.
    if (text.ends_with('}'))
      if (const auto brace = text.rfind('{'); brace != text.npos) text = trimmed(text.substr(0, brace));
    if (!text.empty()) add(std::string(text), static_cast<unsigned>(level));
    return true;
  }

  /// A row of a table; the one of dashes under its head says nothing.
  bool take_row(std::string_view text) {
    if (text.size() < 2 || text.front() != '|' || text.back() != '|') return false;
    close(0);
    if (text.find_first_not_of("|-: ") == text.npos) return true;
    std::string cells;
    for (text = text.substr(1); !text.empty();) {
      const auto cell = trimmed(text.substr(0, text.find('|')));
      text.remove_prefix(std::min(text.size(), text.find('|') + 1));
      if (cell.empty()) continue;
      if (!cells.empty()) cells += ' ';
      cells += cell;
    }
    add(std::move(cells), 0);
    return true;
  }

  /// `[name]: https://…`, which nobody sees; the text of a footnote is seen, and begins a paragraph.
  bool is_definition(std::string_view& text) {
    if (!text.starts_with('[')) return false;
    const auto end = text.substr(0, longest_label).find("]:");
    if (end == text.npos) return false;
    const auto after = trimmed(text.substr(end + 2));
    if (!text.starts_with("[^")) return after.find(' ') == after.npos || after.find("://") < after.find(' ');
    close(0);
    text = after;
    return text.empty();
  }

  /// Bytes of the mark of a list's item; 0 for any other line.
  static std::size_t item_mark(std::string_view text) {
    if (text.size() < 2) return 0;
    if (text.front() == '-' || text.front() == '*' || text.front() == '+') return text[1] == ' ' ? 2 : 0;
    std::size_t digits = 0;
    while (digits < text.size() && digits < 9 && is_digit(text[digits])) ++digits;
    if (digits == 0 || digits > 3 || digits + 1 >= text.size()) return 0;
    return (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ' ? digits + 2 : 0;
  }

  void join(std::string_view text, std::string_view line) {
    if (!open_.empty()) open_ += hard_ ? '\n' : ' ';
    // Two spaces or a backslash at the end break the line.
    const bool slash = text.ends_with('\\');
    hard_ = slash || line.ends_with("  ");
    open_ += slash ? text.substr(0, text.size() - 1) : text;
  }

  void close(unsigned heading) {
    if (!open_.empty()) add(std::move(open_), heading);
    open_.clear();
    hard_ = false;
  }

  void add(std::string text, unsigned heading) {
    std::string plain(trimmed(without_inline_marks(text)));
    if (!plain.empty()) blocks_.push_back({std::move(plain), heading});
  }

  std::string_view rest_;
  std::string open_;  ///< of a paragraph or an item that may go on
  bool hard_ = false;
  bool in_list_ = false;
  std::string fence_;          ///< of the code that is open
  std::string_view html_end_;  ///< of what is passed over
  std::vector<MarkdownBlock> blocks_;
};

}  // namespace

std::vector<MarkdownBlock> read_markdown_blocks(std::string_view text) { return Blocks(text).run(); }

}  // namespace archive::extract
