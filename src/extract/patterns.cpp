// SPDX-License-Identifier: GPL-3.0-or-later
#include "patterns.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"
#include "data/boilerplate.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t longest_line = 600;  // bytes; a cookie notice has 400

struct Pattern {
  Where where = Where::Nowhere;
  std::vector<std::string_view> words;  ///< without the first, which finds it
};

using Patterns = std::unordered_map<std::string_view, std::vector<Pattern>>;

std::string_view take_word(std::string_view& line) {
  const auto word = line.substr(0, line.find(' '));
  line.remove_prefix(std::min(line.size(), word.size() + 1));
  return word;
}

Where where_named(std::string_view name) {
  if (name == "list") return Where::List;
  if (name == "any") return Where::Any;
  if (name == "edge") return Where::Edge;
  if (name == "form") return Where::Form;
  if (name == "end") return Where::End;
  throw std::logic_error("data/boilerplate.txt: unknown place");
}

const Patterns& patterns() {
  static const Patterns all = [] {
    Patterns result;
    for (std::string_view file = data::boilerplate; !file.empty();) {
      auto line = file.substr(0, file.find('\n'));
      file.remove_prefix(std::min(file.size(), line.size() + 1));
      if (line.empty() || line.front() == '#') continue;
      Pattern pattern{where_named(take_word(line)), {}};
      const auto first = take_word(line);
      if (first.empty() || first == "*") throw std::logic_error("data/boilerplate.txt: a pattern begins with a word");
      while (!line.empty()) pattern.words.push_back(take_word(line));
      result[first].push_back(std::move(pattern));
    }
    return result;
  }();
  return all;
}

/// The words of a line as patterns write them: folded, numbers as `#`, of the marks only `:`, `>`, `©`. They are read as
/// they are asked for, since nearly every line is known by its first two words not to be boilerplate.
class LineWords {
 public:
  explicit LineWords(std::string_view line) : line_(line) {}

  /// Whether there are so many words and one more.
  bool has(std::size_t index) {
    while (words_.size() <= index && at_ < line_.size()) read();
    return index < words_.size();
  }
  /// A word that there is.
  const std::string& operator[](std::size_t index) const { return words_[index]; }

 private:
  /// Reads on to the next mark, which ends a word and may be one itself.
  void read() {
    for (bool ended = false; at_ < line_.size() && !ended;) {
      const auto [c, size] = text::code_point_at(line_, at_);
      const bool ascii_letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      // Of the others all are letters but spaces and the marks of Western text.
      const bool other = c >= 0xC0 && !(c >= 0x2000 && c < 0x2C00) && c != 0xD7 && c != 0xF7 && c != 0x3000;
      if (!ascii_letter && !other && c != 0xAD) {
        close(at_);
        begin_ = at_ + size;
        if (c == ':') words_.emplace_back(":");
        if (c == '>' || c == 0x203A) words_.emplace_back(">");
        if (c == 0xA9) words_.emplace_back("©");
        ended = true;
      }
      at_ += size;
    }
    if (at_ >= line_.size()) close(line_.size());
  }

  void close(std::size_t end) {
    if (end <= begin_) return;
    const auto word = line_.substr(begin_, end - begin_);
    const bool number = word.find_first_not_of("0123456789") == word.npos;
    words_.push_back(number ? "#" : text::fold(text::to_term(word)));
    begin_ = end;
  }

  std::string_view line_;
  std::size_t at_ = 0, begin_ = 0;
  std::vector<std::string> words_;
};

/// Whether the words after the first fit the pattern; `*` takes any number of words. Goes back to the last `*` only,
/// which is enough.
bool fits(LineWords& words, std::span<const std::string_view> pattern) {
  std::size_t word = 1, part = 0, star = pattern.size(), star_word = 0;
  while (words.has(word)) {
    if (part < pattern.size() && pattern[part] == "*") {
      star = part++;
      star_word = word;
    } else if (part < pattern.size() && pattern[part] == words[word]) {
      ++part, ++word;
    } else if (star < pattern.size()) {
      part = star + 1;
      word = ++star_word;
    } else {
      return false;
    }
  }
  while (part < pattern.size() && pattern[part] == "*") ++part;
  return part == pattern.size();
}

}  // namespace

Where match_patterns(std::string_view line) {
  if (line.size() > longest_line) return Where::Nowhere;
  LineWords words(line);
  const auto found = words.has(0) ? patterns().find(words[0]) : patterns().end();
  if (found == patterns().end()) return Where::Nowhere;
  Where strongest = Where::Nowhere;
  for (const Pattern& pattern : found->second)
    if (pattern.where > strongest && fits(words, pattern.words)) strongest = pattern.where;
  return strongest;
}

}  // namespace archive::extract
