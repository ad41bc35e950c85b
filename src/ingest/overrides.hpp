// SPDX-License-Identifier: GPL-3.0-or-later
/// What the user said of the inputs, as one text.
#pragma once

#include <optional>
#include <string>

#include "archive/extract/extract.hpp"

namespace archive::ingest {

/// Equal texts for equal overrides, and for no others; empty when nothing was said. `format` where the user named one
/// that the input would not have been read as.
[[nodiscard]] std::string canonical_text(const extract::Overrides& overrides, std::optional<extract::Format> format);

}  // namespace archive::ingest
