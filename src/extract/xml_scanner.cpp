// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml_scanner.hpp"

#include <algorithm>

#include "archive/core/error.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t longest_tag = 64 << 10;  // the parser compares each attribute with all before it

}  // namespace

bool XmlScanner::skip_past(std::string_view end) {
  const auto found = text_.find(end, at_);
  at_ = found == text_.npos ? text_.size() : found + end.size();
  return found != text_.npos;
}

std::optional<XmlTag> XmlScanner::next() {
  for (;;) {
    at_ = text_.find('<', at_);
    if (at_ == text_.npos) {
      at_ = text_.size();
      return std::nullopt;
    }
    const auto rest = text_.substr(at_, 9);
    if (rest.starts_with("<!--")) {
      if (!skip_past("-->")) return std::nullopt;
    } else if (rest == "<![CDATA[") {
      if (!skip_past("]]>")) return std::nullopt;
    } else if (rest.starts_with("<?")) {
      if (!skip_past("?>")) return std::nullopt;
    } else if (rest.starts_with("<!")) {
      const std::size_t begin = at_;
      if (!skip_past(">")) return std::nullopt;
      // Old feeds name the document type of RSS 0.91. What declares entities is no feed.
      if (text_.substr(begin, at_ - begin).find('[') != text_.npos)
        throw core::InputError("malformed", core::tr("the XML declares entities of its own, which are not read"));
    } else {
      break;
    }
  }
  XmlTag tag;
  tag.begin = at_;
  char quote = '\0';
  std::size_t at = at_ + 1;
  for (; at < text_.size(); ++at) {
    const char c = text_[at];
    if (at - tag.begin > longest_tag) throw core::InputError("too-large", core::tr("a tag has more than 64 kB"));
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      break;
    }
  }
  if (at == text_.size()) return std::nullopt;
  tag.end = at_ = at + 1;
  auto inside = text_.substr(tag.begin + 1, at - tag.begin - 1);
  if (inside.starts_with('/')) {
    tag.kind = XmlTag::Kind::End;
    inside.remove_prefix(1);
  } else if (inside.ends_with('/')) {
    tag.kind = XmlTag::Kind::Empty;
    inside.remove_suffix(1);
  }
  tag.name = inside.substr(0, inside.find_first_of(" \t\r\n/"));
  return tag;
}

std::optional<XmlTag> XmlScanner::skip(const XmlTag& start) {
  if (start.kind == XmlTag::Kind::Empty) return start;
  std::size_t open = 1;
  while (auto tag = next()) {
    if (tag->name != start.name) continue;
    if (tag->kind == XmlTag::Kind::Start) ++open;
    if (tag->kind == XmlTag::Kind::End && --open == 0) return tag;
  }
  return std::nullopt;
}

}  // namespace archive::extract
