// SPDX-License-Identifier: GPL-3.0-or-later
/// How much two texts have in common: word 3-grams, exactly or from a small sample.
///
/// A. Broder, "On the resemblance and containment of documents" (1997): the sample holds the smallest hashes of a text
/// (bottom-k) and all below a fixed one (modulo), so that it estimates both measures. A 3-gram that two samples share
/// makes a pair worth a look, which finds what is contained in something longer too; bands of minima (LSH) miss that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace archive::text {

/// Raised by whatever changes the hashes, the sample, or what counts as a copy; sketches of another number are made anew.
inline constexpr int sketch_version = 3;

/// Hashes of the word 3-grams of a text, sorted, each once. Words are runs of letters and digits, in lower case without
/// accents; a text of one or two words has one of them, an empty text none.
using Shingles = std::vector<std::uint64_t>;

/// text   valid UTF-8.
[[nodiscard]] Shingles make_shingles(std::string_view text);

/// Hashes of the words of a text, sorted, each once; words of one or two letters, which are grammar, left out.
using Words = std::vector<std::uint64_t>;
[[nodiscard]] Words make_words(std::string_view text);

/// The same on every machine for the same words, whatever their accents, case and punctuation; odd for titles of
/// `least_title_words` or more. Fewer tell too little for two articles to be one story.
[[nodiscard]] std::uint64_t title_hash(std::string_view title);
[[nodiscard]] constexpr bool is_telling_title(std::uint64_t title_hash) { return title_hash % 2 == 1; }
inline constexpr std::size_t least_title_words = 4;

/// What two sets have in common: 3-grams, or samples of them.
struct Overlap {
  std::size_t common = 0, first = 0, second = 0;

  /// Jaccard's measure: of all, how many are common. 0 for empty sets.
  [[nodiscard]] double resemblance() const;
  /// Of the smaller set, how many are in the other. 0 for empty sets.
  [[nodiscard]] double containment() const;
};

[[nodiscard]] Overlap compare(const Shingles& a, const Shingles& b);

/// Keys that a sample has whatever they are, where its text has so many 3-grams. Of two samples that have more, estimate()
/// compares all.
inline constexpr std::size_t always_kept_keys = 16;

/// The sample of a text, with what else decides whether two articles are copies of one another.
struct Sketch {
  std::uint64_t title = 0;          ///< title_hash
  std::int32_t day = no_day;        ///< of publication, core::Day
  std::uint32_t shingles = 0;       ///< of the text
  std::vector<std::uint32_t> keys;  ///< sorted, each once; no more than one for four 3-grams beyond the first 16

  static constexpr std::int32_t no_day = INT32_MIN;
  friend bool operator==(const Sketch&, const Sketch&) = default;
};

/// Of title, day and 3-grams of a text.
[[nodiscard]] Sketch make_sketch(std::uint64_t title, std::int32_t day, const Shingles& shingles);

/// Compares the parts of two samples that say something of both texts.
[[nodiscard]] Overlap estimate(const Sketch& a, const Sketch& b);

/// As bytes, the same on every machine.
[[nodiscard]] std::string pack(const Sketch& sketch);

/// False for bytes that pack() of this version did not give.
[[nodiscard]] bool unpack(std::string_view bytes, Sketch& sketch);

}  // namespace archive::text
