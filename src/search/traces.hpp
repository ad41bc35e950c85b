// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the words of a query may stand in an article, by its signature (index/signature.hpp): a quick no.
///
/// A signature tells no two words of one byte apart and knows no gap between paragraphs. So there are more traces than
/// places, and no two stand further apart than what they are traces of: what does not hold of them does not hold of the text.
#pragma once

#include <array>
#include <bitset>
#include <string_view>
#include <vector>

#include "byte_finder.hpp"
#include "operand.hpp"
#include "proximity.hpp"

namespace archive::search {

/// The bytes that words found by these index terms may have.
[[nodiscard]] std::bitset<256> signature_bytes(const std::vector<std::string>& terms);

/// Reads signatures for some operands. Linear in the signature.
class Traces {
 public:
  explicit Traces(const std::vector<Operand>& operands);

  /// Whether signatures tell anything of every operand. Nothing is told of a compound's joined spelling; where this is
  /// false, nothing else may be asked.
  [[nodiscard]] bool tell() const { return tell_; }

  /// For each operand where it may stand: words counted from 1 in the title, from index::body_base + 1 in the body, as
  /// tokens count positions, but without the gaps of paragraphs.
  [[nodiscard]] Occurrences find(std::string_view signature, Part part) const;

  /// Whether one of them may stand in this part.
  [[nodiscard]] bool any(std::string_view signature, Part part) const;

 private:
  using Bytes = std::bitset<256>;
  struct Way {
    std::size_t operand = 0;
    std::vector<Bytes> positions;  ///< the bytes that each word may have
  };

  /// Whether a way, whose first word may stand at this place, may stand there whole.
  [[nodiscard]] static bool stands(const Way& way, std::string_view signature, std::size_t at);

  template <typename Sink>
  void read(std::string_view signature, Part part, Sink&& sink) const;

  std::size_t operands_;
  std::vector<Way> ways_;
  std::array<std::vector<std::size_t>, 256> by_first_byte_;  ///< ways that a byte may begin
  ByteFinder first_bytes_;                                   ///< of any way
  bool tell_ = true;
};

}  // namespace archive::search
