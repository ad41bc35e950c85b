// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "archive/core/error.hpp"
#include "archive/text/decode.hpp"
#include "splitters.hpp"
#include "xml_scanner.hpp"

namespace archive::extract {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_link = 4 << 10;   // bytes of the address of the feed's site
constexpr std::size_t largest_head = 64 << 10;  // bytes of what is repeated with each entry

// What an entry and the feed are read for. The rest (numbers of comments, times of a build) changes from hour to hour,
// and would make each entry another one each time.
constexpr std::array told{"about"sv,    "author"sv,      "category"sv, "content"sv, "contributor"sv, "creator"sv,
                          "date"sv,     "description"sv, "encoded"sv,  "guid"sv,    "id"sv,          "keywords"sv,
                          "language"sv, "link"sv,        "modified"sv, "pubDate"sv, "published"sv,   "publisher"sv,
                          "source"sv,   "subject"sv,     "summary"sv,  "title"sv,   "updated"sv,     "issued"sv};
constexpr std::array told_of_feed{"author"sv, "language"sv, "publisher"sv, "title"sv};

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_entry(const XmlTag& tag) { return tag.local() == "item" || tag.local() == "entry"; }

/// Whether the text of a `link` of RSS is an address on the site of the feed.
bool is_relative(std::string_view written) {
  const auto begin = written.find_first_not_of(" \t\r\n");
  return begin != written.npos && written[begin] != '<' && written.find("://") == written.npos;
}

class Entries {
 public:
  Entries(std::string_view text, Outlet& outlet) : text_(text), scanner_(text), outlet_(outlet) {}

  void run() {
    const auto root = scanner_.next();
    if (!root || root->kind != XmlTag::Kind::Start) throw core::InputError("malformed", core::tr("is no XML"));
    open_ = head_of_file();
    open_ += text_.substr(root->begin, root->end - root->begin);
    close_ = fmt::format("</{}>", root->name);
    std::size_t number = 0;
    while (const auto tag = scanner_.next()) {
      if (tag->kind == XmlTag::Kind::End) continue;
      if (is_entry(*tag)) {
        ++number;
        if (!take_entry(*tag, fmt::format("#{}", number))) return;
      } else if (tag->local() == "channel" && tag->kind == XmlTag::Kind::Start) {
        // What follows stands in it; in RSS 1.0 only what tells of it.
        open_ += text_.substr(tag->begin, tag->end - tag->begin);
        close_.insert(0, fmt::format("</{}>", tag->name));
      } else {
        take_of_feed(*tag);
      }
    }
    if (number == 0) throw core::InputError("empty", core::tr("holds no entry"));
  }

 private:
  /// The XML declaration, which tells the encoding.
  [[nodiscard]] std::string head_of_file() const {
    const auto end = text_.find("?>");
    return text_.starts_with("<?xml") && end != text_.npos ? std::string(text_.substr(0, end + 2)) : std::string();
  }

  void take_of_feed(const XmlTag& tag) {
    // Its pictures and forms have titles too.
    const auto end = scanner_.skip(tag);
    if (!end) {
      scanner_ = XmlScanner(text_, tag.end);
      return;
    }
    const auto element = text_.substr(tag.begin, end->end - tag.begin);
    if (tag.name == "link" && link_.empty() && element.size() <= longest_link) link_ = element;
    if (!holds(told_of_feed, tag.local())) return;
    if (open_.size() + element.size() <= largest_head) open_ += element;
  }

  bool take_entry(const XmlTag& start, const std::string& place) {
    Record record;
    record.place = place;
    record.format = Format::Feed;
    record.bytes = open_;
    const auto place_of_link = open_.size();
    record.bytes += text_.substr(start.begin, start.end - start.begin);
    if (start.kind == XmlTag::Kind::Start) {
      bool closed = false, relative = false;
      while (const auto tag = scanner_.next()) {
        closed = tag->kind == XmlTag::Kind::End && tag->name == start.name;
        if (closed) break;
        if (tag->kind == XmlTag::Kind::End) continue;
        const auto end = scanner_.skip(*tag);
        if (!end) break;
        if (!holds(told, tag->local())) continue;
        record.bytes += text_.substr(tag->begin, end->end - tag->begin);
        if (tag->name == "link" && tag->kind == XmlTag::Kind::Start)
          relative = relative || is_relative(text_.substr(tag->end, end->begin - tag->end));
      }
      if (!closed) throw core::InputError("malformed", fmt::format("entry {} is not closed", place.substr(1)));
      record.bytes += fmt::format("</{}>", start.name);
      // Only where it is needed: it changes with what else the site does, and each entry with it.
      if (relative) record.bytes.insert(place_of_link, link_);
    }
    record.bytes += close_;
    return outlet_.give(std::move(record));
  }

  std::string_view text_;
  XmlScanner scanner_;
  Outlet& outlet_;
  std::string open_, close_;  ///< around each entry
  std::string_view link_;     ///< the element that names the feed's site
};

}  // namespace

void split_feed(ByteStream& stream, Outlet& outlet) {
  std::string bytes = stream.read_all(outlet.limits.input);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) bytes = text::decode(bytes).text;
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  Entries(text, outlet).run();
}

}  // namespace archive::extract
