// SPDX-License-Identifier: GPL-3.0-or-later
/// A quick no for phrases, by the signature of an article (index/signature.hpp).
#pragma once

#include <bitset>
#include <string_view>
#include <vector>

#include "wanted.hpp"

namespace archive::search {

class SignatureFilter {
 public:
  void add(const Pattern& way);

  /// Whether one of the ways may stand in an article of this signature. May say yes wrongly, never no.
  [[nodiscard]] bool may_stand(std::string_view signature) const;

 private:
  using Bytes = std::bitset<256>;

  std::vector<std::vector<Bytes>> ways_;  ///< for each way, for each position, the bytes it may have
  bool any_ = false;                      ///< a way of which a signature tells nothing
};

/// The bytes that words found by these index terms may have.
[[nodiscard]] std::bitset<256> signature_bytes(const std::vector<std::string>& terms);

}  // namespace archive::search
