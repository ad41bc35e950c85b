// SPDX-License-Identifier: GPL-3.0-or-later
/// All candidates of one article: what one of them proves decides for the others.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "acronyms.hpp"
#include "archive/entities/entities.hpp"
#include "candidate.hpp"
#include "features.hpp"
#include "key_numbers.hpp"
#include "kinds.hpp"
#include "lessons.hpp"
#include "people.hpp"

namespace archive::entities {

/// From this score on a mention decides for others of its form.
inline constexpr float deciding_score = 3.5f;

/// What marks around a name speak against it: somebody sure of whom the article tells without them stays somebody.
inline constexpr float quoted_whole = 3.75f;

/// Whether an article or `du`, `au` stands right before.
[[nodiscard]] bool is_behind_article(const Words& words, const Candidate& candidate);

/// A candidate and what became of it.
struct Found {
  Candidate candidate;
  Part part = Part::Body;
  Key key = 0;   ///< of the mention
  Key core = 0;  ///< of the proper name: without head and without `Group`
  std::uint32_t core_number = 0;
  Verdict verdict;
  bool shown = false;
  std::optional<std::size_t> person{};  ///< its number among the people of the article, of a full name
  std::string name;
  std::string_view evidence;
};

class Article {
 public:
  /// How to decide what the rules leave open.
  enum class Open : std::uint8_t { Learned, Unknown };

  /// The lessons are used while mentions() works, and not after.
  Article(std::string_view title, std::string_view body, const Known& known, Open open = Open::Learned);

  /// The mentions, named; those of the title first.
  [[nodiscard]] std::vector<Mention> mentions();

  /// What mentions() saw that an archive could learn; sorted, each once.
  [[nodiscard]] std::vector<Sighting> sightings() const;

  /// All candidates after mentions(), the rejected ones too; for the program that learns weights.
  [[nodiscard]] const std::vector<Found>& found() const { return found_; }
  [[nodiscard]] const Words& words(Part part) const { return part == Part::Title ? title_ : body_; }

 private:
  void note(const std::vector<Acronym>& acronyms, Part part);
  void collect(const std::vector<Acronym>& acronyms, Part part);
  void decide();
  void weigh_learned(Found& found);
  void find_people();
  void join_people();
  void spread();
  void coordinate();
  void name_organisations();
  void apply_lessons();
  void apply_learned(Found& found, const Taught& lesson);
  void sight();
  void prefer_product(Found& found, const Scores& best) const;
  [[nodiscard]] std::string written(const Found& found) const;
  [[nodiscard]] bool coordinated(const Found& left, const Found& right) const;
  void join_others(Found& found, Kind kind, std::size_t others) const;
  [[nodiscard]] bool is_given(const Found& found) const;
  [[nodiscard]] bool may_be_surname(const Found& found) const;
  [[nodiscard]] bool is_pair(const Found& found) const;

  Words title_, body_;
  const Known::Impl& lessons_;
  Open open_;
  std::vector<Found> found_;
  KeyNumbers cores_;
  People people_;
  std::vector<Feature> features_;
  std::vector<Sighting> sightings_;
  std::unordered_map<Key, std::string> acronyms_;  ///< key of the acronym, long form
};

}  // namespace archive::entities
