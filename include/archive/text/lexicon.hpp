// SPDX-License-Identifier: GPL-3.0-or-later
/// The forms of French words and the headwords they are read as: inflection without a stemmer.
///
/// The table is compiled into the program from the dictionary hunspell-fr-comprehensive (MPL-2.0) and two files of our
/// own, data/lexicon_supplement.txt and data/spelling_pairs.txt; tools/lexicon makes it. Nothing is parsed or allocated
/// to open it: the system maps the pages that are read.
///
/// A word may be given in any case, with `œ æ` or `oe ae`, with any apostrophe; in NFC. Words that come back are lower
/// case, accented, with `oe ae`, as text/fold.hpp's to_term() gives them. Inflection is number, gender and conjugation;
/// the spellings of 1990 and free variants (`événement`, `évènement`; `clé`, `clef`) share a headword.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace archive::text {

/// A spelling the lexicon holds: a number from 0 to Lexicon::form_count() - 1.
struct FormId {
  std::uint32_t number = 0;
  friend constexpr auto operator<=>(const FormId&, const FormId&) = default;
};

/// A headword: a number from 0 to Lexicon::headword_count() - 1. A verb and a noun of one spelling are two headwords;
/// a noun and an adjective are one.
struct HeadwordId {
  std::uint32_t number = 0;
  friend constexpr auto operator<=>(const HeadwordId&, const HeadwordId&) = default;
};

/// What a headword is; several may hold together.
enum class WordClass : std::uint8_t {
  Noun = 1,
  Adjective = 2,
  Verb = 4,
  Other = 8,       ///< adverbs, prepositions, pronouns, numerals…
  Name = 16,       ///< whatever the dictionary writes with a capital
  FirstName = 32,  ///< a Name
  Surname = 64,    ///< a Name
};

/// The set of a headword's classes.
struct WordClasses {
  std::uint8_t bits = 0;
  [[nodiscard]] constexpr bool has(WordClass one) const { return (bits & static_cast<std::uint8_t>(one)) != 0; }
};

/// One way to read a form.
class Reading {
 public:
  enum Flag : std::uint32_t {
    Headword = 1u << 18,  ///< the form is (a spelling of) the headword itself
    Plural = 1u << 19,
    Masculine = 1u << 20,  ///< with Feminine: the same in both genders
    Feminine = 1u << 21,
    Conjugated = 1u << 22,  ///< a finite verb form
    Participle = 1u << 23,
    Infinitive = 1u << 24,
    Name = 1u << 25,      ///< the headword is a name
    Shadowed = 1u << 26,  ///< a feminine that is a noun of its own: `marine` under `marin`. It is not read so.
  };

  constexpr explicit Reading(std::uint32_t bits) : bits_(bits) {}
  [[nodiscard]] constexpr HeadwordId headword() const { return {bits_ & ((1u << 18) - 1)}; }
  [[nodiscard]] constexpr bool has(Flag flag) const { return (bits_ & flag) != 0; }

 private:
  std::uint32_t bits_;
};

/// Which accents of a word can be relied on.
enum class Accents : std::uint8_t {
  Kept,       ///< all: `thé` is `thé`
  FirstLost,  ///< the first letter may have lost its own: `Etat`
  Lost,       ///< a letter without accent stands for every accentuation: `PECHE`, or a query typed without accents
};

/// A compiled lexicon. A view: copies are cheap and share the bytes, which must outlive them.
class Lexicon {
 public:
  /// The lexicon of French compiled into the program. Costs nothing the first time either.
  [[nodiscard]] static const Lexicon& french();

  /// A view of a compiled table, which must lie on a 4-byte border. Throws core::Error (Damaged) for any other bytes
  /// than those of a whole table of this version; what lies inside is trusted: the table is no input from outside.
  explicit Lexicon(std::span<const std::byte> table);

  [[nodiscard]] std::size_t form_count() const;
  [[nodiscard]] std::size_t headword_count() const;
  [[nodiscard]] std::size_t size_in_bytes() const;

  /// The readings of a word as it is accented; empty when the lexicon has none. Some may be Shadowed.
  [[nodiscard]] std::span<const Reading> readings(std::string_view word) const;
  [[nodiscard]] std::span<const Reading> readings(FormId form) const;

  /// The forms a word may stand for, the word itself included where it is a form; in no order that means anything.
  [[nodiscard]] std::vector<FormId> forms_like(std::string_view word, Accents accents) const;

  /// A form as text.
  [[nodiscard]] std::string spelling(FormId form) const;

  /// A headword as text; of several spellings, the one before 1990.
  [[nodiscard]] std::string spelling(HeadwordId headword) const;

  [[nodiscard]] WordClasses classes(HeadwordId headword) const;

  /// All forms of a headword, also of names: without those that are Shadowed.
  [[nodiscard]] std::vector<FormId> paradigm(HeadwordId headword) const;

  /// Whether the word is read as something else than a name.
  [[nodiscard]] bool is_common_word(std::string_view word, Accents accents = Accents::Kept) const;

  /// Whether the word is read as a name.
  [[nodiscard]] bool is_name(std::string_view word, Accents accents = Accents::Kept) const;

 private:
  std::span<const std::byte> table_;
};

/// The headwords a word of a text counts for: those of all its readings, a feminine that is a noun of its own for that
/// noun only among nouns and adjectives. Ascending, without duplicates. Source: french.md section 5.
[[nodiscard]] std::vector<HeadwordId> reading_headwords(const Lexicon& lexicon, std::string_view word,
                                                        Accents accents = Accents::Kept);

/// The headwords a query word means: itself where it is a headword, else all that it can be read as. With Accents::Lost
/// the headwords that differ from it by accents alone are added, and the readings of other accentuations only where the
/// bare spelling is no word. Names never stand in the way of words: `paris` means `pari` too. Ascending, no duplicates.
[[nodiscard]] std::vector<HeadwordId> query_headwords(const Lexicon& lexicon, std::string_view word, Accents accents);

/// How far an expanded form is from the word that was typed; the nearer ranks first.
enum class Closeness : std::uint8_t {
  Typed,      ///< the word itself; accents aside where they were not typed
  Inflected,  ///< another form, which reads as nothing else
  Ambiguous,  ///< a form that can be read otherwise too, or of a verb where the typed word is first a noun
  Respelled,  ///< a form of a word that differs by its accents from the one typed
};

struct ExpandedForm {
  std::string form;
  Closeness closeness = Closeness::Typed;
  friend bool operator==(const ExpandedForm&, const ExpandedForm&) = default;
};

/// The forms whose occurrence in a text matches a query word: those that share a headword with it. Nearest first, then
/// by bytes. A word the lexicon does not know gives what the light stemmer (text/light_stem.hpp) holds equal and the
/// lexicon does not know either; the word itself, as a term, is always among the result.
///
/// word   valid UTF-8. A verb of 50 forms takes some 20 µs (measured on the build machine).
[[nodiscard]] std::vector<ExpandedForm> expand(const Lexicon& lexicon, std::string_view word, Accents accents);

}  // namespace archive::text
