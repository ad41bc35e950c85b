// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/signature.hpp"

#include "archive/text/fold.hpp"
#include "archive/text/light_stem.hpp"
#include "archive/text/stable_hash.hpp"

namespace archive::text {

unsigned char signature_byte(std::string_view term) {
  return static_cast<unsigned char>(1 + stable_hash(light_stem(fold(term))) % 253);
}

}  // namespace archive::text
