// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectors.hpp"

#include <algorithm>
#include <array>

namespace archive::entities {
namespace {

template <std::size_t size>
bool one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_elided(std::string_view word, char letter) {
  return word.size() >= 2 && word.size() <= 5 && word.front() == letter &&
         (word.back() == '\'' || word.ends_with("’") || word.ends_with("ʼ"));
}

}  // namespace

bool is_of(std::string_view word) { return word == "de" || word == "du" || word == "des" || is_elided(word, 'd'); }

bool is_article(std::string_view word) { return word == "le" || word == "la" || word == "les" || is_elided(word, 'l'); }

bool is_capital_article(std::string_view word) {
  static constexpr std::array<std::string_view, 6> articles = {"Le", "La", "Les", "El", "Los", "Las"};
  return one_of(word, articles);
}

namespace {

/// `vendues` to `vendu`
std::string_view masculine(std::string_view participle) {
  if (participle.ends_with('s')) participle.remove_suffix(1);
  if (participle.ends_with('e')) participle.remove_suffix(1);
  return participle;
}

}  // namespace

bool is_naming(std::string_view word) {
  static constexpr std::array<std::string_view, 4> participles = {"appelé", "nommé", "dénommé", "baptisé"};
  return one_of(masculine(word), participles);
}

bool is_making(std::string_view word) {
  static constexpr std::array<std::string_view, 6> participles = {"vendu",    "développé",     "conçu",
                                                                  "fabriqué", "commercialisé", "édité"};
  return one_of(masculine(word), participles);
}

bool is_vague_product(std::string_view word) {
  static constexpr std::array<std::string_view, 6> nouns = {"programme",  "outil",      "système",
                                                            "dispositif", "plateforme", "service"};
  return one_of(word, nouns);
}

bool is_determiner_of_one(std::string_view word) {
  static constexpr std::array<std::string_view, 11> determiners = {"un",    "une", "ce",  "cet", "cette", "chaque",
                                                                   "autre", "Un",  "Une", "Ce",  "Cette"};
  return one_of(word, determiners);
}

bool is_french_particle(std::string_view word) { return is_of(word) || is_article(word); }

bool is_particle(std::string_view word) {
  static constexpr std::array<std::string_view, 28> foreign = {
      "van",   "von",   "der",   "den", "ter", "ten", "zu",  "zur",  "di", "da", "do", "dos", "das",  "del",
      "della", "dalla", "degli", "y",   "bin", "ben", "ibn", "bint", "al", "el", "af", "av",  "ould", "abu"};
  return is_french_particle(word) || one_of(word, foreign);
}

bool is_arabic_link(std::string_view word) {
  static constexpr std::array<std::string_view, 9> links = {"al",   "el",   "bin",  "ben", "ibn",
                                                            "bint", "ould", "abou", "abu"};
  return one_of(word, links);
}

bool is_arabic_article(std::string_view word) {
  static constexpr std::array<std::string_view, 16> articles = {"al", "el", "ad", "an", "ar",  "as",  "at",  "az",
                                                                "ed", "en", "er", "es", "ach", "ech", "ash", "ul"};
  return one_of(word, articles);
}

bool is_foreign_link(std::string_view word) {
  static constexpr std::array<std::string_view, 8> links = {"of", "the", "and", "for", "in", "und", "del", "for"};
  return one_of(word, links);
}

bool is_complement_preposition(std::string_view word) {
  static constexpr std::array<std::string_view, 4> others = {"pour", "contre", "sur", "aux"};
  return is_of(word) || one_of(word, others);
}

bool is_body_of_state(std::string_view word) {
  static constexpr std::array<std::string_view, 8> bodies = {"Parlement", "Sénat",   "Gouvernement", "Assemblée",
                                                             "Ministère", "Conseil", "Parquet",      "Élysée"};
  return one_of(word, bodies);
}

bool opens_clause(std::string_view word) {
  static constexpr std::array<std::string_view, 14> prepositions = {
      "En", "À", "Dans", "Selon", "Pour", "Par", "Avec", "Chez", "Sous", "Depuis", "Après", "Avant", "Malgré", "Dès"};
  return one_of(word, prepositions);
}

bool is_place_preposition(std::string_view word) {
  static constexpr std::array<std::string_view, 12> prepositions = {"à",      "en",   "au",      "aux",  "dans", "vers",
                                                                    "depuis", "sous", "jusqu'à", "hors", "près", "via"};
  return one_of(word, prepositions);
}

}  // namespace archive::entities
