// SPDX-License-Identifier: GPL-3.0-or-later
/// The file of `search --batch`.
#pragma once

#include <string>
#include <vector>

#include "context.hpp"

namespace archive::cli {

/// A line `qid<TAB>query`. Without a tab there is no query, and qid is the line's number.
struct BatchLine {
  std::string qid;
  std::string query;
  bool has_tab = false;
};

/// The lines of a batch, blank ones left out; "-" is standard input. Throws core::Error (Usage) when it cannot be read.
[[nodiscard]] std::vector<BatchLine> read_batch(const std::string& name, const Context& context);

}  // namespace archive::cli
