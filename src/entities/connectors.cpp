// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectors.hpp"

#include "word_set.hpp"

namespace archive::entities {
namespace {

bool is_elided(std::string_view word) {
  return word.size() >= 2 && word.size() <= 5 && (word.back() == '\'' || word.ends_with("’") || word.ends_with("ʼ"));
}

}  // namespace

bool is_of(std::string_view word) {
  return word.starts_with('d') && (word == "de" || word == "du" || word == "des" || is_elided(word));
}

bool is_article(std::string_view word) {
  return word.starts_with('l') && (word == "le" || word == "la" || word == "les" || is_elided(word));
}

bool is_capital_article(std::string_view word) {
  static constexpr WordSet articles("Le", "La", "Les", "El", "Los", "Las");
  return articles.contains(word);
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
  static constexpr WordSet participles("appelé", "nommé", "dénommé", "baptisé");
  return participles.contains(masculine(word));
}

bool is_making(std::string_view word) {
  static constexpr WordSet participles("vendu", "développé", "conçu", "fabriqué", "commercialisé", "édité");
  return participles.contains(masculine(word));
}

bool is_vague_product(std::string_view word) {
  static constexpr WordSet nouns("programme", "outil", "système", "dispositif", "plateforme", "service");
  return nouns.contains(word);
}

bool is_determiner_of_one(std::string_view word) {
  static constexpr WordSet determiners("un", "une", "ce", "cet", "cette", "chaque", "autre", "Un", "Une", "Ce",
                                       "Cette");
  return determiners.contains(word);
}

bool is_french_particle(std::string_view word) { return is_of(word) || is_article(word); }

bool is_particle(std::string_view word) {
  static constexpr WordSet foreign("van", "von", "der", "den", "ter", "ten", "zu", "zur", "di", "da", "do", "dos",
                                   "das", "del", "della", "dalla", "degli", "y", "bin", "ben", "ibn", "bint", "al",
                                   "el", "af", "av", "ould", "abu");
  return is_french_particle(word) || foreign.contains(word);
}

bool is_arabic_link(std::string_view word) {
  static constexpr WordSet links("al", "el", "bin", "ben", "ibn", "bint", "ould", "abou", "abu");
  return links.contains(word);
}

bool is_arabic_article(std::string_view word) {
  static constexpr WordSet articles("al", "el", "ad", "an", "ar", "as", "at", "az", "ed", "en", "er", "es", "ach",
                                    "ech", "ash", "ul");
  return articles.contains(word);
}

bool is_foreign_link(std::string_view word) {
  static constexpr WordSet links("of", "the", "and", "for", "in", "und", "del", "for");
  return links.contains(word);
}

bool is_complement_preposition(std::string_view word) {
  static constexpr WordSet others("pour", "contre", "sur", "aux");
  return is_of(word) || others.contains(word);
}

bool is_body_of_state(std::string_view word) {
  static constexpr WordSet bodies("Parlement", "Sénat", "Gouvernement", "Assemblée", "Ministère", "Conseil", "Parquet",
                                  "Élysée");
  return bodies.contains(word);
}

bool opens_clause(std::string_view word) {
  static constexpr WordSet prepositions("En", "À", "Dans", "Selon", "Pour", "Par", "Avec", "Chez", "Sous", "Depuis",
                                        "Après", "Avant", "Malgré", "Dès");
  return prepositions.contains(word);
}

bool is_place_preposition(std::string_view word) {
  static constexpr WordSet prepositions("à", "en", "au", "aux", "dans", "vers", "depuis", "sous", "jusqu'à", "hors",
                                        "près", "via");
  return prepositions.contains(word);
}

}  // namespace archive::entities
