// SPDX-License-Identifier: GPL-3.0-or-later
/// The bytes of lessons made ready: pack_lessons.cpp writes them, lessons.cpp reads them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/entities/entities.hpp"

namespace archive::entities {
namespace layout {

/// `names` and a version, which goes up with the layout and with the keys of words (letters.hpp).
inline constexpr std::uint64_t lessons_magic = 0x3130'7365'6D61'6E00;

/// At the start. Then the slots, the denied keys, the names, the rows and the text.
struct LessonsHeader {
  std::uint64_t magic;
  std::uint32_t slots;  ///< a power of two
  std::uint32_t denied, named, rows, text, reserved;
};

/// An open-addressed slot: the low bits of a form's key are its first place.
struct TaughtSlot {
  std::uint64_t key;
  std::uint32_t row;  ///< 1 for the first; 0: free
  std::uint32_t reserved;
};

/// Sorted by key: that of a name and its kind.
struct NamedLesson {
  std::uint64_t key;
  std::uint32_t row;  ///< 0 for the first
  std::uint32_t reserved;
};

/// Offsets into the text.
struct LessonRow {
  std::uint32_t form, form_size, name, name_size;
  std::uint8_t kind, learned;
  std::uint16_t reserved;
};
static_assert(sizeof(LessonsHeader) == 32 && sizeof(TaughtSlot) == 16 && sizeof(NamedLesson) == 16 &&
              sizeof(LessonRow) == 20);

}  // namespace layout

[[nodiscard]] std::string pack_lessons(const std::vector<Lesson>& lessons);

}  // namespace archive::entities
