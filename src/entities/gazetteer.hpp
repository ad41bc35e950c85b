// SPDX-License-Identifier: GPL-3.0-or-later
/// Known names of people, places and organisations, and the words that tell what a name beside them is.
#pragma once

#include <cstdint>
#include <string_view>

#include "letters.hpp"

namespace archive::entities {

/// What the lists say of a word or a name. Written into the table by tools/gazetteer.
enum class Fact : std::uint8_t {
  Longer,  ///< longer names of the table begin so
  FirstName,
  Male,
  Female,
  Surname,
  Commune,
  City,
  Country,
  Subdivision,
  Geography,
  PlaceVariant,
  Organisation,
  Acronym,  ///< an organisation, written in capitals alone
  Metonymy,
  Product,
  Title,
  TitleMale,
  TitleFemale,
  Role,
  SpeechVerb,
  OrganisationHead,    ///< `société X`
  OrganisationHeadDe,  ///< also `tribunal de X`
  PlaceHead,
  PlaceHeadDe,
  ProductHead,
  EventHead,
  EventHeadDe,
  OnlyBefore,       ///< a head that proves a kind without being part of the name
  OrganisationEnd,  ///< ends names of organisations: `Group`
  PlaceEnd,         ///< ends names of places: `Stadium`
  EasternSurname,   ///< before the first name: `Xi Jinping`
  Demonym,          ///< `Français`, `Lyonnaise`
  NoName,           ///< capitalised, and yet nobody: months, feasts, `État`
  Population = 56,  ///< from here a number of 4 bits: the decimal logarithm of the population, doubled
};

/// A set of facts.
struct Facts {
  std::uint64_t bits = 0;

  [[nodiscard]] constexpr bool has(Fact fact) const { return (bits >> static_cast<unsigned>(fact) & 1) != 0; }
  [[nodiscard]] constexpr bool any_of(std::uint64_t mask) const { return (bits & mask) != 0; }
  [[nodiscard]] constexpr unsigned population() const { return static_cast<unsigned>(bits >> 56 & 15); }
};

[[nodiscard]] constexpr std::uint64_t bit(Fact fact) { return std::uint64_t{1} << static_cast<unsigned>(fact); }

/// The facts that make something a known place.
inline constexpr std::uint64_t place_facts = bit(Fact::Commune) | bit(Fact::City) | bit(Fact::Country) |
                                             bit(Fact::Subdivision) | bit(Fact::Geography) | bit(Fact::PlaceVariant);

struct Entry {
  Facts facts;
  std::string_view name;  ///< as it is written; empty where the lists do not tell
};

/// The facts of names, among those of words that stand beside them.
inline constexpr std::uint64_t name_facts =
    place_facts | bit(Fact::Organisation) | bit(Fact::Acronym) | bit(Fact::Product) | bit(Fact::NoName);

/// The facts of words that tell what a name beside them is.
inline constexpr std::uint64_t telling_facts =
    bit(Fact::Title) | bit(Fact::TitleMale) | bit(Fact::TitleFemale) | bit(Fact::Role) | bit(Fact::SpeechVerb) |
    bit(Fact::OrganisationHead) | bit(Fact::OrganisationHeadDe) | bit(Fact::PlaceHead) | bit(Fact::PlaceHeadDe) |
    bit(Fact::ProductHead) | bit(Fact::EventHead) | bit(Fact::EventHeadDe) | bit(Fact::OnlyBefore);

/// Telling words that end in -é stand under their key joined with this one, since keys know no accents.
inline constexpr Key final_accent = 0xE9;

/// What the lists say of a key; empty when they are silent. The table is mapped with the program: nothing is read
/// before the first call.
[[nodiscard]] Entry look_up(Key key);

/// The facts alone: the name lies elsewhere in memory.
[[nodiscard]] Facts facts_of(Key key);

/// Has the memory fetched that look_up() of a key reads first.
void expect(Key key);

}  // namespace archive::entities
