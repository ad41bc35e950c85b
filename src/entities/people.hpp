// SPDX-License-Identifier: GPL-3.0-or-later
/// The persons of one article: full names, and the shorter forms that mean them.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "candidate.hpp"

namespace archive::entities {

class People {
 public:
  /// Notes a full name (two words at least) at a place of the article; gives its number, the same for spellings of one
  /// name.
  std::size_t add(const Words& words, const Candidate& candidate, std::size_t place);

  /// The person that a bare surname, or initials and a surname, mean at a place of the article.
  [[nodiscard]] std::optional<std::size_t> by_surname(const Words& words, const Candidate& candidate,
                                                      std::size_t place) const;

  /// The person that a first name alone means: the only one with it, met before.
  [[nodiscard]] std::optional<std::size_t> by_first_name(Key key, std::size_t place) const;

  [[nodiscard]] bool has_surname(Key key) const { return surnames_.contains(key); }

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
  using Numbers = std::unordered_multimap<Key, std::size_t>;  ///< each person once for a key

  static void note(Numbers& numbers, Key key, std::size_t person);

  std::vector<Person> people_;
  std::unordered_map<Key, std::size_t> by_ends_;  ///< first and last word
  Numbers surnames_;                              ///< each ending of a name but the whole
  Numbers first_names_;
};

}  // namespace archive::entities
