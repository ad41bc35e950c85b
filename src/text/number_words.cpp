// SPDX-License-Identifier: GPL-3.0-or-later
#include "number_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "form.hpp"

namespace archive::text {
namespace {

struct NumberWord {
  std::string_view word;  ///< folded
  int value;
};

constexpr std::array<NumberWord, 29> number_words{
    {{"un", 1},       {"une", 1},      {"deux", 2},      {"trois", 3},      {"quatre", 4},    {"cinq", 5},
     {"six", 6},      {"sept", 7},     {"huit", 8},      {"neuf", 9},       {"dix", 10},      {"onze", 11},
     {"douze", 12},   {"treize", 13},  {"quatorze", 14}, {"quinze", 15},    {"seize", 16},    {"vingt", 20},
     {"vingts", 20},  {"trente", 30},  {"quarante", 40}, {"cinquante", 50}, {"soixante", 60}, {"septante", 70},
     {"octante", 80}, {"nonante", 90}, {"cent", 100},    {"cents", 100},    {"mille", 1000}}};

int value_of(std::string_view folded) {
  const auto found =
      std::find_if(number_words.begin(), number_words.end(), [&](const NumberWord& w) { return w.word == folded; });
  return found == number_words.end() ? 0 : found->value;
}

/// The cardinal an ordinal in words is made of: `deuxieme` → 2, `vingtieme` → 20; 0 for any other word.
int ordinal_word_value(std::string_view folded) {
  if (folded == "premier" || folded == "premiere" || folded == "premiers" || folded == "premieres") return 1;
  if (folded.ends_with('s')) folded.remove_suffix(1);
  if (!folded.ends_with("ieme")) return 0;
  std::string stem(folded.substr(0, folded.size() - 4));
  if (const int value = value_of(stem)) return value;
  if (stem == "cinqu") return 5;
  if (stem == "neuv") return 9;
  return value_of(stem + "e");  // quatr-ieme, onz-ieme, trent-ieme, mill-ieme
}

/// Word and the one canonical term all its equals share.
struct Equal {
  std::string_view word, canonical;
};

constexpr std::array<Equal, 17> unit_words{{{"euro", "€"},
                                            {"euros", "€"},
                                            {"eur", "€"},
                                            {"dollar", "$"},
                                            {"dollars", "$"},
                                            {"usd", "$"},
                                            {"degre", "°"},
                                            {"degres", "°"},
                                            {"md", "milliard"},
                                            {"mds", "milliard"},
                                            {"milliards", "milliard"},
                                            {"millions", "million"},
                                            {"gbp", "£"},
                                            {"pourcent", "%"},
                                            {"pourcents", "%"},
                                            {"st", "saint"},
                                            {"ste", "sainte"}}};

}  // namespace

std::string ordinal_term(int value) { return std::to_string(value) + "e"; }

void add_word_equals(Form& form) {
  const auto found =
      std::find_if(unit_words.begin(), unit_words.end(), [&](const Equal& e) { return e.word == form.folded; });
  if (found != unit_words.end()) {
    // `st` is a saint only with a capital; `EUR` is a currency code only in capitals.
    const bool saint = found->canonical.starts_with("saint");
    if (!saint || form.letter_case == Case::Capital) add_alternate(form, std::string(found->canonical));
  }
  if (const int value = ordinal_word_value(form.folded)) add_alternate(form, ordinal_term(value));
}

std::vector<std::string_view> words_equal_to(std::string_view canonical) {
  std::vector<std::string_view> words;
  for (const Equal& equal : unit_words) {
    if (equal.canonical == canonical) words.push_back(equal.word);
  }
  return words;
}

bool is_number_word(std::string_view folded) { return value_of(folded) > 0; }

std::optional<Cardinal> read_cardinal(std::span<const std::string_view> words) {
  // thousands: what stood before `mille`; hundreds: what stood before `cent`; rest: below a hundred.
  int thousands = 0, hundreds = 0, rest = 0, last = 0;
  bool seen_thousand = false;
  Cardinal best;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const int value = value_of(words[i]);
    if (value == 0) {
      const bool joins = words[i] == "et" && rest >= 20 && i + 1 < words.size() &&
                         (words[i + 1] == "un" || words[i + 1] == "une" || words[i + 1] == "onze");
      if (joins) continue;
      break;
    }
    if (value == 1000) {
      if (seen_thousand) break;
      thousands = std::max(1, hundreds + rest);
      hundreds = rest = 0;
      seen_thousand = true;
    } else if (value == 100) {
      if (hundreds != 0 || rest > 9) break;
      hundreds = 100 * std::max(1, rest);
      rest = 0;
    } else if (value == 20 && last == 4 && rest == 4) {
      rest = 80;  // quatre-vingt
    } else {
      const bool units =
          rest == 0 || (rest >= 20 && rest % 20 == 0 && value < 20) || (rest >= 20 && rest % 10 == 0 && value < 10);
      const bool teens = rest == 10 && value >= 7 && value <= 9;  // dix-sept
      if (!units && !teens && !(rest % 20 == 10 && rest > 60 && value >= 7 && value <= 9)) break;
      rest += value;
    }
    last = value;
    best = {i + 1, thousands * 1000 + hundreds + rest};
  }
  if (best.words == 0) return std::nullopt;
  return best;
}

}  // namespace archive::text
