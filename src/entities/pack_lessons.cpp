// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <bit>
#include <span>
#include <tuple>

#include "lessons.hpp"
#include "lessons_layout.hpp"

namespace archive::entities {
namespace {

template <typename T>
void append(std::string& bytes, std::span<const T> values) {
  if (!values.empty()) bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

class Packer {
 public:
  explicit Packer(const std::vector<Lesson>& lessons) : slots_(std::bit_ceil(2 * lessons.size() + 1)) {
    for (const Lesson& lesson : lessons) add(lesson);
    std::sort(denied_.begin(), denied_.end());
    std::sort(named_.begin(), named_.end(),
              [](const auto& a, const auto& b) { return std::tie(a.key, a.row) < std::tie(b.key, b.row); });
  }

  [[nodiscard]] std::string bytes() const {
    const auto size = [](const auto& part) { return static_cast<std::uint32_t>(part.size()); };
    const layout::LessonsHeader header{
        layout::lessons_magic, size(slots_), size(denied_), size(named_), size(rows_), size(text_), 0};
    std::string bytes;
    append(bytes, std::span(&header, 1));
    append(bytes, std::span(slots_));
    append(bytes, std::span(denied_));
    append(bytes, std::span(named_));
    append(bytes, std::span(rows_));
    bytes += text_;
    return bytes;
  }

 private:
  void add(const Lesson& lesson) {
    const Key key = key_of(lesson.form);
    if (key == 0) return;
    if (lesson.denied) {
      denied_.push_back(join(key, static_cast<Key>(lesson.kind)));
      return;
    }
    const auto row = static_cast<std::uint32_t>(rows_.size());
    const auto put = [&](const std::string& text) {
      const auto at = static_cast<std::uint32_t>(text_.size());
      text_ += text;
      return at;
    };
    rows_.push_back({put(lesson.form), static_cast<std::uint32_t>(lesson.form.size()), put(lesson.name),
                     static_cast<std::uint32_t>(lesson.name.size()), static_cast<std::uint8_t>(lesson.kind),
                     static_cast<std::uint8_t>(lesson.learned), 0});
    if (!lesson.name.empty()) named_.push_back({join(key_of(lesson.name), static_cast<Key>(lesson.kind)), row, 0});
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].row != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    layout::TaughtSlot& slot = slots_[at];
    if (slot.row == 0 || rows_[slot.row - 1].learned != 0 || !lesson.learned) slot = {key, row + 1, 0};
  }

  std::vector<layout::TaughtSlot> slots_;
  std::vector<Key> denied_;
  std::vector<layout::NamedLesson> named_;
  std::vector<layout::LessonRow> rows_;
  std::string text_;
};

}  // namespace

std::string pack_lessons(const std::vector<Lesson>& lessons) { return Packer(lessons).bytes(); }

}  // namespace archive::entities
