// SPDX-License-Identifier: GPL-3.0-or-later
/// The date expressions of one sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evidence.hpp"
#include "found.hpp"
#include "tense.hpp"
#include "tokens.hpp"
#include "verbs.hpp"

namespace archive::dates {

class Sentence {
 public:
  /// text  what the spans of its tokens index into; it has to live as long.
  explicit Sentence(std::string_view text);
  Sentence(const Sentence&) = delete;
  Sentence& operator=(const Sentence&) = delete;
  ~Sentence() { reuse(std::move(tokens_)); }

  [[nodiscard]] std::vector<Found> find(bool whole_paragraph);

  [[nodiscard]] const Scene& scene() const { return scene_; }
  /// Whether `depuis` stands before it.
  [[nodiscard]] bool is_since(const Found& found) const;
  [[nodiscard]] Tense tense(const Found& found) const { return tense_around(verbs_, found.begin, found.end); }

 private:
  /// Where reading is worth while: at a core word, and at a beginning with one among the next words.
  void find_beginnings();

  bool begins(std::size_t i) const { return begins_[i] != 0; }

  [[nodiscard]] std::optional<Found> read_at(std::size_t i) const;

  /// `Au printemps, les arbres fleurissent` tells of each year, `au printemps, il avait neigé` of one.
  [[nodiscard]] bool is_any_season(const Found& found) const;

  /// `les samedi 20 et dimanche 21 avril`: the first day has been found, but its month stands with the last.
  void add_listed(const Found& last);

  /// Whether a date may begin after the word at `i`, and what stands between two ends soon after.
  [[nodiscard]] bool has_ends(std::size_t i) const;

  static Found found_range(const Range& range, std::size_t begin);

  /// The whole line as one expression, but for articles and prepositions before it and marks behind.
  [[nodiscard]] std::optional<Found> read_alone() const;

  /// A number alone is a day only with its article: `le 16`, not `16`.
  [[nodiscard]] bool is_lone_date(const Form& form, std::size_t begin, std::size_t size) const;

  /// `le 3 mai et le 4 juin 2019`, `En 2019, il ouvrit le 3 mai`: a year named in the sentence is that of both.
  void carry_years();

  [[nodiscard]] std::optional<int> year_linked_after(std::size_t i) const;

  [[nodiscard]] std::optional<int> year_of_sentence() const;

  std::string_view text_;
  Cutter cutter_;
  std::vector<Token> tokens_;
  Scene scene_;
  Verbs verbs_;
  std::vector<std::uint8_t> begins_;  ///< truth values, of a byte each for speed
  std::vector<Found> found_;
};

}  // namespace archive::dates
