// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons.hpp"

#include <algorithm>

#include "tokens.hpp"

namespace archive::entities {

Key key_of(std::string_view form) {
  std::vector<Token> tokens;
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

Known::Impl::Impl(std::vector<Lesson> all) : lessons(std::move(all)) {
  for (const Lesson& lesson : lessons) {
    const Key key = key_of(lesson.form);
    if (key == 0) continue;
    if (lesson.denied) {
      denied_.insert(join(key, static_cast<Key>(lesson.kind)));
      continue;
    }
    if (!lesson.name.empty()) named_.emplace(join(key_of(lesson.name), static_cast<Key>(lesson.kind)), &lesson);
    const Lesson*& known = taught_[key];
    if (known == nullptr || known->learned || !lesson.learned) known = &lesson;
  }
}

const Lesson* Known::Impl::taught(Key form) const {
  const auto found = taught_.find(form);
  return found == taught_.end() ? nullptr : found->second;
}

std::vector<std::string_view> Known::Impl::aliases(Kind kind, std::string_view name) const {
  std::vector<std::string_view> forms;
  if (named_.empty()) return forms;
  const auto [first, last] = named_.equal_range(join(key_of(name), static_cast<Key>(kind)));
  for (auto one = first; one != last; ++one) forms.push_back(one->second->form);
  std::sort(forms.begin(), forms.end());
  return forms;
}

Known::Known(std::vector<Lesson> lessons) : impl_(std::make_unique<Impl>(std::move(lessons))) {}
Known::Known(Known&&) noexcept = default;
Known& Known::operator=(Known&&) noexcept = default;
Known::~Known() = default;
const std::vector<Lesson>& Known::lessons() const { return impl_->lessons; }
std::vector<std::string_view> Known::aliases(Kind kind, std::string_view name) const {
  return impl_->aliases(kind, name);
}

}  // namespace archive::entities
