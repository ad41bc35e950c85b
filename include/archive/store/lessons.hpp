// SPDX-License-Identifier: GPL-3.0-or-later
/// What the archive knows of names: what its user said, and what it learned from its own articles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/id.hpp"

namespace archive::store {

class Database;

/// A name as the store keeps it. One form has one lesson of each origin for a kind.
struct LessonRow {
  enum class Origin : std::uint8_t {
    Alias = 1,    ///< the user: the form is another name of `name`
    Denied = 2,   ///< the user: the form is nothing of this kind
    Learned = 3,  ///< the archive's articles
  };

  Origin origin = Origin::Alias;
  std::string form;           ///< as written
  std::string kind;           ///< "person", "org", "place", "product"; opaque to the store
  std::string name;           ///< canonical; of what was learned empty, or the long form of an acronym
  std::int64_t articles = 0;  ///< of what was learned: how many articles say so, at least
  core::ArticleId article;    ///< of what was learned: one that says so
  friend bool operator==(const LessonRow&, const LessonRow&) = default;
};

/// Part of a store (Store::lessons). What writes stands inside a batch. Throws core::Error (Damaged) as the store does.
class Lessons {
 public:
  Lessons(const Database& database, int format) : database_(database), format_(format) {}

  /// All, by form, kind and origin.
  [[nodiscard]] std::vector<LessonRow> all() const;

  /// Keeps what the user said, in the place of what was said of this form and kind before.
  void say(const LessonRow& row);

  /// Takes back what the user said of a form; false where nothing was said.
  bool take_back(std::string_view form, std::string_view kind);

  /// Puts what was learned in the place of what was learned before.
  void replace_learned(const std::vector<LessonRow>& rows);

  /// The number of articles there were when the archive learned last.
  [[nodiscard]] std::int64_t learned_at() const;
  void set_learned_at(std::int64_t articles);

  /// Another number after each change of the lessons; in microseconds. None of a store of an older format, where it could only be
  /// told by reading them all.
  [[nodiscard]] std::optional<std::uint64_t> stamp() const;

 private:
  void note_change();

  const Database& database_;
  int format_;  ///< tables of later formats are not there
};

}  // namespace archive::store
