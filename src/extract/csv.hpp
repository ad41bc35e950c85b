// SPDX-License-Identifier: GPL-3.0-or-later
/// Tables of one article a row: RFC 4180, with the separators and the header that spreadsheets write.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fields.hpp"

namespace archive::extract {

/// Finds the end of a row, byte by byte.
class RowScanner {
 public:
  explicit RowScanner(char separator) : separator_(separator) {}

  enum class At {
    Inside,
    End,   ///< behind this byte the row ends
    Wrong  ///< something stands between the end of a quotation and the separator: the row is malformed
  };
  At read(char c);

  /// Whether a quotation is open.
  [[nodiscard]] bool quoted() const { return state_ == State::Quoted; }
  void restart() { state_ = State::Begin; }

 private:
  enum class State { Begin, Plain, Quoted, Closed };

  char separator_;
  State state_ = State::Begin;
};

/// The cells of the first row of `text`, quotation marks resolved, and that row taken off `text`.
[[nodiscard]] std::vector<std::string> take_row(std::string_view& text, char separator);

/// The separator of a header: of `;`, comma and tab the one that stands in it most often outside of quotations.
[[nodiscard]] char separator_of(std::string_view header);

/// What the columns of a header tell; nothing for unknown ones, and for the second of a name.
[[nodiscard]] std::vector<std::optional<Field>> read_header(const std::vector<std::string>& names);

/// Whether a header tells a title or a text.
[[nodiscard]] bool is_of_articles(const std::vector<std::optional<Field>>& columns);

}  // namespace archive::extract
