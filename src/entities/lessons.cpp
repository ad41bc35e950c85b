// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "archive/text/utf8.hpp"
#include "tokens.hpp"

namespace archive::entities {

Key key_of(std::string_view form) {
  thread_local std::vector<Token> tokens;  // an article has many names
  cut(form, tokens);
  Key key = 0;
  bool first = true;
  for (const Token& token : tokens) {
    if (!token.is_word()) continue;
    key = first ? token.key : join(key, token.key);
    first = false;
  }
  return key;
}

std::unique_ptr<Known::Impl> Known::Impl::over(std::string_view bytes, std::shared_ptr<const void> owner) {
  layout::LessonsHeader header{};
  if (bytes.size() < sizeof header) return nullptr;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != layout::lessons_magic || !std::has_single_bit(header.slots)) return nullptr;
  auto impl = std::make_unique<Impl>();
  std::size_t at = sizeof header;
  const auto take = [&]<typename T>(std::span<const T>& part, std::size_t count) {
    const std::size_t size = count * sizeof(T);
    if (bytes.size() - at < size) return false;
    part = {reinterpret_cast<const T*>(bytes.data() + at), count};
    at += size;
    return true;
  };
  if (!take(impl->slots_, header.slots) || !take(impl->denied_, header.denied) || !take(impl->named_, header.named) ||
      !take(impl->rows_, header.rows) || bytes.size() - at != header.text)
    return nullptr;
  impl->text_ = bytes.substr(at);
  impl->bytes_ = bytes;
  impl->owner_ = std::move(owner);
  return impl;
}

std::optional<std::string_view> Known::Impl::text(std::uint32_t at, std::uint32_t size) const {
  if (at > text_.size() || size > text_.size() - at) return std::nullopt;
  const auto found = text_.substr(at, size);
  return text::is_valid_utf8(found) ? std::optional(found) : std::nullopt;
}

std::optional<Taught> Known::Impl::taught(Key form) const {
  // One walk round at most, whatever a damaged file holds.
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    const auto& slot = slots_[(form + i) & (slots_.size() - 1)];
    if (slot.row == 0) return std::nullopt;
    if (slot.key != form) continue;
    if (slot.row > rows_.size()) return std::nullopt;
    const auto& row = rows_[slot.row - 1];
    if (row.kind > static_cast<std::uint8_t>(Kind::Product)) return std::nullopt;
    const auto name = text(row.name, row.name_size);
    return name ? std::optional(Taught{static_cast<Kind>(row.kind), *name, row.learned != 0}) : std::nullopt;
  }
  return std::nullopt;
}

bool Known::Impl::denies(Key form, Kind kind) const {
  return std::binary_search(denied_.begin(), denied_.end(), join(form, static_cast<Key>(kind)));
}

std::vector<std::string_view> Known::Impl::aliases(Kind kind, std::string_view name) const {
  std::vector<std::string_view> forms;
  if (named_.empty()) return forms;
  const Key key = join(key_of(name), static_cast<Key>(kind));
  const auto [first, last] = std::equal_range(named_.begin(), named_.end(), layout::NamedLesson{key, 0, 0},
                                              [](const auto& a, const auto& b) { return a.key < b.key; });
  for (auto one = first; one != last; ++one) {
    if (one->row >= rows_.size()) continue;
    if (const auto form = text(rows_[one->row].form, rows_[one->row].form_size)) forms.push_back(*form);
  }
  std::sort(forms.begin(), forms.end());
  return forms;
}

Known::Known(const std::vector<Lesson>& lessons) {
  const auto packed = std::make_shared<const std::string>(pack_lessons(lessons));
  impl_ = Impl::over(*packed, packed);
}
Known::Known(Known&&) noexcept = default;
Known& Known::operator=(Known&&) noexcept = default;
Known::~Known() = default;

std::optional<Known> Known::of(std::string_view bytes, std::shared_ptr<const void> owner) {
  auto impl = Impl::over(bytes, std::move(owner));
  if (impl == nullptr) return std::nullopt;
  Known known;
  known.impl_ = std::move(impl);
  return known;
}
std::string_view Known::bytes() const { return impl_->bytes(); }
std::vector<std::string_view> Known::aliases(Kind kind, std::string_view name) const {
  return impl_->aliases(kind, name);
}

}  // namespace archive::entities
