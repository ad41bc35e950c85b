// SPDX-License-Identifier: GPL-3.0-or-later
/// A stretch of text that may name somebody or something, and what speaks for each kind.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "archive/entities/entities.hpp"
#include "gazetteer.hpp"
#include "words.hpp"

namespace archive::entities {

inline constexpr std::size_t kind_count = 4;

/// By kind.
using Scores = std::array<float, kind_count>;

enum class Gender : std::uint8_t { Unknown, Male, Female };

/// How a candidate came to its limits.
enum class Form : std::uint8_t {
  Run,         ///< capitalised words side by side
  Listed,      ///< a name of the lists, of one word or several
  Headed,      ///< begins with the common noun that tells its kind
  PersonName,  ///< first name or initial, then more
};

struct Candidate {
  std::uint32_t first = 0, last = 0;  ///< tokens of the mention, half-open
  std::uint32_t core = 0;             ///< where the proper name begins: behind a head of common nouns
  Form form = Form::Run;
  bool contracted = false;    ///< the preposition before holds the article of the name
  bool tied = false;          ///< the head before the core is tied to it by `de`
  Facts facts{};              ///< of the whole name, where the lists have it
  std::string_view listed{};  ///< as the lists write it
  bool titled = false;        ///< a title or a role stands before
  bool short_title = false;   ///< one like `M.`, which a bare surname may follow
  Gender title_gender = Gender::Unknown;
  std::uint8_t told = 0;    ///< kinds that the words around it say, as bits
  bool weak_start = false;  ///< its capital may be that of the sentence alone
  std::array<float, kind_count> scores{};
  float nobody = 0;  ///< speaks against any kind
  std::array<float, kind_count> strongest{};
  std::array<std::string_view, kind_count> evidence{};  ///< what gave the strongest

  void add(Kind kind, float score, std::string_view why) {
    const auto k = static_cast<std::size_t>(kind);
    scores[k] += score;
    if (score > strongest[k]) {
      strongest[k] = score;
      evidence[k] = why;
    }
  }
  void tell(Kind kind) { told |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(kind)); }
  [[nodiscard]] bool is_told(Kind kind) const { return ((told >> static_cast<unsigned>(kind)) & 1u) != 0; }
  [[nodiscard]] float score(Kind kind) const { return scores[static_cast<std::size_t>(kind)]; }
};

}  // namespace archive::entities
