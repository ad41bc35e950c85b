// SPDX-License-Identifier: GPL-3.0-or-later
/// Corrections and the history of an article, for people and for programs.
#pragma once

#include <vector>

#include "archive/store/correction.hpp"
#include "context.hpp"
#include "json.hpp"

namespace archive::cli {

/// `date: 2021-07-24 -> 2021-07-25`; the old value is left out where there is none.
[[nodiscard]] Visible correction_words(const store::Correction& correction, const std::vector<std::string>& old = {});

/// A line for each version, correction, undo, removal and return, in order.
void print_history(const std::vector<store::Event>& events, Context& context);

/// The same as an array; its keys are in archive-show(1).
void write_history(Json& json, const std::vector<store::Event>& events);

}  // namespace archive::cli
