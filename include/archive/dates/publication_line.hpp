// SPDX-License-Identifier: GPL-3.0-or-later
/// The line in which a web page says when an article appeared.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/core/day.hpp"
#include "archive/core/moment.hpp"

namespace archive::dates {

/// A day, and the moment where a time of day stands with it.
struct Dated {
  core::Day day;
  std::optional<core::Moment> moment;
};

/// What such a line says.
struct PublicationLine {
  std::optional<Dated> published;
  std::optional<Dated> updated;
  std::string author;  ///< as written; may be empty
};

/// Reads a whole line such as `Publié le 3 mai 2024 à 18h05, mis à jour le 4 mai 2024 à 9 h 12.`, `Par Anne Durand, le
/// 3 mai 2024`, `Posté hier à 19h25`, `Mis en ligne il y a 2 heures par A. Durand`, `L’Écho, Anne Durand. Publié le…`.
///
/// line     one line of clean text
/// capture  the anchor of relative forms; without it they are not read.
/// Nothing where anything else stands in the line, or where it names no day.
[[nodiscard]] std::optional<PublicationLine> read_publication_line(std::string_view line,
                                                                   std::optional<core::Moment> capture = {});

}  // namespace archive::dates
