// SPDX-License-Identifier: GPL-3.0-or-later
/// Looks sentences up in a compiled catalogue where it lies.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace archive::core {

/// A catalogue as msgfmt writes it (GNU gettext manual, "The Format of GNU MO Files"): little-endian, sorted.
///
/// Nothing is read ahead: a look-up is a binary search, which touches a dozen lines of memory. Offsets that lead out of
/// the bytes find nothing.
class Catalogue {
 public:
  Catalogue() = default;
  explicit Catalogue(std::string_view bytes);

  /// key   the English sentence; of one with a plural its singular.
  /// The translation, of one with a plural all forms with a NUL between; nothing when there is none.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const;

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::uint32_t size() const { return size_; }

  /// The sentence of an index below size(), as find() gives it, and its key (singular NUL plural).
  [[nodiscard]] std::string_view key(std::uint32_t index) const { return text(keys_, index); }
  [[nodiscard]] std::string_view translation(std::uint32_t index) const { return text(translations_, index); }

 private:
  [[nodiscard]] std::uint32_t word(std::size_t at) const;
  [[nodiscard]] std::string_view text(std::uint32_t table, std::uint32_t index) const;

  std::string_view bytes_;
  std::uint32_t size_ = 0, keys_ = 0, translations_ = 0;
};

}  // namespace archive::core
