// SPDX-License-Identifier: GPL-3.0-or-later
#include "match_lists.hpp"

namespace archive::search {

void MatchLists::count(const MatchTree& tree, std::map<std::string, std::uint32_t>& frequencies) {
  if (tree.kind == MatchTree::Kind::Term) {
    const auto [known, added] = terms_.try_emplace(tree.term);
    if (!added) return;
    known->second = segment_.postings(tree.term);
    frequencies[tree.term] += static_cast<std::uint32_t>(known->second.articles.size());
  }
  for (const auto& child : tree.children) count(child, frequencies);
}

bool MatchLists::prepare(const MatchTree& tree, const Statistics& statistics) {
  if (segment_.size() == 0) return true;
  builder_.emplace(terms_, segment_.size(), statistics);
  list_ = builder_->build(tree, 1);
  return builder_->good() && !ranges_alone(*list_, false);
}

Weighed MatchLists::match(std::size_t count, const Saturations& saturations) const {
  if (list_ == nullptr) return {};
  return ListReader(segment_, *list_, saturations).read(count);
}

}  // namespace archive::search
