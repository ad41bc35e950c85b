// SPDX-License-Identifier: GPL-3.0-or-later
/// What the archive or its user has taught, by the keys of forms.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/entities/entities.hpp"
#include "lessons_layout.hpp"
#include "letters.hpp"

namespace archive::entities {

/// The key of a form as the tokens of a text have it; 0 for one without words.
[[nodiscard]] Key key_of(std::string_view form);

/// What a form is.
struct Taught {
  Kind kind = Kind::Person;
  std::string_view name;  ///< as Lesson has it
  bool learned = false;
};

/// The packed lessons (lessons_layout.hpp), read where they lie.
class Known::Impl {
 public:
  /// Nothing where the parts do not fill the bytes.
  static std::unique_ptr<Impl> over(std::string_view bytes, std::shared_ptr<const void> owner);

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  [[nodiscard]] bool empty() const { return rows_.empty() && denied_.empty(); }

  [[nodiscard]] std::optional<Taught> taught(Key form) const;

  [[nodiscard]] bool denies_any() const { return !denied_.empty(); }

  [[nodiscard]] bool denies(Key form, Kind kind) const;

  [[nodiscard]] std::vector<std::string_view> aliases(Kind kind, std::string_view name) const;

 private:
  /// Nothing where the bytes are damaged.
  [[nodiscard]] std::optional<std::string_view> text(std::uint32_t at, std::uint32_t size) const;

  std::shared_ptr<const void> owner_;
  std::string_view bytes_;
  std::span<const layout::TaughtSlot> slots_;
  std::span<const Key> denied_;
  std::span<const layout::NamedLesson> named_;
  std::span<const layout::LessonRow> rows_;
  std::string_view text_;
};

}  // namespace archive::entities
