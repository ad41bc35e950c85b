// SPDX-License-Identifier: GPL-3.0-or-later
/// What copies of an article say otherwise.
#pragma once

#include "print_cluster.hpp"

namespace archive::cli {

/// The article against each of its copies. The keys are in archive-duplicates(1).
void print_diffs(const store::Record& article, const Cluster& copies, ClusterFormat format, Context& context);

}  // namespace archive::cli
