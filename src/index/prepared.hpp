// SPDX-License-Identifier: GPL-3.0-or-later
/// What a Prepared holds, for the writer.
#pragma once

#include <utility>
#include <vector>

#include "archive/index/index.hpp"
#include "document.hpp"

namespace archive::index {

class Prepared::Impl {
 public:
  core::ArticleId id;
  Xapian::Document document;
  std::vector<Accentuation> accentuations;  ///< each once
};

}  // namespace archive::index
