// SPDX-License-Identifier: GPL-3.0-or-later
#include "chunk.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "archive/text/fold.hpp"
#include "chunk_text.hpp"
#include "complex_script.hpp"
#include "context.hpp"
#include "form.hpp"
#include "inclusive.hpp"
#include "number.hpp"
#include "number_words.hpp"
#include "special.hpp"
#include "word_lists.hpp"

namespace archive::text {
namespace {

/// Reads one chunk from left to right. A piece begins as a unit: what stands between hyphens, a word, or several glued by
/// apostrophes that are no elision.
class Cutter {
 public:
  /// chunk   without pieces
  Cutter(std::string_view bytes, Chunk& chunk) : bytes_(bytes), text_(bytes), chunk_(chunk), pieces_(chunk.pieces) {}

  void run() {
    for (std::size_t i = 0; i < text_.size();) i = read(i);
    note_address();
    chunk_.has_lower = false;
    for (std::size_t i = 0; i < text_.size() && !chunk_.has_lower; ++i) chunk_.has_lower = is_lower(text_.value(i));
    chunk_.stop_ends = stop_ends();
    chunk_.ends_sentence = ends_sentence();
    chunk_.ends_with_hyphen =
        text_.size() > 1 && text_.is(text_.size() - 1, CharClass::Hyphen) && text_.is_letter(text_.size() - 2);
    chunk_.asks_neighbours = std::any_of(pieces_.begin(), pieces_.end(),
                                         [](const Piece& piece) { return begins_context(piece.form); });
  }

 private:
  /// Reads what stands at character i; gives the character after it.
  std::size_t read(std::size_t i) {
    if (const std::size_t end = signed_word_end(text_, i); end != i) return read_signed_word(i, end);
    if (text_.begins_word(i)) return read_group(i);
    if (text_.is(i, CharClass::Complex)) return read_complex(i);
    const char32_t c = text_.value(i);
    if ((c == '#' || c == '@') && text_.begins_word(i + 1) && (i == 0 || !text_.begins_word(i - 1)))
      return read_tagged(i);
    if (is_sign_word(c)) {
      Form form;
      form.term = form.folded = c == U'№' ? "n°" : text_.bytes(i, i + 1);
      form.signature = signature_byte(form.folded);
      add({text_.offset(i), text_.offset(i + 1), std::move(form)});
    }
    return i + 1;
  }

  /// `C++`: one word, found only whole; its letters are a word of the text too. The halves of `AC/DC` are two.
  std::size_t read_signed_word(std::size_t i, std::size_t end) {
    if (const std::size_t slash = text_.letters_end(i); text_.value(slash) == '/') {
      Piece left{text_.offset(i), text_.offset(slash), make_form(text_.bytes(i, slash))};
      left.form.signs = true;
      left.form.joined = fold(to_term(text_.bytes(i, end)));
      left.form.joined_parts = 2;
      add(std::move(left));
      add({text_.offset(slash + 1), text_.offset(end), make_form(text_.bytes(slash + 1, end))});
      return end;
    }
    Piece unit{text_.offset(i), text_.offset(end), make_form(text_.bytes(i, end))};
    unit.form.acronym = false;
    unit.form.signs = true;
    for (std::size_t at = i; at < end;) {
      const std::size_t to = text_.letters_end(at);
      if (to > at) add_alternate(unit.form, to_term(text_.bytes(at, to)));
      at = std::max(to, at + 1);
    }
    add(std::move(unit));
    return end;
  }

  /// `#MotDièse`, `@compte`: the words after the sign, and the whole.
  std::size_t read_tagged(std::size_t i) {
    const std::size_t first = pieces_.size();
    const std::size_t end = read_group(i + 1);
    if (pieces_.size() > first) {
      Piece& piece = pieces_[first];
      piece.form.joined = fold(to_term(text_.bytes(i, end)));
      piece.form.joined_parts = static_cast<std::uint16_t>(pieces_.size() - first);
    }
    return end;
  }

  /// The end of a dotted acronym (`S.N.C.F.`, `O.N.U`) that begins at i, or i: capitals, each with its dot, two at least.
  [[nodiscard]] std::size_t acronym_end(std::size_t i) const {
    const auto capital = [&](std::size_t at) { return text_.is_letter(at) && is_upper(text_.value(at)); };
    const auto in_word = [&](std::size_t at) { return at < text_.size() && text_.core_end(at) != at; };
    std::size_t at = i, letters = 0;
    while (capital(at) && text_.value(at + 1) == '.') {
      at += 2;
      ++letters;
    }
    if (letters > 0 && capital(at) && !in_word(at + 1)) {
      ++at;
      ++letters;
    }
    return letters >= 2 && !in_word(at) ? at : i;
  }

  /// A group is words joined by apostrophes and hyphens. Gives the index after it.
  std::size_t read_group(std::size_t i) {
    std::size_t first = pieces_.size();
    bool at_start = true;  // nothing but elided words so far: what comes first begins the compound
    for (;;) {
      std::size_t end = read_unit(i);
      if (end == i) {  // an elided word
        end = text_.core_end(i);
        Piece elided{text_.offset(i), text_.offset(end), make_form(text_.bytes(i, end))};
        // In `c'est-à-dire` it is the first word of the compound.
        if (at_start && is_elision_exception(to_term(text_.bytes(i, group_end(i))))) at_start = false;
        elided.form.elided = at_start || pieces_.size() > first;
        elided.form.stop = true;
        if (at_start) {
          add(std::move(elided));
          first = pieces_.size();
        } else {
          pieces_.push_back(std::move(elided));
        }
        if (!text_.begins_word(end + 1)) {
          end_group(first);
          return end + 1;
        }
        i = end + 1;
        continue;
      }
      at_start = false;
      if (!text_.is(end, CharClass::Hyphen) || !text_.begins_word(end + 1)) {
        end_group(first);
        return end;
      }
      i = end + 1;
    }
  }

  /// The end of the words joined by apostrophes and hyphens that begin at i.
  [[nodiscard]] std::size_t group_end(std::size_t i) const {
    std::size_t end = text_.core_end(i);
    while ((text_.is(end, CharClass::Apostrophe) || text_.is(end, CharClass::Hyphen)) && text_.begins_word(end + 1)) {
      end = text_.core_end(end + 1);
    }
    return end;
  }

  /// Reads the unit at i, which end_group() finishes; gives the character after it, or i for an elided word.
  std::size_t read_unit(std::size_t i) {
    if (const std::size_t end = acronym_end(i); end != i) {
      pieces_.push_back(acronym_unit(i, end));
      return end;
    }
    const std::size_t end = text_.core_end(i);
    if (text_.is(end, CharClass::Apostrophe)) {
      if (is_elided_here(i, end)) return i;
      if (text_.begins_word(end + 1) && !text_.is_digit(i)) return read_glued(i);
    }
    if (text_.letters_end(i) == end) {
      if (auto inclusive = read_inclusive(text_, i, end)) {
        Piece unit{text_.offset(i), text_.offset(inclusive->end), make_form(text_.bytes(i, end))};
        for (auto& term : inclusive->terms) add_alternate(unit.form, std::move(term));
        pieces_.push_back(std::move(unit));
        return inclusive->end;
      }
      if (is_numero(i, end)) {
        Piece unit{text_.offset(i), text_.offset(end + (text_.value(end) == U'°' ? 1 : 0)), {}};
        unit.form.term = unit.form.folded = "n°";
        unit.form.signature = signature_byte(unit.form.folded);
        pieces_.push_back(std::move(unit));
        return end + (text_.value(end) == U'°' ? 1 : 0);
      }
    }
    return split_at_digits(i);
  }

  /// `n°`, `nº`.
  [[nodiscard]] bool is_numero(std::size_t i, std::size_t end) const {
    const bool n = text_.value(i) == 'n' || text_.value(i) == 'N';
    return n && ((end == i + 1 && text_.value(end) == U'°') || (end == i + 2 && text_.value(i + 1) == U'º'));
  }

  Piece acronym_unit(std::size_t i, std::size_t end) const {
    std::string letters;
    for (std::size_t at = i; at < end; ++at) {
      if (text_.value(at) != '.') append(letters, text_.value(at));
    }
    Piece unit{text_.offset(i), text_.offset(end), make_form(letters)};
    unit.form.acronym = true;
    return unit;
  }

  /// Whether the word [i, end), before an apostrophe, is an elided one: on the list, what follows begins with a vowel or
  /// h (or nothing follows in this chunk: `d'"espion"`), and the two are not one word of the exceptions.
  [[nodiscard]] bool is_elided_here(std::size_t i, std::size_t end) const {
    if (!is_elided_word(to_term(text_.bytes(i, end)))) return false;
    if (!text_.begins_word(end + 1)) return true;
    if (!takes_elision(text_.value(end + 1))) return false;
    return !is_elision_exception(to_term(text_.bytes(i, text_.core_end(end + 1))));
  }

  /// Words glued by apostrophes that are no elision: `aujourd'hui`, `O'Brien`. Gives the index after them.
  std::size_t read_glued(std::size_t i) {
    std::size_t last = i, end = text_.core_end(i);
    while (text_.is(end, CharClass::Apostrophe) && text_.begins_word(end + 1)) {
      last = end + 1;
      end = text_.core_end(last);
    }
    Piece unit{text_.offset(i), text_.offset(end), make_form(text_.bytes(i, end))};
    for (const char c : unit.form.folded) {
      if (c != '\'') unit.form.joined += c;
    }
    unit.form.joined_parts = 1;
    if (!is_elision_exception(unit.form.term)) add_alternate(unit.form, to_term(text_.bytes(last, end)));
    pieces_.push_back(std::move(unit));
    return end;
  }

  /// The letters and digits at i. A border between the two is a hyphen of zero width: `COP28` is `COP-28`; not in
  /// ordinals (`1er`, `XXe`), which are one word.
  std::size_t split_at_digits(std::size_t i) {
    const std::size_t core = text_.core_end(i);
    std::size_t at = i;
    if (const std::size_t end = roman_ordinal(i, core); end != i) return end;
    while (at < core) {
      if (text_.is_digit(at)) {
        const auto number = read_number(text_, at);
        const std::size_t digits = text_.digits_end(at);
        const std::size_t ordinal = number->end == digits ? ordinal_ending(text_, digits) : digits;
        if (ordinal > digits) {
          pieces_.push_back({text_.offset(at), text_.offset(ordinal), make_form(text_.bytes(at, ordinal))});
          add_alternate(pieces_.back().form, number->canonical + "e");
          at = ordinal;
        } else {
          pieces_.push_back({text_.offset(at), text_.offset(number->end), make_number(number->canonical)});
          at = number->end;
        }
        if (at > core) return at;
        continue;
      }
      // A mark or an invisible character after digits belongs to nothing.
      while (at < core && !text_.is_letter(at) && !text_.is_digit(at)) ++at;
      const std::size_t end = text_.letters_end(at);
      if (end == at) continue;
      Piece unit{text_.offset(at), text_.offset(end), make_form(text_.bytes(at, end))};
      const char32_t next = text_.value(end);
      const bool money = next == U'€' || next == '$' || next == U'£';
      if (unit.form.term == "m" && money) add_alternate(unit.form, "million");
      pieces_.push_back(std::move(unit));
      at = end;
    }
    return at;
  }

  /// `XXe`, `XIXᵉ`: capitals that are a Roman numeral, then a lower-case ordinal ending.
  std::size_t roman_ordinal(std::size_t i, std::size_t core) {
    // Below 50 and from 60 on by its first letter only: `Le`, `De`, `Ce`, `Me` are no ordinals.
    const auto among = [&](std::size_t at, std::u32string_view letters) {
      return letters.find(text_.value(at)) != letters.npos;
    };
    if (!among(i, U"IVX")) return i;
    std::size_t end = i + 1;
    while (end < core && among(end, U"IVXLC")) ++end;
    if (end == core) return i;
    const int value = roman_value(text_.bytes(i, end));
    if (value == 0 || is_upper(text_.value(end)) || ordinal_ending(text_, end) != core) return i;
    pieces_.push_back({text_.offset(i), text_.offset(core), make_form(text_.bytes(i, core))});
    add_alternate(pieces_.back().form, ordinal_term(value));
    return core;
  }

  /// Finishes the units of a group, the pieces from `first` on; several make a compound, unless the last is the pronoun of
  /// an inversion.
  void end_group(std::size_t first) {
    const auto unit_count = [&] { return pieces_.size() - first; };
    const bool inversion = unit_count() > 1 && is_inversion_end(pieces_.back().form.term) &&
                           pieces_.back().form.letter_case == Case::Lower && !is_compound_noun(first);
    if (inversion && unit_count() > 2 && pieces_[pieces_.size() - 2].form.term == "t") {
      pieces_.erase(pieces_.end() - 2);  // the euphonic t of `explique-t-il` is no word
    }
    if (unit_count() > 1 && !inversion) join(std::span(pieces_).subspan(first));
    const auto behind = std::remove_if(pieces_.begin() + static_cast<std::ptrdiff_t>(first), pieces_.end(), is_nothing);
    pieces_.erase(behind, pieces_.end());
    for (std::size_t i = first; i < pieces_.size(); ++i) note_sentence(i);
  }

  static void join(std::span<Piece> units) {
    const bool all_numbers =
        std::all_of(units.begin(), units.end(), [](const Piece& unit) { return unit.form.number; });
    std::string joined;
    for (const Piece& each : units) {
      // Numbers joined by a hyphen are no longer number: `49-3` is `49.3`.
      if (all_numbers && !joined.empty()) joined += ',';
      joined += each.form.joined.empty() ? each.form.folded : each.form.joined;
    }
    units.front().form.joined = std::move(joined);
    units.front().form.joined_parts = static_cast<std::uint16_t>(std::min<std::size_t>(units.size(), 1000));
  }

  /// Whether the lexicon has the pieces from `first` on as one noun, whatever they look like: `rendez-vous`.
  [[nodiscard]] bool is_compound_noun(std::size_t first) const {
    std::string whole;
    for (std::size_t i = first; i < pieces_.size(); ++i) whole += (whole.empty() ? "" : "-") + pieces_[i].form.term;
    return is_nominal(whole);
  }

  void add(Piece unit) {
    if (is_nothing(unit)) return;
    pieces_.push_back(std::move(unit));
    note_sentence(pieces_.size() - 1);
  }

  /// A letter may give none to the term.
  static bool is_nothing(const Piece& piece) { return piece.form.term.empty() || piece.form.folded.empty(); }

  void note_sentence(std::size_t i) { pieces_[i].starts_sentence = i > 0 && stop_before(pieces_[i].begin); }

  /// Whether a lower-case letter and a full stop stand right before this byte: `Pau.Tarbes`.
  [[nodiscard]] bool stop_before(std::uint32_t byte) const {
    if (byte < 2 || bytes_[byte - 1] != '.') return false;
    return is_lower(code_point_before(bytes_, byte - 1).value) && is_upper(code_point_at(bytes_, byte).value);
  }

  std::size_t read_complex(std::size_t i) {
    std::size_t end = i;
    while (text_.is(end, CharClass::Complex) || text_.is(end, CharClass::Mark)) ++end;
    for (const auto& span : complex_script_words(text_.bytes(i, end))) {
      const auto from = text_.offset(i) + static_cast<std::uint32_t>(span.begin);
      const auto to = text_.offset(i) + static_cast<std::uint32_t>(span.end);
      add({from, to, make_form(bytes_.substr(from, to - from))});
    }
    return end;
  }

  /// The words of an address are a compound whose joined form is the whole address.
  void note_address() {
    if (bytes_.size() < 4 || (bytes_.find('.') == std::string_view::npos && bytes_.find('@') == std::string_view::npos))
      return;
    const auto address = find_address(text_);
    if (!address) return;
    const std::uint32_t begin = text_.offset(address->begin), end = text_.offset(address->end);
    const auto inside = [&](const Piece& piece) { return piece.begin >= begin && piece.end <= end; };
    const auto first = std::find_if(pieces_.begin(), pieces_.end(), inside);
    if (first == pieces_.end()) return;
    first->form.joined = fold(to_term(text_.bytes(address->begin, address->end)));
    first->form.joined_parts = static_cast<std::uint16_t>(std::count_if(first, pieces_.end(), inside));
  }

  /// Whether the last mark of the chunk, before closing quotes and parentheses, ends a sentence.
  [[nodiscard]] bool ends_sentence() const {
    std::size_t end = text_.size();
    while (end > 0 && is_closing(text_.value(end - 1))) --end;
    if (end == 0) return false;
    const char32_t mark = text_.value(end - 1);
    if (mark == '!' || mark == '?' || mark == U'…') return true;
    return mark == '.' && chunk_.stop_ends;
  }

  /// Whether the last word is one that is not written with a full stop.
  [[nodiscard]] bool stop_ends() const {
    if (pieces_.empty()) return true;
    const Form& last = pieces_.back().form;
    return !is_abbreviation(last.term) && !(last.letter_case == Case::Capital && count_code_points(last.term) == 1);
  }

  static bool is_closing(char32_t c) {
    return c == ')' || c == ']' || c == '"' || c == U'»' || c == U'”' || c == U'’' || c == '\'' || c == U'›';
  }

  std::string_view bytes_;
  ChunkText text_;
  Chunk& chunk_;
  std::vector<Piece>& pieces_;
};

}  // namespace

void cut_chunk(std::string_view text, Chunk& chunk) {
  chunk.pieces.clear();
  Cutter(text, chunk).run();
}

Chunk cut_chunk(std::string_view text) {
  Chunk chunk;
  cut_chunk(text, chunk);
  return chunk;
}

}  // namespace archive::text
