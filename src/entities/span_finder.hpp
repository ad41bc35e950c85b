// SPDX-License-Identifier: GPL-3.0-or-later
/// Where a name begins and ends: the parts of find_spans(), which stand in spans.cpp (the walk and what it takes),
/// span_lists.cpp (names of the lists), span_people.cpp (first names and surnames) and span_heads.cpp (heads before names).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "candidate.hpp"
#include "words.hpp"

namespace archive::entities {

inline constexpr std::size_t longest_name = 12;  ///< tokens

/// The longest name of the lists that begins at a token.
struct Match {
  std::size_t last = 0;  ///< 0: none
  Entry entry;
};

class SpanFinder {
 public:
  /// found   replaced by what run() finds.
  SpanFinder(const Words& words, std::vector<Candidate>& found) : words_(words), found_(found) { found_.clear(); }

  void run();

 private:
  /// Reads what begins at a capitalised token; gives the token to go on from.
  std::size_t read(std::size_t i);

  /// `#JeSuisCharlie`, `@prenom`
  [[nodiscard]] bool is_tag(std::size_t i) const;

  [[nodiscard]] bool is_address(std::size_t i) const;

  [[nodiscard]] std::size_t address_end(std::size_t i) const;

  [[nodiscard]] bool begins_with_digit(std::size_t i) const;

  [[nodiscard]] std::size_t floor() const { return found_.empty() ? 0 : found_.back().last; }

  /// A listed name holds against a longer run of capitals where what follows it begins a name of its own kind.
  [[nodiscard]] static std::size_t listed_limit(std::size_t i, const Match& match, std::size_t run);

  /// Where a person begins behind the place, the party or the origin of theirs that begins at i: `le maire de Bordeaux
  /// Alain Juppé`, `la députée LFI Anne Durand`, `le Français Marc Petit`; i where none does.
  [[nodiscard]] std::size_t before_person(std::size_t i, const Match& match) const;

  /// Behind the name of a body: a first name and a surname that no list joins, or a first name before a comma.
  [[nodiscard]] bool is_of_people(std::size_t i) const;

  /// `Le Slovène` at the head of a sentence.
  [[nodiscard]] bool begins_with_article(std::size_t i) const;

  /// A first name that is no common word besides, or that French parents give.
  [[nodiscard]] bool is_sure_first_name(std::size_t i) const;

  /// Past the end of a title in capitals (`M.`, `Président`) before a name; i where there is none.
  [[nodiscard]] std::size_t behind_title(std::size_t i) const;

  [[nodiscard]] Match listed(std::size_t i) const;

  [[nodiscard]] bool spaced_hyphens_fit(std::size_t i, const Match& match) const;

  [[nodiscard]] bool fits(const Entry& entry, std::size_t first, std::size_t last, std::size_t capitals) const;

  /// `mer Noire`, `bande de Gaza`: listed names that begin with a small letter before the token.
  std::size_t lower_listed(std::size_t i);

  /// `au Havre`, `des Ulis`: the place with the article that the preposition holds; i where there is none.
  std::size_t contracted(std::size_t i, const Match& plain);

  /// `les Oilers d'Edmonton`: a name in the plural and its town; i where there is none.
  std::size_t team(std::size_t i, const Match& match);

  /// In a line of capitals alone, only the lists tell a name.
  std::size_t read_capitals(std::size_t i);

  /// The end of a word with all that hyphens tie to it.
  [[nodiscard]] std::size_t unit_end(std::size_t i) const;

  [[nodiscard]] bool begins_unit(std::size_t i) const;

  /// Past a connector (`de la`, `van der`) when a capital follows; i where there is none.
  [[nodiscard]] std::size_t behind_connector(std::size_t i) const;

  /// Whether a hyphen ties the next word to this one.
  [[nodiscard]] bool is_tied(std::size_t i) const;

  [[nodiscard]] bool is_first_name(std::size_t i) const;

  [[nodiscard]] bool is_roman(std::size_t i) const;

  /// The end of the name of a person that begins at a first name or an initial; i where none does.
  [[nodiscard]] std::size_t person_end(std::size_t i) const {
    PersonEnd& known = person_ends_[i % person_ends_.size()];
    if (known.token != i) known = {i, find_person_end(i)};
    return known.end;
  }

  [[nodiscard]] std::size_t find_person_end(std::size_t i) const;

  /// Whether a particle belongs to the name that began at i: `Charles de Gaulle`, not `Anne Hidalgo de Paris`.
  [[nodiscard]] bool joins_person(std::size_t i, std::size_t particle, std::size_t behind, std::size_t units) const;

  /// The end of capitalised words side by side.
  [[nodiscard]] std::size_t run_end(std::size_t i) const;

  /// The end of a name that begins with its head in capitals: `Fédération française de tennis`, `Lac de Joux`.
  [[nodiscard]] std::size_t headed_name(std::size_t i) const;

  [[nodiscard]] bool is_plain_adjective(std::size_t at) const;

  /// Past `et atmosphérique`, `et de l'insertion` behind a part of the same make; `at` where there is none.
  [[nodiscard]] std::size_t coordinated(std::size_t at, Facts head) const;

  /// `XIXe`, `2e`
  [[nodiscard]] bool is_ordinal(std::size_t i) const;

  /// Past `de la santé`, `pour l'éducation`; `at` where nothing of the kind stands.
  [[nodiscard]] std::size_t complement(std::size_t at, Facts head) const;

  /// Adds a candidate, with the head or the particle that belongs to it.
  void push(Candidate& candidate);

  /// A head of common nouns, which ends at a token.
  struct Head {
    std::size_t first = 0;
    Facts facts;  ///< empty where there is none
  };

  static constexpr std::uint64_t head_facts = bit(Fact::OrganisationHead) | bit(Fact::PlaceHead) | bit(Fact::EventHead);

  [[nodiscard]] Head head_ending_at(std::size_t at) const;

  /// `CHU de Brest`, `ONG X`: letters that stand for a head of common nouns, before the name that they belong to.
  [[nodiscard]] bool is_acronym_head(std::size_t i) const;

  /// Puts `groupe`, `université de` before the name into the mention, where they belong to it.
  void take_head(Candidate& candidate) const;

  /// Titles that are of somebody or of some place: what follows `de` is no surname.
  [[nodiscard]] static bool is_relation(std::string_view word);

  /// `M. de Villepin`, `le général de Gaulle`: a particle between title and surname.
  void take_particle(Candidate& candidate) const;

  std::size_t take_listed(std::size_t i, const Match& match);

  std::size_t take_headed(std::size_t i, std::size_t end);

  std::size_t take_run(std::size_t i, std::size_t end);

  struct PersonEnd {
    std::size_t token = SIZE_MAX, end = 0;
  };

  const Words& words_;
  std::vector<Candidate>& found_;
  mutable std::array<PersonEnd, 8> person_ends_{};  ///< of the tokens asked last: several rules ask of the same
};

}  // namespace archive::entities
