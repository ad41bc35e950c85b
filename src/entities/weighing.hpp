// SPDX-License-Identifier: GPL-3.0-or-later
/// The parts of weigh(): what a name itself says (kinds.cpp), and the words around it (kinds_context.cpp).
#pragma once

#include <string_view>

#include "kinds.hpp"
#include "words.hpp"

namespace archive::entities {

class Weighing {
 public:
  Weighing(const Words& words, Candidate& candidate)
      : words_(words), candidate_(candidate), first_(candidate.first), last_(candidate.last) {}

  void run();

 private:
  [[nodiscard]] bool one_unit() const;

  void form();

  /// `Orange supprime des postes`: French puts no noun of its own before a verb without an article, only a name.
  [[nodiscard]] bool is_bare_subject() const;

  [[nodiscard]] static bool has_digit(std::string_view word);

  /// Whether an article in the singular stands right before.
  [[nodiscard]] bool behind_article() const;

  /// `Durand Group`, `Yankee Stadium`, `Durand France`: the last of several words.
  void last_word(bool surname);

  void headed();

  static constexpr std::uint64_t head_facts =
      bit(Fact::OrganisationHead) | bit(Fact::PlaceHead) | bit(Fact::EventHead) | bit(Fact::ProductHead);

  void lists();

  /// The token before the mention, past an opening quotation mark; SIZE_MAX where there is none in the line.
  [[nodiscard]] std::size_t before(std::size_t at) const;

  void before();

  /// `le directeur général, X,`: a role before the comma.
  void apposition(std::size_t comma);

  /// What stands behind the make of a thing.
  void thing(std::size_t b);

  /// `le logiciel espion X`, `un logiciel espion nommé X`
  bool product(std::size_t b);

  /// A title or role right before, adjectives between them allowed.
  bool title(std::size_t b);

  /// A head that is evidence and no part of the name: `ville de X`, `l'opérateur X`, `le logiciel espion X`.
  void head(std::size_t b);

  /// `BERNE, 16 août.`, `Lyon, le 3 mars`: the place at the head of a piece of news.
  void dateline();

  [[nodiscard]] static bool is_month(std::string_view word);

  /// `X, vendu par la société Y`
  void made(std::size_t a);

  void after();

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  const Words& words_;
  Candidate& candidate_;
  std::size_t first_, last_;
};

}  // namespace archive::entities
