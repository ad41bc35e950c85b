// SPDX-License-Identifier: GPL-3.0-or-later
/// An article told as fields: a line of JSON, a row of a table, front matter, an entry of a feed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/extract/extract.hpp"
#include "publication.hpp"

namespace archive::extract {

/// What a field tells.
enum class Field { Id, Url, Title, Date, Updated, Body, Html, Lead, Summary, Source, Author, Section, Tags, Language };

/// The field that a column or a key of that name tells (data/field_names.txt), however it is spelled: `Date de
/// publication`, `date_publication`, `datePublication`. Nothing for an unknown name.
///
/// name  clean UTF-8
[[nodiscard]] std::optional<Field> field_named(std::string_view name);

/// Values as they were written, clean UTF-8; empty ones are not said.
struct Fields {
  std::string id, url, title, source, section, language;
  std::string date, updated;
  std::vector<std::string> authors, tags;
  std::string lead;     ///< the lines that lead into the text
  std::string body;     ///< plain text
  std::string html;     ///< read where there is no body
  std::string summary;  ///< read where there is neither

  /// Sets a field; lists are cut at `;` and `|`, tags at `,` too. What was set before stays.
  void offer(Field field, std::string_view value);
};

/// Sets what the fields say but for the text.
///
/// date_from  where the date comes from; nothing that is read later replaces it
/// Throws core::InputError (malformed) where the date is none.
void set_fields(core::Article& article, const Fields& fields, const char* date_from);

/// The same, as the user gave it, and then reads the text.
void read_fields(core::Article& article, const Fields& fields, const Context& context, const Limits& limits);

}  // namespace archive::extract
