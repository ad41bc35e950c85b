// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>

#include "html/parse.hpp"
#include "markdown_text.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t longest_target = 2000;  // bytes of an address in a link, with its title
constexpr std::size_t longest_tag = 1000;
constexpr std::size_t most_in_vain = 256 << 10;  // bytes looked through for the ends of addresses that have none

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_mark(char c) { return c > ' ' && c < 0x7F && !is_letter(c) && !(c >= '0' && c <= '9'); }

class Inline {
 public:
  explicit Inline(std::string_view text) : text_(text) {}

  std::string run() {
    while (at_ < text_.size()) step();
    // Marks that open and were never closed are text.
    std::sort(cuts_.begin(), cuts_.end());
    std::string result;
    std::size_t from = 0;
    for (const Cut& cut : cuts_) {
      if (cut.begin > from) result.append(out_, from, cut.begin - from);
      from = std::max(from, cut.end);
    }
    result.append(out_, from, std::string::npos);
    return html::without_references(result);
  }

 private:
  struct Cut {
    std::size_t begin, end;
    bool operator<(const Cut& other) const { return begin < other.begin; }
  };
  struct Emphasis {
    char mark;
    std::size_t begin, size;
  };
  struct Bracket {
    std::size_t begin;  ///< in `out_`
    bool picture;
  };

  [[nodiscard]] char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  [[nodiscard]] bool follows(std::string_view what) const { return text_.substr(at_, what.size()) == what; }

  void step() {
    const char c = text_[at_];
    if (c == '\\' && is_mark(peek(1))) {
      out_ += peek(1);
      // A reference that was escaped stays as it is written.
      if (peek(1) == '&') out_ += "amp;";
      at_ += 2;
    } else if (c == '`') {
      take_code();
    } else if (c == '!' && peek(1) == '[') {
      brackets_.push_back({out_.size(), true});
      out_ += "![";
      at_ += 2;
    } else if (c == '[') {
      take_open_bracket();
    } else if (c == ']' && !brackets_.empty()) {
      take_close_bracket();
    } else if (c == '<') {
      take_tag();
    } else if (c == '{' && (follows("{{<") || follows("{{%"))) {
      skip_past(text_[at_ + 2] == '<' ? ">}}" : "%}}");
    } else if (c == '*' || c == '_' || c == '~') {
      take_emphasis(c);
    } else {
      out_ += c;
      ++at_;
    }
  }

  /// Goes behind `end`; takes the character at hand as text where there is none near.
  void skip_past(std::string_view end) {
    const auto found = text_.substr(at_, longest_tag).find(end);
    if (found == text_.npos) out_ += text_[at_++];
    else at_ += found + end.size();
  }

  void take_code() {
    std::size_t ticks = 0;
    while (peek(ticks) == '`') ++ticks;
    const std::string fence(ticks, '`');
    if (ticks < least_unclosed_) {
      const auto end = text_.find(fence, at_ + ticks);
      if (end != text_.npos) {
        for (const char c : text_.substr(at_ + ticks, end - at_ - ticks)) {
          out_ += c;
          if (c == '&') out_ += "amp;";
        }
        at_ = end + ticks;
        return;
      }
      least_unclosed_ = ticks;
    }
    out_ += fence;
    at_ += ticks;
  }

  void take_open_bracket() {
    if (peek(1) == '^') {  // a footnote
      const auto end = text_.substr(at_, longest_tag).find(']');
      if (end != text_.npos) {
        at_ += end + 1;
        return;
      }
    }
    brackets_.push_back({out_.size(), false});
    out_ += '[';
    ++at_;
  }

  void take_close_bracket() {
    const Bracket open = brackets_.back();
    brackets_.pop_back();
    ++at_;
    const auto target = target_size();
    if (target) at_ += *target;
    if (open.picture) {
      cuts_.push_back({open.begin, out_.size()});
    } else if (target) {
      cuts_.push_back({open.begin, open.begin + 1});
    } else {
      out_ += ']';
    }
  }

  /// Bytes of `(address "title")` or `[name]` here.
  [[nodiscard]] std::optional<std::size_t> target_size() {
    const char open = peek(0);
    if ((open != '(' && open != '[') || in_vain_ > most_in_vain) return std::nullopt;
    const char close = open == '(' ? ')' : ']';
    int depth = 0;
    std::size_t size = 0;
    for (; at_ + size < text_.size() && size < longest_target; ++size) {
      const char c = text_[at_ + size];
      if (c == '\\') ++size;
      else if (c == open) ++depth;
      else if (c == close && --depth == 0) return size + 1;
    }
    in_vain_ += size;
    return std::nullopt;
  }

  void take_tag() {
    if (follows("<!--")) return skip_past("-->");
    const char next = peek(1) == '/' ? peek(2) : peek(1);
    const auto end = is_letter(next) ? text_.substr(at_, longest_tag).find('>') : text_.npos;
    if (end == text_.npos) {
      out_ += text_[at_++];
      return;
    }
    const auto inside = text_.substr(at_ + 1, end - 1);
    // An address in angle brackets is its own text.
    if (inside.find("://") != inside.npos && inside.find(' ') == inside.npos) out_ += inside;
    at_ += end + 1;
  }

  /// Marks of emphasis are text until their partner comes.
  void take_emphasis(char mark) {
    std::size_t size = 0;
    while (peek(size) == mark) ++size;
    const char before = at_ == 0 ? ' ' : text_[at_ - 1];
    const char after = peek(size) == '\0' ? ' ' : peek(size);
    bool opens = !is_space(after), closes = !is_space(before);
    // Inside of a word `_` is a letter.
    if (mark == '_') {
      const auto is_word = [](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
      };
      if (is_word(before)) opens = false;
      if (is_word(after)) closes = false;
    }
    if (mark == '~' && size < 2) opens = closes = false;
    std::size_t begin = out_.size();
    out_.append(size, mark);
    at_ += size;
    while (closes && size > 0) {
      const auto partner =
          std::find_if(emphasis_.rbegin(), emphasis_.rend(), [&](const Emphasis& one) { return one.mark == mark; });
      // Far back nothing is looked for: a row of marks must not be gone through again and again.
      if (partner == emphasis_.rend() || partner - emphasis_.rbegin() > 8) break;
      const std::size_t common = std::min(size, partner->size);
      cuts_.push_back({partner->begin + partner->size - common, partner->begin + partner->size});
      cuts_.push_back({begin, begin + common});
      begin += common;
      size -= common;
      partner->size -= common;
      emphasis_.erase(std::prev(partner.base()) + (partner->size > 0 ? 1 : 0), emphasis_.end());
    }
    if (opens && size > 0) emphasis_.push_back({mark, begin, size});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<Cut> cuts_;  ///< of `out_`
  std::vector<Emphasis> emphasis_;
  std::vector<Bracket> brackets_;
  std::size_t in_vain_ = 0;
  std::size_t least_unclosed_ = 8;  ///< a row of so many ticks or more is closed nowhere, or is no mark
};

}  // namespace

std::string without_inline_marks(std::string_view text) { return Inline(text).run(); }

}  // namespace archive::extract
