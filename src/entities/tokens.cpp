// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens.hpp"

#include "archive/text/utf8.hpp"
#include "plain_word.hpp"

namespace archive::entities {
namespace {

bool is_apostrophe(char32_t value) { return value == '\'' || value == 0x2019 || value == 0x02BC; }
/// Whether it is the first byte of an apostrophe, or of a sign like many others.
bool may_begin_apostrophe(char byte) { return byte == '\'' || static_cast<unsigned char>(byte) >= 0x80; }
bool is_hyphen(char32_t value) { return value == '-' || value == 0x2010 || value == 0x2011; }
bool is_digit(char32_t value) { return value >= '0' && value <= '9'; }
bool is_space(char32_t value) {
  return value == ' ' || value == '\t' || value == '\r' || value == 0xA0 || (value >= 0x2000 && value <= 0x200A) ||
         value == 0x202F || value == 0x3000 || value == 0x2028 || value == 0x2029;
}
bool ends_sentence(char32_t mark) { return mark == '.' || mark == '!' || mark == '?' || mark == 0x2026; }
bool opens(char32_t mark) {
  return mark == 0xAB || mark == '"' || mark == 0x201C || mark == '(' || mark == '[' || mark == 0x2013 ||
         mark == 0x2014 || mark == '-' || mark == 0x2022 || mark == '*';
}

/// Words whose full stop belongs to the name before it.
bool is_abbreviation(std::string_view word) {
  return word == "Jr" || word == "Sr" || word == "Bros" || word == "Inc" || word == "Corp" || word == "Ltd";
}

/// Words that lose their vowel before another, with the letters that stay.
bool elides(std::string_view word) {
  const auto lower = [&](std::size_t i) { return static_cast<char>(word[i] | 0x20); };
  if (word.size() == 1) return std::string_view("ldjmntsc").find(lower(0)) != std::string_view::npos;
  return word.size() <= 7 && lower(word.size() - 1) == 'u' && lower(word.size() - 2) == 'q';
}

class Cutter {
 public:
  Cutter(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {
    constexpr std::size_t bytes_of_token = 5;  // French has some 5.3
    tokens_.clear();
    tokens_.reserve(text.size() / bytes_of_token + 1);
  }

  void run() {
    while (at_ < text_.size()) {
      if (text_[at_] == ' ') {
        if (gap_ != Gap::Line) gap_ = Gap::Space;
        ++at_;
        continue;
      }
      if (const PlainWord word = read_plain_word(text_, at_); word.end > at_) {
        take(word);
        continue;
      }
      const auto [value, size] = text::code_point_at(text_, at_);
      if (value == '\n') {
        end_line();
        gap_ = Gap::Line;
        at_ += size;
      } else if (is_space(value)) {
        if (gap_ != Gap::Line) gap_ = Gap::Space;
        at_ += size;
      } else if (is_letter(value) || is_digit(value)) {
        word();
      } else if (is_invisible(value)) {
        at_ += size;
      } else {
        sign(value, size);
      }
    }
    end_line();
  }

 private:
  void take(const PlainWord& word) {
    Token& token = tokens_.emplace_back();
    const std::size_t begin = at_;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(word.end);
    token.key = word.key;
    token.shape = word.capital ? Shape::Capital : Shape::Lower;
    small_in_line_ = true;
    words_in_line_ += word.several ? 1 : 0;
    at_ = word.end;
    const char behind = sign_at(at_);
    // Behind most words a space stands, and then no apostrophe.
    if (behind != ' ' || may_begin_apostrophe(sign_at(at_ + 1))) {
      const std::string_view bytes = text_.substr(begin, at_ - begin);
      if (word.capital && behind == '.' && is_abbreviation(bytes)) token.end = static_cast<std::uint32_t>(++at_);
      else if (elides(bytes)) take_apostrophe(token);
    }
    place_word(token);
    if (sign_at(at_) == ' ') {
      gap_ = Gap::Space;
      ++at_;
    }
  }

  /// The byte at a place; a line break behind the text.
  [[nodiscard]] char sign_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\n'; }

  void word() {
    Token token;
    token.begin = static_cast<std::uint32_t>(at_);
    std::size_t letters = 0, capitals = 0, small = 0, digits = 0;
    bool first_is_capital = false;
    while (at_ < text_.size()) {
      const auto [value, size] = text::code_point_at(text_, at_);
      if (is_letter(value)) {
        const bool capital = is_upper(value);
        if (letters + digits == 0) first_is_capital = capital;
        ++letters;
        ++(capital ? capitals : small);
      } else if (is_digit(value)) {
        ++digits;
      } else if (value == '.' && dotted_acronym(capitals, letters)) {
        // Part of the word.
      } else if (const std::size_t behind = inner_apostrophe(token.begin, first_is_capital, value); behind > at_) {
        const auto letter = text::code_point_at(text_, behind);
        // `O'Brien` is written like `Brien`, `AUJOURD'HUI` like other words of its line.
        const bool all_capitals = letters > 1 && capitals == letters && is_upper(letter.value);
        ++letters;
        ++(all_capitals ? capitals : small);
        at_ = behind + letter.size;
        continue;
      } else if (const std::size_t rest = letters > 0 ? behind_break(text_, at_) : at_; rest > at_) {
        token.broken = true;
        at_ = rest;
        continue;
      } else {
        break;
      }
      at_ += size;
    }
    if (at_ < text_.size() && text_[at_] == '.' &&
        ((letters == 1 && capitals == 1 && digits == 0) ||
         is_abbreviation(text_.substr(token.begin, at_ - token.begin)))) {
      ++at_;
    }
    token.end = static_cast<std::uint32_t>(at_);
    const std::string_view bytes = text_.substr(token.begin, token.end - token.begin);
    // `McCain` is written like `Cain`.
    const bool one_capital = capitals == 1 || (capitals == 2 && bytes.starts_with("Mc"));
    token.shape = letters == 0 ? Shape::Number
                  // `i24news`
                  : capitals == 0 && digits > 0 && letters > 3     ? Shape::Mixed
                  : capitals == 0                                  ? Shape::Lower
                  : letters == 1 && digits == 0                    ? Shape::Initial
                  : small == 0                                     ? Shape::Upper
                  : one_capital && first_is_capital && digits == 0 ? Shape::Capital
                                                                   : Shape::Mixed;
    small_in_line_ = small_in_line_ || small > 0;
    words_in_line_ += letters > 1 ? 1 : 0;
    if (elides(bytes)) take_apostrophe(token);
    token.key = key_of_word(text_.substr(token.begin, token.elided ? bytes.size() : token.end - token.begin));
    place_word(token);
    tokens_.push_back(token);
  }

  /// The letter behind an apostrophe that stands inside a name: `O'Brien`, `N'Golo`, `McDonald's`; 0 where it ends the
  /// word, as after an elided one.
  [[nodiscard]] std::size_t inner_apostrophe(std::size_t begin, bool capital, char32_t value) const {
    if (!capital || at_ == begin) return 0;
    std::size_t at = at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    // `O 'Brien`: a space that some reading machine put there.
    if (value == ' ' && word == "O") ++at;
    if (at >= text_.size()) return 0;
    const auto mark = text::code_point_at(text_, at);
    if (!is_apostrophe(mark.value)) return 0;
    const std::size_t next = at + mark.size;
    if (next >= text_.size()) return 0;
    const auto letter = text::code_point_at(text_, next);
    if (!is_letter(letter.value)) return 0;
    if (word.size() > 1) return elides(word) ? 0 : next;
    // A single letter is elided before a small one, and always where French elides it before a capital too.
    if (!is_upper(letter.value) || std::string_view("OMNKB").find(word.front()) == std::string_view::npos) return 0;
    if (word == "O") return next;
    const std::size_t second = next + letter.size;
    if (second >= text_.size()) return 0;
    const char32_t after = text::code_point_at(text_, second).value;
    return is_letter(after) && !is_upper(after) ? next : 0;
  }

  /// `S.N.C.F.`: a full stop after each capital, and a capital or the end of the word after it.
  [[nodiscard]] bool dotted_acronym(std::size_t capitals, std::size_t letters) const {
    if (capitals != letters || capitals == 0) return false;
    if (at_ == 0 || static_cast<unsigned char>(text_[at_ - 1]) >= 0x80) return false;
    if (at_ >= 2 && text_[at_ - 2] != '.' && capitals > 1) return false;
    if (at_ + 1 >= text_.size()) return capitals > 1;
    const auto next = text::code_point_at(text_, at_ + 1);
    return is_upper(next.value) ? true : capitals > 1 && !is_letter(next.value) && !is_digit(next.value);
  }

  /// An apostrophe after an elided word belongs to it; a space before it is a fault of some reading machine.
  void take_apostrophe(Token& token) {
    std::size_t at = at_;
    if (at < text_.size() && text_[at] == ' ' && token.shape == Shape::Lower) ++at;
    if (at >= text_.size()) return;
    const auto [value, size] = text::code_point_at(text_, at);
    if (!is_apostrophe(value)) return;
    token.elided = true;
    at_ = at + size;
    token.end = static_cast<std::uint32_t>(at_);
  }

  void sign(char32_t value, std::uint8_t size) {
    const std::size_t after = at_ + size;
    if (is_hyphen(value) && gap_ == Gap::None && !tokens_.empty() && tokens_.back().is_word() && after < text_.size()) {
      const char32_t next = text::code_point_at(text_, after).value;
      if (is_letter(next) || is_digit(next)) {
        at_ = after;
        gap_ = Gap::Hyphen;
        return;
      }
    }
    Token token;
    token.begin = static_cast<std::uint32_t>(at_);
    token.end = static_cast<std::uint32_t>(after);
    token.mark = value;
    at_ = after;
    place_mark(token);
    tokens_.push_back(token);
  }

  /// Tells a word what stands before it.
  void place_word(Token& token) {
    const bool begins_line = gap_ == Gap::Line;
    token.gap = gap_;
    token.sentence_start = start_ || begins_line;
    token.follows = behind_word_ && !begins_line;
    // What follows an elided word at the start is no longer the start: the capital there means something.
    start_ = false;
    behind_word_ = true;
    gap_ = Gap::None;
  }

  void place_mark(Token& token) {
    token.gap = gap_;
    behind_word_ = false;
    if (ends_sentence(token.mark) || (opens(token.mark) && token.mark != '(' && token.mark != '[') ||
        token.mark == 0xBB) {
      start_ = start_ || token.mark != 0xBB;
    } else if (token.mark == ':' || token.mark == ';' || token.mark == ',') {
      start_ = false;
    }
    if (gap_ == Gap::Line) start_ = true;
    gap_ = Gap::None;
  }

  void end_line() {
    if (!small_in_line_ && words_in_line_ > 1) {
      for (std::size_t i = line_; i < tokens_.size(); ++i) tokens_[i].capitals_line = true;
    }
    line_ = tokens_.size();
    small_in_line_ = false;
    words_in_line_ = 0;
    start_ = true;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::size_t at_ = 0, line_ = 0, words_in_line_ = 0;
  Gap gap_ = Gap::Line;
  bool small_in_line_ = false, start_ = true, behind_word_ = false;
};

}  // namespace

void cut(std::string_view text, std::vector<Token>& tokens) { Cutter(text, tokens).run(); }

}  // namespace archive::entities
