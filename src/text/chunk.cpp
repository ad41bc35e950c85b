// SPDX-License-Identifier: GPL-3.0-or-later
#include "chunk.hpp"

#include <algorithm>
#include <string>

#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"
#include "chars.hpp"
#include "complex_script.hpp"
#include "word_lists.hpp"

namespace archive::text {
namespace {

struct Char {
  char32_t value = 0;
  CharClass cls = CharClass::Other;
  std::uint32_t at = 0;  ///< byte in the chunk
};

bool belongs_to_word(CharClass cls) {
  return cls == CharClass::Letter || cls == CharClass::Digit || cls == CharClass::Mark || cls == CharClass::Invisible;
}

Case case_of(std::string_view word) {
  bool first_upper = false, later_upper = false, lower = false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto point = code_point_at(word, at);
    at += point.size;
    const bool upper = is_upper(point.value);
    if (!upper && !is_lower(point.value)) continue;
    if (++letters == 1) first_upper = upper;
    else if (upper) later_upper = true;
    lower |= !upper;
  }
  if (letters == 0) return Case::None;
  if (!lower) return letters == 1 ? Case::Capital : Case::Upper;
  if (!first_upper && !later_upper) return Case::Lower;
  return first_upper && !later_upper ? Case::Capital : Case::Mixed;
}

Form make_form(std::string_view word) {
  Form form;
  form.term = to_term(word);
  form.folded = fold(form.term);
  form.accented = form.folded != form.term;
  form.letter_case = case_of(word);
  form.stop = is_stop_word(form.term);
  static constexpr std::string_view accentable = "aceiouy";  // the letters that French writes with an accent or cedilla
  form.may_lack_accents = form.letter_case == Case::Upper && !form.accented &&
                          form.term.find_first_of(accentable) != std::string::npos;
  form.may_lack_first_accent = form.letter_case == Case::Capital && accentable.find(form.term.front()) != std::string_view::npos;
  form.acronym = form.letter_case == Case::Upper && count_code_points(form.term) <= 6;
  return form;
}

/// One unit between hyphens: a word, or several glued by apostrophes that are no elision.
struct Unit {
  std::uint32_t begin = 0, end = 0;
  Form form;
};

/// Reads one chunk from left to right.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {
    chars_.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
      const auto point = code_point_at(text, at);
      chars_.push_back({point.value, classify(point.value), static_cast<std::uint32_t>(at)});
      at += point.size;
    }
  }

  Chunk run() {
    for (std::size_t i = 0; i < chars_.size();) {
      switch (chars_[i].cls) {
        case CharClass::Letter:
        case CharClass::Digit:
          i = read_group(i);
          break;
        case CharClass::Complex:
          i = read_complex(i);
          break;
        default:
          ++i;
      }
    }
    chunk_.has_lower = std::any_of(chars_.begin(), chars_.end(), [](const Char& c) { return is_lower(c.value); });
    chunk_.ends_sentence = ends_sentence();
    return std::move(chunk_);
  }

 private:
  [[nodiscard]] std::uint32_t offset(std::size_t i) const {
    return i < chars_.size() ? chars_[i].at : static_cast<std::uint32_t>(text_.size());
  }
  [[nodiscard]] std::string_view bytes(std::size_t from, std::size_t to) const {
    return text_.substr(offset(from), offset(to) - offset(from));
  }
  [[nodiscard]] bool is(std::size_t i, CharClass cls) const { return i < chars_.size() && chars_[i].cls == cls; }
  [[nodiscard]] bool begins_word(std::size_t i) const { return is(i, CharClass::Letter) || is(i, CharClass::Digit); }

  /// The end of the run of letters, digits and what goes with them that begins at i.
  [[nodiscard]] std::size_t core_end(std::size_t i) const {
    while (i < chars_.size() && belongs_to_word(chars_[i].cls)) ++i;
    return i;
  }

  /// The end of a dotted acronym (`S.N.C.F.`, `O.N.U`) that begins at i, or i: capitals, each with its dot, two at least.
  [[nodiscard]] std::size_t acronym_end(std::size_t i) const {
    const auto capital = [&](std::size_t at) { return is(at, CharClass::Letter) && is_upper(chars_[at].value); };
    const auto dot = [&](std::size_t at) { return at < chars_.size() && chars_[at].value == '.'; };
    std::size_t at = i, letters = 0;
    while (capital(at) && dot(at + 1)) {
      at += 2;
      ++letters;
    }
    if (letters > 0 && capital(at) && !(at + 1 < chars_.size() && belongs_to_word(chars_[at + 1].cls))) {
      ++at;
      ++letters;
    }
    const bool complete = letters >= 2 && !(at < chars_.size() && belongs_to_word(chars_[at].cls));
    return complete ? at : i;
  }

  /// A group is words joined by apostrophes and hyphens. Gives the index after it.
  std::size_t read_group(std::size_t i) {
    std::vector<Unit> units;
    bool at_start = true;  // nothing but elided words so far: what comes first begins the compound
    for (;;) {
      std::size_t end = acronym_end(i);
      if (end != i) {
        units.push_back(acronym_unit(i, end));
      } else {
        end = core_end(i);
        const bool apostrophe = is(end, CharClass::Apostrophe);
        if (apostrophe && is_elided_here(i, end)) {
          Unit elided{offset(i), offset(end), make_form(bytes(i, end))};
          elided.form.elided = true;
          elided.form.stop = true;
          if (at_start) add(std::move(elided));
          else units.push_back(std::move(elided));
          if (!begins_word(end + 1)) return end + 1;
          i = end + 1;
          continue;
        }
        if (apostrophe && begins_word(end + 1)) {
          end = read_glued(i, units);
        } else {
          split_at_digits(i, end, units);
        }
      }
      at_start = false;
      if (!is(end, CharClass::Hyphen) || !begins_word(end + 1)) {
        add_compound(std::move(units));
        return end;
      }
      i = end + 1;
    }
  }

  Unit acronym_unit(std::size_t i, std::size_t end) const {
    std::string letters;
    for (std::size_t at = i; at < end; ++at) {
      if (chars_[at].value != '.') append(letters, chars_[at].value);
    }
    Unit unit{offset(i), offset(end), make_form(letters)};
    // The last dot may end the sentence; the span takes it only where the dots go through to the end.
    unit.form.acronym = true;
    return unit;
  }

  /// Whether the word [i, end), before an apostrophe, is an elided one: on the list, what follows begins with a vowel or
  /// h (or nothing follows in this chunk: `d'"espion"`), and the two are not one word of the exceptions.
  [[nodiscard]] bool is_elided_here(std::size_t i, std::size_t end) const {
    if (!is_elided_word(to_term(bytes(i, end)))) return false;
    if (!begins_word(end + 1)) return true;
    if (!takes_elision(chars_[end + 1].value)) return false;
    return !is_elision_exception(to_term(bytes(i, core_end(end + 1))));
  }

  /// Words glued by apostrophes that are no elision: `aujourd'hui`, `O'Brien`. Gives the index after them.
  std::size_t read_glued(std::size_t i, std::vector<Unit>& units) const {
    std::size_t last = i, end = core_end(i);
    while (is(end, CharClass::Apostrophe) && begins_word(end + 1)) {
      last = end + 1;
      end = core_end(last);
    }
    Unit unit{offset(i), offset(end), make_form(bytes(i, end))};
    for (const char c : unit.form.folded) {
      if (c != '\'') unit.form.joined += c;
    }
    unit.form.joined_parts = 1;
    if (!is_elision_exception(unit.form.term)) unit.form.alternates.push_back(to_term(bytes(last, end)));
    units.push_back(std::move(unit));
    return end;
  }

  /// A border between letters and digits is a hyphen of zero width: `COP28` is `COP-28`. Not in ordinals: `1er`, `20e`.
  void split_at_digits(std::size_t i, std::size_t end, std::vector<Unit>& units) const {
    std::size_t begin = i;
    for (std::size_t at = i + 1; at < end; ++at) {
      const bool border = (chars_[at].cls == CharClass::Digit) != (chars_[at - 1].cls == CharClass::Digit) &&
                          chars_[at].cls != CharClass::Mark && chars_[at].cls != CharClass::Invisible &&
                          chars_[at - 1].cls != CharClass::Invisible;
      if (!border || is_ordinal(begin, end)) continue;
      units.push_back(unit(begin, at));
      begin = at;
    }
    units.push_back(unit(begin, end));
  }

  /// `1er`, `1re`, `1ère`, `2e`, `2ème`, `2d`, `2nde`, with superscripts: digits, then an ordinal ending.
  [[nodiscard]] bool is_ordinal(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    while (is(at, CharClass::Digit)) ++at;
    if (at == begin || at == end) return false;
    const std::string ending = fold(to_term(bytes(at, end)));
    static constexpr std::string_view endings[] = {"e",  "er",  "ere", "ers", "eres", "re",  "res",  "eme",
                                                   "emes", "es", "d",   "de",  "nd",   "nde", "th", "st"};
    return std::find(std::begin(endings), std::end(endings), ending) != std::end(endings);
  }

  [[nodiscard]] Unit unit(std::size_t from, std::size_t to) const {
    Unit made{offset(from), offset(to), make_form(bytes(from, to))};
    made.form.number = std::all_of(made.form.term.begin(), made.form.term.end(), [](char c) { return c >= '0' && c <= '9'; });
    return made;
  }

  /// Adds the units of a group; several make a compound, unless the last is the pronoun of an inversion.
  void add_compound(std::vector<Unit> units) {
    if (units.size() > 1 && is_inversion_end(units.back().form.term) && units.front().form.letter_case != Case::Upper) {
      if (units.size() > 2 && units[units.size() - 2].form.term == "t") {
        units.erase(units.end() - 2);  // the euphonic t of `explique-t-il` is no word
      }
      for (auto& each : units) add(std::move(each));
      return;
    }
    if (units.size() > 1) {
      std::string joined;
      for (const auto& each : units) joined += each.form.joined.empty() ? each.form.folded : each.form.joined;
      units.front().form.joined = std::move(joined);
      units.front().form.joined_parts = static_cast<std::uint16_t>(std::min<std::size_t>(units.size(), 1000));
    }
    for (auto& each : units) add(std::move(each));
  }

  void add(Unit unit) {
    const bool starts = !chunk_.pieces.empty() && stop_before(unit.begin);
    chunk_.pieces.push_back({unit.begin, unit.end, std::move(unit.form), starts});
  }

  /// Whether a lower-case letter and a full stop stand right before this byte: `Pau.Tarbes`.
  [[nodiscard]] bool stop_before(std::uint32_t byte) const {
    const auto here = std::lower_bound(chars_.begin(), chars_.end(), byte, [](const Char& c, std::uint32_t b) { return c.at < b; });
    const auto i = static_cast<std::size_t>(here - chars_.begin());
    return i >= 2 && i < chars_.size() && chars_[i - 1].value == '.' && is_lower(chars_[i - 2].value) && is_upper(chars_[i].value);
  }

  std::size_t read_complex(std::size_t i) {
    std::size_t end = i;
    while (end < chars_.size() && (chars_[end].cls == CharClass::Complex || chars_[end].cls == CharClass::Mark)) ++end;
    for (const auto& span : complex_script_words(bytes(i, end))) {
      const auto from = offset(i) + static_cast<std::uint32_t>(span.begin);
      const auto to = offset(i) + static_cast<std::uint32_t>(span.end);
      add({from, to, make_form(text_.substr(from, to - from))});
    }
    return end;
  }

  /// Whether the last mark of the chunk, before closing quotes and parentheses, ends a sentence.
  [[nodiscard]] bool ends_sentence() const {
    std::size_t end = chars_.size();
    while (end > 0 && is_closing(chars_[end - 1].value)) --end;
    if (end == 0) return false;
    const char32_t mark = chars_[end - 1].value;
    if (mark == '!' || mark == '?' || mark == U'…') return true;
    if (mark != '.') return false;
    if (chunk_.pieces.empty()) return true;
    const Form& last = chunk_.pieces.back().form;
    return !is_abbreviation(last.term) && !(last.letter_case == Case::Capital && count_code_points(last.term) == 1);
  }

  static bool is_closing(char32_t c) {
    return c == ')' || c == ']' || c == '"' || c == U'»' || c == U'”' || c == U'’' || c == '\'' || c == U'›';
  }

  std::string_view text_;
  std::vector<Char> chars_;
  Chunk chunk_;
};

}  // namespace

Chunk cut_chunk(std::string_view text) { return Cutter(text).run(); }

}  // namespace archive::text
