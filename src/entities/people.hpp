// SPDX-License-Identifier: GPL-3.0-or-later
/// The persons of one article: full names, and the shorter forms that mean them.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "candidate.hpp"
#include "key_numbers.hpp"

namespace archive::entities {

class People {
 public:
  /// Notes a full name (two words at least) at a place of the article; gives its number, the same for spellings of one
  /// name.
  std::size_t add(const Words& words, const Candidate& candidate, std::size_t place);

  /// Makes ready for what is asked, after all were added.
  void close();

  /// The person that a bare surname, or initials and a surname, mean at a place of the article.
  [[nodiscard]] std::optional<std::size_t> by_surname(const Words& words, const Candidate& candidate,
                                                      std::size_t place) const;

  /// The person that a first name alone means: the only one with it, met before.
  [[nodiscard]] std::optional<std::size_t> by_first_name(Key key, std::size_t place) const;

  [[nodiscard]] bool has_surname(Key key) const { return !with(surnames_, key).empty(); }

  /// The longest form of the article.
  [[nodiscard]] const std::string& name(std::size_t person) const { return people_[person].name; }

 private:
  struct Person {
    std::string name;
    std::string initials;  ///< of what stands before the surname, folded
    std::size_t words = 0;
    bool capitals = false;  ///< the name ends in capitals
    Gender gender = Gender::Unknown;
    std::vector<std::size_t> places;  ///< ascending
  };
  struct Called {
    Key key;
    std::size_t person;

    friend auto operator<=>(const Called&, const Called&) = default;
  };
  using Names = std::vector<Called>;  ///< sorted by close(), each once

  [[nodiscard]] static std::span<const Called> with(const Names& names, Key key);

  std::vector<Person> people_;
  KeyNumbers by_ends_;  ///< first and last word
  Names surnames_;      ///< each ending of a name but the whole
  Names first_names_;
};

}  // namespace archive::entities
