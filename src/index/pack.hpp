// SPDX-License-Identifier: GPL-3.0-or-later
/// Packing many articles (record.hpp).
#pragma once

#include "archive/core/compressor.hpp"
#include "archive/index/record.hpp"
#include "dictionary.hpp"

namespace archive::index {

/// body_frame   what a compressor made of the body, or empty: it is taken where its dictionary is that of `compressor`
[[nodiscard]] std::string pack(const core::ArticleId& id, const core::Article& article, std::string_view signature,
                               core::Compressor& compressor, std::string_view body_frame);

}  // namespace archive::index
