// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/trim.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "archive/core/error.hpp"
#include "html/tree.hpp"

namespace archive::extract::html {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t head_size = 2048;         // where a charset is declared (HTML standard: 1024)
constexpr std::size_t longest_name = 32;        // bytes of an element's or attribute's name
constexpr std::size_t longest_value = 4 << 10;  // of an attribute; longer ones are data
constexpr std::size_t longest_content = 64 << 10;
constexpr std::size_t longest_json = 1 << 20;
constexpr std::size_t most_tags = 500'000;  // the longest pages of the press (live reports) have some 60 000

// Say nothing about the text.
constexpr std::array silent{"embed"sv, "img"sv, "input"sv, "param"sv, "source"sv, "track"sv, "wbr"sv};
// Dropped with all that is in them, up to the first end tag.
constexpr std::array dropped{"audio"sv,  "canvas"sv, "iframe"sv, "math"sv,     "noembed"sv,  "noframes"sv, "noscript"sv,
                             "script"sv, "style"sv,  "svg"sv,    "template"sv, "textarea"sv, "video"sv};
// Never closed, or closed by what follows: they make no depth of their own.
constexpr std::array shallow{"area"sv,   "base"sv,  "basefont"sv, "bgsound"sv, "body"sv,  "br"sv,   "col"sv,
                             "dd"sv,     "dt"sv,    "embed"sv,    "frame"sv,   "head"sv,  "hr"sv,   "html"sv,
                             "img"sv,    "input"sv, "keygen"sv,   "li"sv,      "link"sv,  "meta"sv, "optgroup"sv,
                             "option"sv, "p"sv,     "param"sv,    "source"sv,  "tbody"sv, "td"sv,   "tfoot"sv,
                             "th"sv,     "thead"sv, "tr"sv,       "track"sv,   "wbr"sv};

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::uint32_t hash(std::string_view name) {
  std::uint32_t value = 2166136261u;
  for (const char c : name) value = (value ^ static_cast<unsigned char>(c)) * 16777619u;
  return value;
}

class Trimmer {
 public:
  Trimmer(std::string_view bytes, const Limits& limits)
      : bytes_(bytes), most_open_(limits.depth), most_bytes_(3 * limits.body) {
    result_.reserve(std::min(bytes.size(), most_bytes_));
  }

  std::string run() {
    while (at_ < bytes_.size()) {
      const auto mark = std::min(bytes_.find('<', at_), bytes_.size());
      add_text(bytes_.substr(at_, mark - at_));
      at_ = mark;
      if (at_ == bytes_.size()) break;
      take_markup();
      if (result_.size() > most_bytes_)
        throw core::InputError("too-large",
                               core::tr("the page holds more than {} MB of text and tags", most_bytes_ >> 20));
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead) const { return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0'; }

  /// Of the white space around a text, which indents the page, one is enough.
  void add_text(std::string_view text) {
    std::size_t begin = 0, end = text.size();
    while (begin + 1 < end && is_space(text[begin]) && is_space(text[begin + 1])) ++begin;
    while (begin + 1 < end && is_space(text[end - 1]) && is_space(text[end - 2])) --end;
    result_ += text.substr(begin, end - begin);
  }

  void take_markup() {
    const char next = peek(1);
    if (is_letter(next)) {
      take_start_tag();
    } else if (next == '/' && is_letter(peek(2))) {
      take_end_tag();
    } else if (next == '!' && peek(2) == '-' && peek(3) == '-') {
      // `<!-->` is a whole comment.
      const auto end = bytes_.find("-->", at_ + 2);
      at_ = end == bytes_.npos ? bytes_.size() : end + 3;
    } else if (next == '!' || next == '?' || next == '/') {
      skip_past('>');
    } else {
      result_ += "&lt;";
      ++at_;
    }
  }

  void skip_past(char c) {
    const auto end = bytes_.find(c, at_);
    at_ = end == bytes_.npos ? bytes_.size() : end + 1;
  }

  /// Reads the name of an element or attribute, in lower case.
  std::string_view take_name(std::string_view stops, std::string& buffer) {
    buffer.clear();
    // An equals sign may begin a name.
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && !is_space(bytes_[at_]) &&
           (stops.find(bytes_[at_]) == stops.npos || (at_ == begin && bytes_[at_] == '='))) {
      if (buffer.size() <= longest_name) buffer += lower(bytes_[at_]);
      ++at_;
    }
    return buffer;
  }

  std::string_view take_value() {
    while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
    if (at_ == bytes_.size()) return {};
    const char quote = bytes_[at_];
    std::size_t begin = at_, end = 0;
    if (quote == '"' || quote == '\'') {
      begin = at_ + 1;
      end = std::min(bytes_.find(quote, begin), bytes_.size());
      at_ = std::min(end + 1, bytes_.size());
    } else {
      while (at_ < bytes_.size() && !is_space(bytes_[at_]) && bytes_[at_] != '>') ++at_;
      end = at_;
    }
    return bytes_.substr(begin, end - begin);
  }

  /// Reads the attributes up to the end of a tag, and writes those that are kept. Whether the type is JSON-LD.
  bool take_attributes() {
    bool json = false;
    std::uint32_t seen = 0;
    for (;;) {
      while (at_ < bytes_.size() && (is_space(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
      if (at_ == bytes_.size()) return json;
      if (bytes_[at_] == '>') {
        ++at_;
        return json;
      }
      const auto name = take_name("=>/", attribute_);
      std::size_t ahead = at_;
      while (ahead < bytes_.size() && is_space(bytes_[ahead])) ++ahead;
      std::string_view value;
      if (ahead < bytes_.size() && bytes_[ahead] == '=') {
        at_ = ahead + 1;
        value = take_value();
      }
      const auto attr = attr_of(name);
      if (!attr || (seen >> static_cast<unsigned>(*attr) & 1u) != 0) continue;
      if (*attr == Attr::Href && name_ != "link") continue;
      if (value.size() > (*attr == Attr::Content ? longest_content : longest_value)) continue;
      seen |= 1u << static_cast<unsigned>(*attr);
      json = json || (*attr == Attr::Type && value.find("ld+json") != value.npos);
      write_attribute(name, value);
    }
  }

  void write_attribute(std::string_view name, std::string_view value) {
    result_ += ' ';
    result_ += name;
    result_ += "=\"";
    for (auto quote = value.find('"'); quote != value.npos; quote = value.find('"')) {
      result_ += value.substr(0, quote);
      result_ += "&quot;";
      value.remove_prefix(quote + 1);
    }
    result_ += value;
    result_ += '"';
  }

  void take_start_tag() {
    count_tag();
    const std::size_t written = result_.size();
    ++at_;
    const auto name = take_name("/>", name_);
    if (name.size() > longest_name || name == "plaintext") {
      take_attributes();
      result_.resize(written);
      return;
    }
    result_ += '<';
    result_ += name;
    const bool json = take_attributes();
    result_ += '>';
    if (holds(silent, name)) {
      result_.resize(written);
    } else if (name == "script" && json) {
      take_json();
    } else if (holds(dropped, name)) {
      result_.resize(written);
      skip_content(name);
    } else if (name == "title") {
      take_title();
    } else if (!holds(shallow, name)) {
      if (open_.size() < most_open_) push(hash(name));
      else result_.resize(written);
    }
  }

  void count_tag() {
    if (++tags_ > most_tags) throw core::InputError("too-large", core::tr("the page has more than {} tags", most_tags));
  }

  void take_end_tag() {
    count_tag();
    at_ += 2;
    const auto name = take_name("/>", name_);
    skip_past('>');
    if (name.size() > longest_name) return;
    if (!holds(shallow, name) && !pop(hash(name))) return;
    result_ += "</";
    result_ += name;
    result_ += '>';
  }

  /// Where the end tag of an element begins, from here; nothing where there is none. Once looked for in vain, it is not
  /// looked for again, so that a row of unclosed ones is no loop over the whole page.
  std::optional<std::size_t> find_end_tag(std::string_view name) {
    if (std::find(unclosed_.begin(), unclosed_.end(), name) != unclosed_.end()) return std::nullopt;
    for (auto at = bytes_.find("</", at_); at != bytes_.npos; at = bytes_.find("</", at + 2)) {
      const auto found = bytes_.substr(at + 2, name.size());
      const bool same = found.size() == name.size() && std::equal(found.begin(), found.end(), name.begin(),
                                                                  [](char a, char b) { return lower(a) == b; });
      const auto after = at + 2 + name.size();
      if (same && (after == bytes_.size() || !is_letter(bytes_[after]))) return at;
    }
    unclosed_.emplace_back(name);
    return std::nullopt;
  }

  /// Without an end tag the content stays: the tag was an accident.
  void skip_content(std::string_view name) {
    const auto end = find_end_tag(name);
    if (!end) return;
    at_ = *end;
    skip_past('>');
    result_ += ' ';
  }

  void take_json() {
    const auto end = find_end_tag("script");
    if (end && *end - at_ <= longest_json) result_ += bytes_.substr(at_, *end - at_);
    result_ += "</script>";
    if (!end) return;
    at_ = *end;
    skip_past('>');
  }

  /// Inside a title tags are text.
  void take_title() {
    const auto end = find_end_tag("title");
    if (end && *end - at_ <= longest_content) {
      for (const char c : bytes_.substr(at_, *end - at_)) {
        if (c == '<') result_ += "&lt;";
        else result_ += c;
      }
      at_ = *end;
      skip_past('>');
    }
    result_ += "</title>";
  }

  void push(std::uint32_t name) {
    open_.push_back(name);
    ++counts_[name % counts_.size()];
  }

  /// Takes the last open element of that name out. Whether there was one.
  bool pop(std::uint32_t name) {
    if (counts_[name % counts_.size()] == 0) return false;
    const auto found = std::find(open_.rbegin(), open_.rend(), name);
    if (found == open_.rend()) return false;
    open_.erase(std::prev(found.base()));
    --counts_[name % counts_.size()];
    return true;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string result_, name_, attribute_;
  std::size_t most_open_, most_bytes_;
  std::vector<std::uint32_t> open_;  ///< names of elements that wait for their end tag
  std::array<std::uint16_t, 256> counts_{};
  std::vector<std::string> unclosed_;  ///< names without an end tag further on
  std::size_t tags_ = 0;
};

std::string declared_charset(std::string_view head) {
  std::string text(head.substr(0, head_size));
  std::transform(text.begin(), text.end(), text.begin(), lower);
  const bool xml = text.starts_with("<?xml");
  for (const auto key : {"charset"sv, "encoding"sv}) {
    if (key == "encoding" && !xml) continue;
    for (auto at = text.find(key); at != text.npos; at = text.find(key, at + 1)) {
      auto rest = std::string_view(text).substr(at + key.size());
      const auto skip = [&](std::string_view what) {
        rest.remove_prefix(std::min(rest.find_first_not_of(what), rest.size()));
      };
      skip(" \t\r\n");
      if (!rest.starts_with('=')) continue;
      skip("= \t\r\n\"'");
      const auto size = rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_:.");
      if (size != 0 && size != rest.npos) return std::string(rest.substr(0, size));
    }
  }
  return {};
}

}  // namespace

Trimmed trim(std::string_view bytes, const Limits& limits) {
  return {Trimmer(bytes, limits).run(), declared_charset(bytes)};
}

}  // namespace archive::extract::html
