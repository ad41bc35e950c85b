// SPDX-License-Identifier: GPL-3.0-or-later
/// What people decided about an article after it was archived, and its history.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/moment.hpp"

namespace archive::store {

/// What a correction does to its field. Add and Drop are for lists (authors, tags): they leave the rest of the list to
/// the input, so that what a later version brings is kept.
enum class Operation { Set, Add, Drop };

/// One step of a correction.
struct Correction {
  std::string field;  ///< one of correctable_fields()
  Operation operation = Operation::Set;
  std::vector<std::string> values;  ///< clean UTF-8; none empties the field; one at most where it is no list
};

/// Who decided, when and why.
struct Decider {
  std::string author;
  std::string reason;  ///< may be empty
  core::Moment at;
};

/// title date source section url language authors tags body, as in the JSON of an article.
[[nodiscard]] std::span<const std::string_view> correctable_fields();

/// Whether the field is a list of texts.
[[nodiscard]] bool is_list(std::string_view field);

/// The value of a correctable field: none when it is absent, several for lists; a day as `YYYY-MM-DD`.
[[nodiscard]] std::vector<std::string> values_of(const core::Article& article, std::string_view field);

/// Applies one correction. A day that is set makes `date_from` "user" and takes a time of another day away.
///
/// Throws std::invalid_argument for a field that is not correctable, for two values where the field holds one, for Add
/// or Drop where it is no list, and for a date that is no ISO day.
void apply(core::Article& article, const Correction& correction);

/// One entry of an article's history, in the order of the log.
struct Event {
  enum class Kind { Version, Correction, Undo, Removal, Return };

  std::int64_t change = 0;
  Kind kind = Kind::Version;
  std::int64_t version = 0;             ///< Version: its number; Removal: the one that was current
  std::string input, program, sha256;   ///< Version: where it came from, read by what
  bool erased = false;                  ///< Version: its bytes were erased after a removal
  Correction correction;                ///< Correction
  std::vector<std::string> old_values;  ///< Correction: what the field held before
  bool undone = false;                  ///< Correction: a later Undo took it back
  std::int64_t undoes = 0;              ///< Undo: the change it takes back
  Decider decider;                      ///< Version: the time alone; Removal and Return: nothing
};

}  // namespace archive::store
