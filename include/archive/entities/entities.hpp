// SPDX-License-Identifier: GPL-3.0-or-later
/// The people, organisations, places and products that an article names.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
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
  core::Span span;  ///< bytes of the title or the body; without title, role, article or elision
  Kind kind = Kind::Person;
  std::string name;       ///< canonical: the same for all mentions of one entity in the article
  double confidence = 0;  ///< 0 to 1
  /// What decided, in English words of the program: rule, list, or the form that was better proven elsewhere.
  std::string_view evidence;
};

/// What an archive, or its user, knows of a form beyond what the program is shipped with.
struct Lesson {
  std::string form;  ///< as written in texts ("NSO", "Macron"); compared without regard to case and accents
  Kind kind = Kind::Person;
  std::string name;     ///< canonical; that of an alias is the name it stands for
  bool denied = false;  ///< the form is no entity of this kind, whatever the texts seem to say
  /// The archive's own conclusion, not its user's: it shows what the rules leave open and overrules nothing. Without a
  /// name the form is shown as it is written.
  bool learned = false;
};

/// Lessons made ready for any number of articles. May be used by several threads at once.
class Known {
 public:
  /// Of two lessons of the user on one form the later one holds; what the user says is above what the archive learned.
  explicit Known(const std::vector<Lesson>& lessons = {});
  Known(Known&&) noexcept;
  Known& operator=(Known&&) noexcept;
  ~Known();

  /// What bytes() gave, as it lies in memory: made ready once, it costs nothing to open. Nothing where the bytes are of
  /// another version, or do not fit together; damage inside them shows no more than a wrong name.
  ///
  /// bytes   on an 8-byte border
  /// owner   kept as long as this is
  [[nodiscard]] static std::optional<Known> of(std::string_view bytes, std::shared_ptr<const void> owner);

  /// For a file of this machine: numbers as its processor has them.
  [[nodiscard]] std::string_view bytes() const;

  /// The other forms that an entity is known under, sorted.
  [[nodiscard]] std::vector<std::string_view> aliases(Kind kind, std::string_view name) const;

 private:
  friend class Article;
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// A form that the words around it, and no list, say the kind of: `le président X`, `X, députée`, `la société X`, or an
/// acronym with its long form. What an archive learns from.
struct Sighting {
  Kind kind = Kind::Person;
  std::string form;  ///< as written; of a person with a first name, the surname
  std::string name;  ///< of an acronym its long form; else empty
};

/// All that is found in an article.
struct Naming {
  std::vector<Mention> mentions;
  std::vector<Sighting> sightings;  ///< each once, sorted; the same whatever is known already
};

/// Finds the mentions of an article, those of the title first, each text in order and without overlap, and what can be
/// learned from it.
///
/// title, body  UTF-8, NFC; the title may be empty
/// Cost         linear in the text. Never throws on content. The same input gives the same mentions.
[[nodiscard]] Naming read_names(std::string_view title, std::string_view body, const Known& known);

/// The mentions alone; for one article, since the lessons are made ready each time.
[[nodiscard]] std::vector<Mention> find_entities(std::string_view title, std::string_view body,
                                                 const std::vector<Lesson>& lessons = {});

/// The end of a person's full name that a surname alone would be: without the first name and what hyphens tie to it.
/// The whole of a name of one word, and of one that begins with the surname (`Xi Jinping`).
[[nodiscard]] std::string_view surname_of(std::string_view name);

}  // namespace archive::entities
