// SPDX-License-Identifier: GPL-3.0-or-later
/// Where each field of an article came from, as people and programs are told.
#pragma once

#include <string>
#include <vector>

#include "archive/store/store.hpp"

namespace archive::cli {

/// One field, or something else that was noted of the input (its encoding, a place in its dateline).
struct FieldOrigin {
  std::string field;
  std::string value;      ///< empty for what is no field
  std::string origin;     ///< "user", "dateline", "json-ld"…; "input" where the input has a field of that name
  double confidence = 0;  ///< 0 to 1: how far such an origin is trusted
  std::string detail;     ///< what it was read from; may be empty
  std::vector<std::string> rejected;  ///< other candidates, each with the reason
};

/// Every field that has a value, and what else was noted, each once.
[[nodiscard]] std::vector<FieldOrigin> field_origins(const core::Article& article);

}  // namespace archive::cli
