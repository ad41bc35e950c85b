// SPDX-License-Identifier: GPL-3.0-or-later
#include "front_matter.hpp"

#include <algorithm>

#include "lines.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t longest = 64 << 10;  // bytes

std::string_view take_line(std::string_view& text) {
  const auto line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

/// The values of one line: a scalar, or a list in brackets that may go on.
class ValueReader {
 public:
  explicit ValueReader(std::string_view text) : text_(trimmed(text)) {}

  void read(FrontEntry& entry) {
    if (!text_.starts_with('[')) {
      std::string value = scalar("#");
      if (!value.empty()) entry.values.push_back(std::move(value));
      return;
    }
    entry.is_list = true;
    text_.remove_prefix(1);
    while (!text_.empty()) {
      skip_space();
      if (text_.empty() || text_.front() == ']') return;
      std::string value = scalar(",]");
      if (!value.empty()) entry.values.push_back(std::move(value));
      skip_space();
      if (text_.starts_with(',')) text_.remove_prefix(1);
      else if (!text_.starts_with(']')) text_.remove_prefix(std::min(text_.find_first_of(",]"), text_.size()));
    }
  }

 private:
  void skip_space() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t\n"), text_.size())); }

  std::string scalar(std::string_view ends) {
    const char quote = text_.empty() ? '\0' : text_.front();
    if (quote == '"' || quote == '\'') return quoted(quote);
    std::size_t end = 0;
    // A mark of a comment has a space before it: `C#` and `#1` in a word are text.
    while (end < text_.size() &&
           (ends.find(text_[end]) == ends.npos || (text_[end] == '#' && end > 0 && text_[end - 1] != ' ')))
      ++end;
    std::string value(trimmed(text_.substr(0, end)));
    text_.remove_prefix(end);
    return value == "~" || value == "null" ? std::string() : value;
  }

  std::string quoted(char quote) {
    // Three marks open a text of TOML that may hold single ones.
    const std::string three(3, quote);
    const bool is_long = text_.starts_with(three);
    text_.remove_prefix(is_long ? 3 : 1);
    std::string value;
    while (!text_.empty()) {
      if (is_long ? text_.starts_with(three) : text_.front() == quote) {
        text_.remove_prefix(is_long ? 3 : 1);
        // YAML doubles a single quotation mark that stands for itself.
        if (is_long || quote != '\'' || !text_.starts_with('\'')) return value;
      } else if (quote == '"' && text_.front() == '\\' && text_.size() > 1) {
        text_.remove_prefix(1);
        value += text_.front() == 'n' ? '\n' : text_.front() == 't' ? '\t' : text_.front();
        text_.remove_prefix(1);
        continue;
      }
      value += text_.front();
      text_.remove_prefix(1);
    }
    return value;
  }

  std::string_view text_;
};

class Reader {
 public:
  Reader(std::string_view text, char mark) : rest_(text), mark_(mark) {}

  std::vector<FrontEntry> run() {
    while (!rest_.empty()) {
      const auto line = take_line(rest_);
      const auto bare = trimmed(line);
      if (bare.empty() || bare.front() == '#' || bare.front() == '[') continue;  // `[taxonomies]` heads a table
      if (take_item(bare)) continue;
      const auto at = bare.find(mark_);
      if (at == bare.npos || at == 0) continue;
      auto name = trimmed(bare.substr(0, at));
      if (name.size() > 1 && (name.front() == '"' || name.front() == '\'')) name = name.substr(1, name.size() - 2);
      if (indent_of(line) > 0 && !entries_.empty() && entries_.back().values.empty() && name == "name") {
        // `author:` and below it `name: Anne Durand`.
        ValueReader(bare.substr(at + 1)).read(entries_.back());
        continue;
      }
      entries_.push_back({std::string(name), {}, false});
      read_value(bare.substr(at + 1), indent_of(line));
    }
    return std::move(entries_);
  }

 private:
  /// `- item` below a key of YAML.
  bool take_item(std::string_view bare) {
    if (mark_ != ':' || entries_.empty() || !(bare.starts_with("- ") || bare == "-")) return false;
    auto item = trimmed(bare.substr(1));
    if (item.starts_with("name:")) item = trimmed(item.substr(5));
    FrontEntry read;
    ValueReader(item).read(read);
    FrontEntry& entry = entries_.back();
    entry.is_list = true;
    for (std::string& value : read.values) entry.values.push_back(std::move(value));
    return true;
  }

  void read_value(std::string_view value, std::size_t indent) {
    value = trimmed(value);
    const bool block = mark_ == ':' && !value.empty() && (value.front() == '|' || value.front() == '>');
    if (block && value.size() <= 3) return read_block(indent, value.front() == '|' ? '\n' : ' ');
    std::string whole(value);
    // What is opened in this line may be closed in another.
    const std::string_view close = value.starts_with("\"\"\"") ? "\"\"\""
                                   : value.starts_with("'''")  ? "'''"
                                   : value.starts_with('[')    ? "]"
                                                               : "";
    if (!close.empty() && value.find(close, close.size()) == value.npos) {
      while (!rest_.empty()) {
        const auto line = take_line(rest_);
        whole += '\n';
        whole += line;
        if (line.find(close) != line.npos) break;
      }
    }
    ValueReader(whole).read(entries_.back());
  }

  /// The lines that are indented more than their key.
  void read_block(std::size_t indent, char joint) {
    std::string text;
    while (!rest_.empty()) {
      auto ahead = rest_;
      const auto line = take_line(ahead);
      if (!trimmed(line).empty() && indent_of(line) <= indent) break;
      if (!text.empty()) text += trimmed(line).empty() ? '\n' : joint;
      text += trimmed(line);
      rest_ = ahead;
    }
    if (!trimmed(text).empty()) entries_.back().values.emplace_back(trimmed(text));
  }

  std::string_view rest_;
  char mark_;  ///< between a key and its value
  std::vector<FrontEntry> entries_;
};

}  // namespace

std::optional<FrontMatter> read_front_matter(std::string_view text) {
  const bool toml = text.starts_with("+++");
  if (!toml && !text.starts_with("---")) return std::nullopt;
  auto rest = text.substr(0, longest);
  const auto fence = trimmed(take_line(rest));
  if (fence.size() != 3) return std::nullopt;
  const auto body = rest;
  while (!rest.empty()) {
    const std::size_t end = body.size() - rest.size();
    const auto line = take_line(rest);
    if (line.starts_with(' ') || line.starts_with('\t')) continue;
    const auto bare = trimmed(line);
    if (bare != fence && (toml || bare != "...")) continue;
    const auto size = std::min(static_cast<std::size_t>(rest.data() - text.data()), text.size());
    return FrontMatter{Reader(body.substr(0, end), toml ? '=' : ':').run(), size};
  }
  return std::nullopt;
}

}  // namespace archive::extract
