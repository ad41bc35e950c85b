// SPDX-License-Identifier: GPL-3.0-or-later
/// The people, organisations, places and products that an article names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/span.hpp"

namespace archive::entities {

enum class Kind : std::uint8_t { Person, Org, Place, Product };

/// `person`, `org`, `place`, `product`: as output and options write it.
[[nodiscard]] std::string_view name_of(Kind kind);

/// The text of an article a mention stands in.
enum class Part : std::uint8_t { Title, Body };

/// One place where an article names somebody or something.
struct Mention {
  Part part = Part::Body;
  core::Span span;          ///< bytes of the title or the body; without title, role, article or elision
  Kind kind = Kind::Person;
  std::string name;         ///< canonical: the same for all mentions of one entity in the article
  double confidence = 0;    ///< 0 to 1
  std::string evidence;     ///< what decided, in English words: rule, list, or the form that was better proven elsewhere
};

/// What an archive, or its user, knows of a form beyond what the program is shipped with.
struct Lesson {
  std::string form;  ///< as written in texts ("NSO", "Macron"); compared without regard to case and accents
  Kind kind = Kind::Person;
  std::string name;     ///< canonical; that of an alias is the name it stands for
  bool denied = false;  ///< the form is no entity of this kind, whatever the texts seem to say
};

/// Finds the mentions of an article, those of the title first, each text in order and without overlap.
///
/// title, body  UTF-8, NFC; the title may be empty
/// lessons      sorted by nothing in particular; a few thousand at most matter to one article
/// Cost         linear in the text. Never throws on content. The same input gives the same mentions.
[[nodiscard]] std::vector<Mention> find_entities(std::string_view title, std::string_view body,
                                                 const std::vector<Lesson>& lessons = {});

}  // namespace archive::entities
