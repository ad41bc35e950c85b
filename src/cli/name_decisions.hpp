// SPDX-License-Identifier: GPL-3.0-or-later
/// `archive entities alias`, `deny` and `lessons`: what the user says of names, and what the archive learned of them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "archive/entities/entities.hpp"
#include "context.hpp"

namespace archive::cli {

struct NameDecision {
  std::vector<std::string> words;  ///< with `alias`, `deny` or `lessons` first
  std::optional<entities::Kind> kind;
  bool undo = false;
  std::chrono::milliseconds wait{30'000};
};

/// Whether the operands of `entities` are such a command and no query.
[[nodiscard]] bool is_name_decision(const std::vector<std::string>& words);

/// Gives the exit status. Throws core::Error (Usage) for a command that says too little.
int decide_names(const NameDecision& decision, Context& context);

}  // namespace archive::cli
