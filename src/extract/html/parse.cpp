// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/parse.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <new>

#include "archive/text/utf8.hpp"

namespace archive::extract::html {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// What the numbers 128 to 159 mean in a page. Source: HTML standard, numeric character reference end state.
constexpr std::array<char16_t, 32> windows_1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// Builds the tree from what the parser tells.
class Builder {
 public:
  explicit Builder(unsigned depth) : depth_(depth) {
    tree_.nodes.push_back({Tag::Root, 0, 0, 0, 0, 0});
    open_.push_back({Tag::Root, 0});
  }

  void start(std::string_view name, const xmlChar** attributes) {
    const Tag tag = tag_of(name);
    close_paragraph_before(tag);
    const NodeId id = static_cast<NodeId>(tree_.nodes.size());
    const auto first = static_cast<std::uint32_t>(tree_.attributes.size());
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
      if (const auto attr = attr_of(view(attributes[0])))
        tree_.attributes.push_back({*attr, add_bytes(view(attributes[1])), last_size_});
    const auto count = static_cast<std::uint16_t>(tree_.attributes.size() - first);
    tree_.nodes.push_back({tag, count, parent(), 0, first, 0});
    open_.push_back({tag, id});
  }

  void end(std::string_view name) {
    const Tag tag = tag_of(name);
    for (std::size_t i = open_.size(); i > 1; --i) {
      if (open_[i - 1].tag != tag) continue;
      while (open_.size() >= i) pop();
      return;
    }
  }

  void text(std::string_view bytes) {
    Node& last = tree_.nodes.back();
    const bool goes_on =
        last.tag == Tag::Text && last.parent == parent() && last.first + last.size == tree_.bytes.size();
    const auto first = add_bytes(bytes);
    if (goes_on) last.size += last_size_;
    else tree_.nodes.push_back({Tag::Text, 0, parent(), 0, first, last_size_});
  }

  Tree finish() {
    while (!open_.empty()) pop();
    // Texts and flattened elements end where they begin.
    for (NodeId i = 0; i < tree_.nodes.size(); ++i)
      if (tree_.nodes[i].end <= i) tree_.nodes[i].end = i + 1;
    return std::move(tree_);
  }

 private:
  struct Open {
    Tag tag;
    NodeId id;
  };

  /// Beyond the limit elements are children of the last one above it.
  [[nodiscard]] NodeId parent() const { return open_[std::min<std::size_t>(open_.size(), depth_) - 1].id; }

  void pop() {
    if (open_.size() <= depth_) tree_.nodes[open_.back().id].end = static_cast<NodeId>(tree_.nodes.size());
    open_.pop_back();
  }

  /// A paragraph ends where a block begins, which the parser knows of the blocks of HTML 4 only.
  void close_paragraph_before(Tag tag) {
    if (!is_block(tag)) return;
    for (std::size_t i = open_.size(); i > 1 && !is_block(open_[i - 1].tag); --i)
      if (i >= 2 && open_[i - 2].tag == Tag::P) {
        while (open_.size() >= i - 1) pop();
        return;
      }
    if (open_.back().tag == Tag::P) pop();
  }

  /// Appends bytes, references to the control characters of Windows-1252 as what they mean.
  std::uint32_t add_bytes(std::string_view bytes) {
    const auto first = static_cast<std::uint32_t>(tree_.bytes.size());
    tree_.bytes += bytes;
    for (auto at = tree_.bytes.find('\xC2', first); at != std::string::npos; at = tree_.bytes.find('\xC2', at + 1)) {
      const auto low = at + 1 < tree_.bytes.size() ? static_cast<unsigned char>(tree_.bytes[at + 1]) : 0u;
      if (low < 0x80 || low > 0x9F) continue;
      std::string meant;
      text::append(meant, windows_1252[low - 0x80]);
      tree_.bytes.replace(at, 2, meant);
    }
    last_size_ = static_cast<std::uint32_t>(tree_.bytes.size()) - first;
    return first;
  }

  Tree tree_;
  std::vector<Open> open_;
  std::size_t depth_;
  std::uint32_t last_size_ = 0;
};

Builder& builder(void* context) { return *static_cast<Builder*>(context); }

void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
  builder(context).start(view(name), attributes);
}
void on_end(void* context, const xmlChar* name) { builder(context).end(view(name)); }
void on_text(void* context, const xmlChar* text, int size) {
  if (size > 0) builder(context).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

struct FreeContext {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

}  // namespace

Tree parse(std::string_view text, unsigned depth) {
  Builder builder(std::max(2u, depth));
  if (text.empty()) return builder.finish();
  static const bool initialised = (xmlInitParser(), true);
  static_cast<void>(initialised);
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(
      htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
  if (!context) throw std::bad_alloc();
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOERROR |
                                        HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  *context->sax = htmlSAXHandler{};
  context->sax->startElement = on_start;
  context->sax->endElement = on_end;
  context->sax->characters = on_text;
  context->sax->cdataBlock = on_text;
  context->sax->ignorableWhitespace = on_text;
  context->userData = &builder;
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(context.get());
  return builder.finish();
}

std::string without_references(std::string_view text) {
  constexpr std::size_t longest_name = 10;
  std::string result;
  while (!text.empty()) {
    const auto mark = std::min(text.find('&'), text.size());
    result += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const auto end = text.substr(0, longest_name).find(';');
    std::uint32_t value = 0;
    if (end != text.npos && end > 2 && text[1] == '#') {
      const bool hexadecimal = text[2] == 'x' || text[2] == 'X';
      const auto* begin = text.data() + (hexadecimal ? 3 : 2);
      const auto read = std::from_chars(begin, text.data() + end, value, hexadecimal ? 16 : 10);
      if (read.ptr != text.data() + end) value = 0;
    } else if (end != text.npos && end > 1) {
      const std::string name(text.substr(1, end - 1));
      const auto* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
      if (entity != nullptr) value = entity->value;
    }
    if (value >= 0x80 && value < 0xA0) value = windows_1252[value - 0x80];
    const bool scalar = value >= 9 && value < 0x110000 && !(value >= 0xD800 && value < 0xE000);
    if (scalar) text::append(result, value);
    else result += '&';
    text.remove_prefix(scalar ? end + 1 : 1);
  }
  return result;
}

}  // namespace archive::extract::html
