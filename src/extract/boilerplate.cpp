// SPDX-License-Identifier: GPL-3.0-or-later
#include "boilerplate.hpp"

#include <algorithm>

#include "patterns.hpp"

namespace archive::extract {
namespace {

/// Lines [begin, end) without a blank line between them.
struct Block {
  std::size_t begin = 0, end = 0;
  std::size_t size = 0;  ///< bytes
  bool prose = false;    ///< sentences of the article, as far as their shape tells
};

Where where_of(std::string_view line) {
  const Where where = match_patterns(line);
  return where == Where::List ? Where::Nowhere : where;
}

class Finder {
 public:
  explicit Finder(std::span<const Line> lines)
      : lines_(lines), where_(lines.size(), Where::Nowhere), cut_(lines.size()) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (!begins_speech(lines[i].text)) where_[i] = where_of(lines[i].text);
    hold_back_wrapped_lines();
    make_blocks();
  }

  std::vector<bool> run() {
    const std::size_t end = cut_to_end();
    const auto first = std::find_if(blocks_.begin(), blocks_.end(), [](const Block& block) { return block.prose; });
    const std::size_t prose_begin = first == blocks_.end() ? end : std::min(end, first->begin);
    std::size_t prose_end = prose_begin;
    for (const Block& block : blocks_)
      if (block.prose && block.begin < end) prose_end = std::min(end, block.end);

    for (std::size_t i = 0; i < end; ++i)
      if (where_[i] == Where::Any) cut_[i] = true;
    for (std::size_t i = 0; i < prose_begin; ++i)
      if (where_[i] != Where::Nowhere) cut_[i] = true;
    if (prose_end > prose_begin) cut_tail(prose_end, end);
    if (std::find(cut_.begin(), cut_.end(), false) == cut_.end()) cut_.assign(cut_.size(), false);
    return std::move(cut_);
  }

 private:
  /// A line that continues the one before, or goes on in the next, is part of a paragraph whatever it says.
  void hold_back_wrapped_lines() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (where_[i] == Where::Nowhere) continue;
      const bool continues = !lines_[i].begins_block && where_[i - 1] == Where::Nowhere &&
                             !ends_sentence(lines_[i - 1].text) && lines_[i - 1].text.size() > short_line;
      const bool goes_on = i + 1 < lines_.size() && !lines_[i + 1].begins_block && begins_small(lines_[i + 1].text) &&
                           where_of(lines_[i + 1].text) == Where::Nowhere;
      if (continues || goes_on) where_[i] = Where::Nowhere;
    }
  }

  void make_blocks() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].begins_block || blocks_.empty()) blocks_.push_back({i, i, 0, false});
      Block& block = blocks_.back();
      block.end = i + 1;
      if (where_[i] != Where::Nowhere) continue;
      block.size += lines_[i].text.size();
      // Three words and a full stop: even the shortest paragraph is held for prose, so that less is cut.
      const bool sentence = std::count(lines_[i].text.begin(), lines_[i].text.end(), ' ') >= 2;
      if (sentence && ends_sentence(lines_[i].text)) block.prose = true;
    }
  }

  /// Cuts from the first line that ends the article; returns where, or the number of lines.
  std::size_t cut_to_end() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (where_[i] != Where::End) continue;
      std::size_t before = 0, after = 0;
      for (const Block& block : blocks_)
        if (block.prose) (block.begin < i ? before : after) += block.size;
      const bool something_before = before > 0 || i >= 2;
      if (!something_before || after > before) continue;
      std::fill(cut_.begin() + static_cast<std::ptrdiff_t>(i), cut_.end(), true);
      return i;
    }
    return lines_.size();
  }

  /// After the last prose the lines of a page's foot go; where there are several, also what stands among and after
  /// them, and a form takes its heading along.
  void cut_tail(std::size_t begin, std::size_t end) {
    std::size_t first = end, signs = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (where_[i] == Where::Nowhere || where_[i] == Where::Any) continue;
      if (signs++ == 0) first = i;
      cut_[i] = true;
      if (where_[i] == Where::Form && i > begin && is_in_capitals(lines_[i - 1].text)) cut_[i - 1] = true;
    }
    if (signs > 1)
      std::fill(cut_.begin() + static_cast<std::ptrdiff_t>(first), cut_.begin() + static_cast<std::ptrdiff_t>(end),
                true);
  }

  static constexpr std::size_t short_line = 40;  // bytes; shorter lines are no wrapped prose

  std::span<const Line> lines_;
  std::vector<Where> where_;
  std::vector<bool> cut_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<bool> find_boilerplate(std::span<const Line> lines) { return Finder(lines).run(); }

}  // namespace archive::extract
