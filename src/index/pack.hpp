// SPDX-License-Identifier: GPL-3.0-or-later
/// Packing many articles (record.hpp).
#pragma once

#include "archive/core/compressor.hpp"
#include "archive/index/record.hpp"
#include "dictionary.hpp"

namespace archive::index {

[[nodiscard]] std::string pack(const core::ArticleId& id, const core::Article& article, std::string_view signature,
                               core::Compressor& compressor);

}  // namespace archive::index
