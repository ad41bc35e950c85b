// SPDX-License-Identifier: GPL-3.0-or-later
/// The marks around a plain word: `(mot),` is cut as `mot`, so that both are remembered as one.
#pragma once

#include <cstddef>
#include <string_view>

namespace archive::text {

/// A chunk without the marks around it.
struct BareWord {
  std::size_t begin = 0, end = 0;  ///< bytes of the chunk
  /// What the marks after the word say of the sentence. Stop: it ends, unless the word is written with a full stop.
  enum class After { Nothing, Stop, End } after = After::Nothing;
};

/// The word between the marks, or the whole chunk where there is more to it: the marks around belong to no word only if
/// all of it is letters of French, single hyphens and apostrophes between them. The pieces that cut_chunk() gives are
/// then the same for both.
///
/// chunk   valid UTF-8, without white space, not empty.
[[nodiscard]] BareWord bare_word(std::string_view chunk);

}  // namespace archive::text
