// SPDX-License-Identifier: GPL-3.0-or-later
/// The one table of all fields: what a user may name, and where the index keeps it.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace archive::index {

/// How the value of a field is compared.
enum class FieldKind {
  Text,      ///< words with positions: phrases, inflection
  Words,     ///< words of a name, folded, all required; its slug as well
  Exact,     ///< the whole value, folded
  Name,      ///< one word of the name of an entity, or the whole name, folded
  Date,      ///< a day or an interval
  Added,     ///< the same, of the archive's own calendar
  Mentions,  ///< intervals of days, of which one overlaps the value
  Id,        ///< a hexadecimal prefix
};

struct Field {
  std::string_view name;     ///< English, as in JSON
  std::string_view aliases;  ///< other accepted names, folded, separated by spaces
  FieldKind kind;
  std::string_view prefix;  ///< of its terms, after Xapian's conventions (omega's termprefixes); "" for the body
  std::string_view help;
  std::string_view example;
};

/// Prefixes of the term families that are no fields.
namespace prefix {
inline constexpr std::string_view id = "Q";              ///< 16 bytes of the identifier
inline constexpr std::string_view copies = "XDU";        ///< value of cluster_slot
inline constexpr std::string_view lost_all = "XL";       ///< capitals that may have lost any accent
inline constexpr std::string_view lost_first = "XI";     ///< a capital that may have lost its accent
inline constexpr std::string_view joined = "XJ";         ///< a compound without its hyphens, folded
inline constexpr std::string_view name = "XN";           ///< a name occurrence, folded
inline constexpr std::string_view neutral = "XK";        ///< an occurrence that tells nothing of names, folded
inline constexpr std::string_view capitals = "XC";       ///< in capitals outside a line of capitals, folded
inline constexpr std::string_view sighted = "XT";        ///< a name whose kind the words around it say (sighted.hpp)
inline constexpr std::string_view evoked = "XE";         ///< a bucket (index/mentions.hpp) of an evoked interval
inline constexpr std::string_view evoked_within = "XM";  ///< a bucket that holds one of those, or is it
}  // namespace prefix

/// Value slots.
enum Slot : unsigned {
  date_slot = 0,
  mentions_slot = 1,
  order_slot = 2,    ///< order_value() of date_value.hpp: what decides between equals
  facets_slot = 3,   ///< facets.hpp
  added_slot = 5,    ///< date_value() of the day it was archived
  cluster_slot = 4,  ///< of copies (store/sketches.hpp): the number, big-endian without leading zeros
};

inline constexpr Slot all_slots[] = {date_slot, mentions_slot, order_slot, facets_slot, cluster_slot, added_slot};

inline constexpr std::array fields{
    Field{"title", "titre t", FieldKind::Text, "S", "words of the title", "title:Pegasus"},
    Field{"body", "texte text corps", FieldKind::Text, "", "words of the text, without the title", "body:grève"},
    Field{"source", "journal", FieldKind::Words, "XSO", "name of the newspaper or site, or its slug",
          "source:\"Le Monde\""},
    Field{"author", "auteur by par", FieldKind::Words, "A", "name of an author", "author:Morel"},
    Field{"section", "rubrique", FieldKind::Words, "XSE", "section of the newspaper", "section:politique"},
    Field{"tag", "mot-cle motcle etiquette", FieldKind::Exact, "K", "a tag", "tag:enquête"},
    Field{"person", "personne", FieldKind::Name, "XPE", "a person the text names", "person:\"Anne Morel\""},
    Field{"org", "organisation", FieldKind::Name, "XOR", "a company, party, body or team it names", "org:Knesset"},
    Field{"place", "lieu", FieldKind::Name, "XPL", "a place it names", "place:\"Le Havre\""},
    Field{"product", "produit", FieldKind::Name, "XPR", "a product it names", "product:Pegasus"},
    Field{"date", "publie published", FieldKind::Date, "", "day of publication", "date:2024-04"},
    Field{"added", "ajoute", FieldKind::Added, "", "day it was archived", "added:hier"},
    Field{"mentions", "evoque", FieldKind::Mentions, "XM", "a time the text evokes", "mentions:\"mai 1968\""},
    Field{"id", "", FieldKind::Id, "Q", "identifier, at least 4 digits", "id:3f9a1c2b"},
};

/// The field of this name or alias (folded, lower case), or nothing.
[[nodiscard]] const Field* find_field(std::string_view folded_name);

/// The nearest field name to an unknown one, for a suggestion; empty when none is near.
[[nodiscard]] std::string_view nearest_field(std::string_view folded_name);

namespace detail {
constexpr bool distinct_names() {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    for (std::size_t j = i + 1; j < fields.size(); ++j) {
      if (fields[i].name == fields[j].name) return false;
      if (!fields[i].prefix.empty() && fields[i].prefix == fields[j].prefix) return false;
    }
  }
  return true;
}
}  // namespace detail
static_assert(detail::distinct_names(), "two fields with one name or one prefix");

}  // namespace archive::index
