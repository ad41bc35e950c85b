// SPDX-License-Identifier: GPL-3.0-or-later
/// What the archive or its user has taught, by the keys of forms.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "archive/entities/entities.hpp"
#include "letters.hpp"

namespace archive::entities {

/// The key of a form as the tokens of a text have it; 0 for one without words.
[[nodiscard]] Key key_of(std::string_view form);

class Known::Impl {
 public:
  explicit Impl(std::vector<Lesson> lessons);

  [[nodiscard]] bool empty() const { return taught_.empty() && denied_.empty(); }

  /// What a form is, or null.
  [[nodiscard]] const Lesson* taught(Key form) const;

  [[nodiscard]] bool denies(Key form, Kind kind) const { return denied_.contains(join(form, static_cast<Key>(kind))); }

  [[nodiscard]] std::vector<std::string_view> aliases(Kind kind, std::string_view name) const;

  std::vector<Lesson> lessons;

 private:
  std::unordered_map<Key, const Lesson*> taught_;
  std::unordered_multimap<Key, const Lesson*> named_;  ///< by name and kind
  std::unordered_set<Key> denied_;
};

}  // namespace archive::entities
