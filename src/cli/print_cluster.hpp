// SPDX-License-Identifier: GPL-3.0-or-later
/// Clusters of copies, for people and as JSON.
#pragma once

#include <vector>

#include "archive/store/store.hpp"
#include "context.hpp"

namespace archive::cli {

enum class ClusterFormat { Text, Json, Jsonl };

/// Articles that are copies of one another, the oldest first.
using Cluster = std::vector<store::Record>;

/// The keys are in archive-duplicates(1).
void print_clusters(const std::vector<Cluster>& clusters, ClusterFormat format, Context& context);

}  // namespace archive::cli
