// SPDX-License-Identifier: GPL-3.0-or-later
#include "inclusive.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "archive/text/fold.hpp"
#include "archive/text/lexicon.hpp"
#include "form.hpp"
#include "word_lists.hpp"

namespace archive::text {
namespace {

/// The closed list of french.md section 8, with `rice` and the like in the singular; a plural `s` may follow.
constexpr std::array<std::string_view, 23> feminine_endings{
    "e",   "es",   "ne",   "nes",   "le",    "les",    "te",   "tes",   "ve",   "ves",   "se", "ses",
    "ère", "ères", "rice", "rices", "trice", "trices", "euse", "euses", "esse", "esses", "sse"};
constexpr std::array<std::string_view, 2> other_endings{"fe", "fes"};
constexpr std::array<std::string_view, 2> plural_endings{"s", "x"};

template <std::size_t count>
bool holds(const std::array<std::string_view, count>& list, std::string_view ending) {
  return std::find(list.begin(), list.end(), ending) != list.end();
}

bool is_feminine(std::string_view ending) { return holds(feminine_endings, ending) || holds(other_endings, ending); }

bool is_dot(char32_t c) { return c == 0xB7 || c == 0x22C5 || c == 0x2022 || c == 0x2027; }

bool is_separator(const ChunkText& text, std::size_t i) {
  const char32_t c = text.value(i);
  return is_dot(c) || c == '.' || c == '/' || c == '(' || text.is(i, CharClass::Hyphen);
}

/// The feminine of a masculine word, by its ending: replaced where the two share a suffix, else appended.
std::string feminine(const std::string& masculine, std::string_view ending) {
  const auto replace = [&](std::string_view suffix) {
    return masculine.substr(0, masculine.size() - suffix.size()) + std::string(ending);
  };
  if (ending.starts_with("trice") && masculine.ends_with("teur")) return replace("teur");
  const bool after_eur = ending.starts_with("rice") || ending.starts_with("euse") || ending.starts_with("esse");
  if (after_eur && masculine.ends_with("eur")) return replace("eur");
  if (ending.starts_with("ère") && masculine.ends_with("er")) return replace("er");
  if (ending.starts_with("ve") && masculine.ends_with("f")) return replace("f");
  if (ending.starts_with("se") && masculine.ends_with("x")) return replace("x");
  std::string appended = masculine + std::string(ending);
  if (masculine.ends_with('s')) {  // `tous·tes`: the plural of the masculine gives its mark up
    std::string replaced = replace("s");
    const auto& lexicon = Lexicon::french();
    if (lexicon.readings(appended).empty() && !lexicon.readings(replaced).empty()) return replaced;
  }
  return appended;
}

/// `français` is its own plural.
std::string plural_of(const std::string& masculine, const std::string& ending) {
  return masculine.ends_with('s') || masculine.ends_with('x') ? masculine : masculine + ending;
}

struct Ending {
  std::string letters;  ///< lower case
  std::size_t end = 0;  ///< character after it, a closing parenthesis included
};

/// The ending after the separator at i, or nothing.
std::optional<Ending> read_ending(const ChunkText& text, std::size_t i) {
  if (!is_separator(text, i)) return std::nullopt;
  const std::size_t end = text.letters_end(i + 1);
  if (end == i + 1) return std::nullopt;
  Ending ending{to_term(text.bytes(i + 1, end)), end};
  if (text.value(i) == '(') {
    if (text.value(end) != ')') return std::nullopt;
    ++ending.end;
  }
  return ending;
}

}  // namespace

std::optional<InclusiveForm> read_inclusive(const ChunkText& text, std::size_t i, std::size_t end) {
  if (end - i < 2) return std::nullopt;
  const auto first = read_ending(text, end);
  if (!first || !(is_feminine(first->letters) || holds(plural_endings, first->letters))) return std::nullopt;
  const std::string masculine = to_term(text.bytes(i, end));
  const char32_t separator = text.value(end);
  if (!is_dot(separator)) {
    // `art.5`, `vas-tu`, `et/ou` are no inclusive forms: the masculine, or its singular, must be a known noun.
    if (!is_nominal(masculine)) {
      if (!masculine.ends_with('s') || !is_nominal(masculine.substr(0, masculine.size() - 1))) return std::nullopt;
    }
  }
  // `donne-le-moi`: what is a pronoun too is an ending only where it doubles the last letter, as in `professionnel-le`.
  const bool pronoun = text.is(end, CharClass::Hyphen) && is_inversion_end(first->letters);
  if (pronoun && !masculine.ends_with(first->letters.front())) return std::nullopt;
  InclusiveForm form{first->end, {masculine}};
  const bool plural_only = holds(plural_endings, first->letters);
  if (plural_only && !is_dot(separator) && separator != '(') return std::nullopt;
  const auto add = [&](std::string term) {
    if (std::find(form.terms.begin(), form.terms.end(), term) == form.terms.end())
      form.terms.push_back(std::move(term));
  };
  const std::string woman = plural_only ? std::string() : feminine(masculine, first->letters);
  if (!woman.empty()) add(woman);
  std::string plural = plural_only ? first->letters : std::string();
  if (!plural_only) {
    if (const auto second = read_ending(text, first->end); second && holds(plural_endings, second->letters)) {
      plural = second->letters;
      form.end = second->end;
    } else if (const std::size_t tail = text.letters_end(first->end);
               tail == first->end + 1 && text.value(first->end) == 's') {
      plural = "s";  // `agriculteur(trice)s`
      form.end = tail;
    }
  }
  if (!plural.empty()) {
    add(plural_of(masculine, plural));
    if (!woman.empty()) add(woman + plural);
  } else if (!woman.empty() && woman.ends_with("es")) {
    add(plural_of(masculine, "s"));  // `arrivé·es`
  }
  if (form.end < text.size() && text.begins_word(form.end)) return std::nullopt;  // the ending goes on: another word
  return form;
}

}  // namespace archive::text
