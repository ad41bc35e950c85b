// SPDX-License-Identifier: GPL-3.0-or-later
/// What an article gains when the words of the query stand close together, or early.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace archive::search {

/// A word or phrase of the query, in the order typed, as the signature of an article shows it (index/signature.hpp).
struct CloseUnit {
  double weight = 1;       ///< by rarity
  std::bitset<256> bytes;  ///< that its first word may have
};

/// Scores signatures; made once a query.
class Closeness {
 public:
  explicit Closeness(std::vector<CloseUnit> units);

  /// Whether there is anything to gain: two words at least.
  [[nodiscard]] bool applies() const { return units_.size() > 1; }

  /// What to add to the weight of an article. Linear in the signature.
  [[nodiscard]] double bonus(std::string_view signature) const;

 private:
  std::vector<CloseUnit> units_;
  std::array<std::vector<std::uint16_t>, 256> by_byte_;  ///< units that a byte may begin
};

}  // namespace archive::search
