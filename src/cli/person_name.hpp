// SPDX-License-Identifier: GPL-3.0-or-later
/// The name of an author, as bibliographies sort it.
#pragma once

#include <string>
#include <string_view>

namespace archive::cli {

/// A person has a family name; anybody else (an agency, a newsroom, one word) is what `literal` says.
struct AuthorName {
  std::string family, given;
  std::string literal;  ///< the name as it was written
};

/// Splits `Jean de La Fontaine`, `Anne ROUX`, `Morel, Luc`. What is not surely a person's name stays whole.
[[nodiscard]] AuthorName author_name(std::string_view written);

/// `de La Fontaine, Jean`; nothing for what is no person.
[[nodiscard]] std::string sorted_name(const AuthorName& name);

}  // namespace archive::cli
