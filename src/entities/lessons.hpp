// SPDX-License-Identifier: GPL-3.0-or-later
/// What the archive or its user has taught, by the keys of forms.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "archive/entities/entities.hpp"
#include "letters.hpp"

namespace archive::entities {

class Lessons {
 public:
  /// Keeps pointers into the list.
  explicit Lessons(const std::vector<Lesson>& lessons);

  [[nodiscard]] bool empty() const { return taught_.empty() && denied_.empty(); }

  /// What a form is, or null. Of two lessons on one form the later one holds.
  [[nodiscard]] const Lesson* taught(Key form) const;

  /// Whether longer forms begin with these words.
  [[nodiscard]] bool begins(Key words) const { return beginnings_.contains(words); }

  [[nodiscard]] bool denies(Key form, Kind kind) const { return denied_.contains(join(form, static_cast<Key>(kind))); }

 private:
  std::unordered_map<Key, const Lesson*> taught_;
  std::unordered_set<Key> denied_, beginnings_;
};

}  // namespace archive::entities
