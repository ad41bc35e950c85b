// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/blocks.hpp"

#include <algorithm>
#include <string_view>

#include "lines.hpp"

namespace archive::extract::html {
namespace {

/// Between two cells of a row.
constexpr std::string_view cell_mark = " |";

class Cutter {
 public:
  Cutter(const Tree& tree, const std::vector<bool>& cut) : tree_(tree), cut_(cut) {
    open_.push_back({0, 0, Tag::Root});
  }

  std::vector<Block> run() {
    for (NodeId at = 1; at < tree_.nodes.size(); ++at) {
      while (open_.size() > 1 && tree_.nodes[open_.back().node].end <= at) close();
      const Node& node = tree_.nodes[at];
      if (node.tag == Tag::Text) {
        add_text(at);
      } else if (node.tag == Tag::Br) {
        add_break();
      } else if (node.end > at + 1 || is_block(node.tag)) {
        open(at);
      }
    }
    flush();
    return std::move(blocks_);
  }

 private:
  struct Open {
    NodeId node = 0;
    unsigned links = 0;
    Tag told = Tag::Root;  ///< nearest element that says what its text is
  };

  static bool tells(Tag tag) {
    return is_heading(tag) || tag == Tag::P || tag == Tag::Li || tag == Tag::Blockquote || tag == Tag::Td ||
           tag == Tag::Th || tag == Tag::Tr || tag == Tag::Dd || tag == Tag::Dt || tag == Tag::Pre ||
           tag == Tag::Figcaption;
  }

  /// Whether the cells of a row are values that say something together: two or more with text, all short, none with blocks
  /// of its own. Cells of a page laid out by a table are none.
  [[nodiscard]] bool is_row_of_values(NodeId id) const {
    constexpr std::size_t longest_cell = 150, least_cells = 2;  // bytes
    std::size_t cells = 0;
    for (NodeId i = id + 1; i < tree_.nodes[id].end; ++i) {
      const Tag tag = tree_.nodes[i].tag;
      if (tag != Tag::Td && tag != Tag::Th) {
        if (tag != Tag::Text && (is_block(tag) || tag == Tag::Br || tag == Tag::Img)) return false;
        continue;
      }
      std::size_t size = 0;
      for (NodeId k = i + 1; k < tree_.nodes[i].end; ++k)
        if (tree_.nodes[k].tag == Tag::Text) size += trimmed(tree_.text(tree_.nodes[k])).size();
      if (size > longest_cell) return false;
      if (size > 0) ++cells;
    }
    return cells >= least_cells;
  }

  /// A cell inside such a row.
  [[nodiscard]] bool is_joined(NodeId id) const {
    const Tag tag = tree_.nodes[id].tag;
    return id < row_end_ && (tag == Tag::Td || tag == Tag::Th);
  }

  void open(NodeId id) {
    const Tag tag = tree_.nodes[id].tag;
    if (tag == Tag::Tr && id >= row_end_ && is_row_of_values(id)) row_end_ = tree_.nodes[id].end;
    if (is_joined(id)) cells_ += block_.text.empty() ? 0 : 1;
    else if (is_block(tag)) flush();
    Open next = open_.back();
    next.node = id;
    if (tag == Tag::A || tag == Tag::Button) ++next.links;
    if (is_joined(id)) next.told = Tag::Tr;
    else if (is_block(tag)) next.told = tells(tag) ? tag : is_heading(next.told) ? next.told : Tag::Div;
    open_.push_back(next);
  }

  void close() {
    const NodeId id = open_.back().node;
    if (is_block(tree_.nodes[id].tag) && !is_joined(id)) flush();
    open_.pop_back();
  }

  void add_text(NodeId id) {
    const auto text = tree_.text(tree_.nodes[id]);
    if (block_.text.empty()) {
      if (trimmed(text).empty()) return;
      block_.first = id;
      block_.tag = open_.back().told;
      block_.cut = cut_[id];
      auto at = open_.size() - 1;
      while (at > 0 && !is_block(tree_.nodes[open_[at].node].tag)) --at;
      block_.node = open_[at].node;
      space_ = false;
    }
    // A part of the line that is cut, such as a share button, leaves a space.
    if (cut_[id] != block_.cut) {
      if (cut_[id]) {
        space_ = true;
        return;
      }
      // It began with the part that is cut.
      Block before = std::move(block_);
      block_ = {};
      push(std::move(before));
      add_text(id);
      return;
    }
    if (cells_ > 0 && !trimmed(text).empty()) {
      // One for each, so that a value after an empty cell is not taken for that of the column before.
      for (; cells_ > 0; --cells_) block_.text += cell_mark;
      space_ = true;
    }
    const std::size_t before = block_.text.size();
    for (const char c : text) {
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        space_ = true;
        continue;
      }
      if (space_ && !block_.text.empty() && block_.text.back() != '\n') block_.text += ' ';
      space_ = false;
      breaks_ = 0;
      block_.text += c;
    }
    const std::size_t added = block_.text.size() - before;
    if (open_.back().links > 0) block_.linked += added;
  }

  /// A break after a full sentence, or two of them, end a paragraph.
  void add_break() {
    if (block_.text.empty()) return;
    ++breaks_;
    if (breaks_ > 1 || ends_sentence(block_.text)) {
      flush();
    } else {
      block_.text += '\n';
      space_ = false;
    }
  }

  void push(Block block) {
    block.text = std::string(trimmed(block.text));
    block.size = block.text.size();
    block.number = blocks_.size();
    if (block.size > 0) blocks_.push_back(std::move(block));
  }

  void flush() {
    breaks_ = 0;
    cells_ = 0;
    if (!block_.text.empty()) {
      Block done = std::move(block_);
      block_ = {};
      push(std::move(done));
    }
  }

  const Tree& tree_;
  const std::vector<bool>& cut_;
  std::vector<Open> open_;
  std::vector<Block> blocks_;
  Block block_;
  bool space_ = false;
  unsigned cells_ = 0;  ///< of a row that began since its last text
  NodeId row_end_ = 0;  ///< of the row whose cells are joined
  unsigned breaks_ = 0;
};

}  // namespace

bool is_heading(Tag tag) { return tag >= Tag::H1 && tag <= Tag::H6; }

std::vector<Block> find_blocks(const Tree& tree, const std::vector<bool>& cut) { return Cutter(tree, cut).run(); }

}  // namespace archive::extract::html
