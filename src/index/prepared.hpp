// SPDX-License-Identifier: GPL-3.0-or-later
/// What a Prepared holds, for the writer.
#pragma once

#include "archive/index/index.hpp"
#include "document.hpp"

namespace archive::index {

class Prepared::Impl {
 public:
  core::ArticleId id;
  Draft draft;
};

}  // namespace archive::index
