// SPDX-License-Identifier: GPL-3.0-or-later
#include "automaton.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

namespace archive::lexicon {

namespace {

using text::lexicon_layout::Arc;
using Label = std::uint8_t;

struct State {
  bool final = false;
  std::vector<std::pair<Label, std::uint32_t>> arcs;  ///< by label
  auto operator<=>(const State&) const = default;
};

class Builder {
 public:
  Builder() { states_.emplace_back(); }

  /// Words come sorted: what the last one has beyond the common beginning is complete, and can be shared.
  void add(const std::basic_string<Label>& word) {
    std::size_t common = 0;
    while (common < std::min(word.size(), last_.size()) && word[common] == last_[common]) ++common;
    close(common);
    for (std::size_t i = common; i < word.size(); ++i) {
      const auto next = static_cast<std::uint32_t>(states_.size());
      states_.emplace_back();
      states_[path_.back()].arcs.emplace_back(word[i], next);
      path_.push_back(next);
    }
    states_[path_.back()].final = true;
    last_ = word;
  }

  [[nodiscard]] std::vector<Arc> finish() {
    close(0);
    count(0);
    arcs_.resize(1);  // index 0 means that nothing follows
    emit(0);
    return std::move(arcs_);
  }

 private:
  /// Replaces the states of the last word below the given depth by equal ones that are there already.
  void close(std::size_t depth) {
    while (path_.size() > depth + 1) {
      const std::uint32_t state = path_.back();
      path_.pop_back();
      const auto [known, is_new] = register_.emplace(states_[state], state);
      if (!is_new) states_[path_.back()].arcs.back().second = known->second;
    }
  }

  /// The number of forms from each state. Recursion as deep as the longest form.
  std::uint32_t count(std::uint32_t state) {
    if (const auto known = counts_.find(state); known != counts_.end()) return known->second;
    std::uint32_t sum = states_[state].final ? 1 : 0;
    for (const auto& [label, next] : states_[state].arcs) sum += count(next);
    return counts_[state] = sum;
  }

  std::uint32_t emit(std::uint32_t state) {
    if (states_[state].arcs.empty()) return 0;
    if (const auto known = places_.find(state); known != places_.end()) return known->second;
    auto order = states_[state].arcs;
    std::ranges::stable_sort(order, std::greater(), [&](const auto& arc) { return counts_.at(arc.second); });
    const auto place = static_cast<std::uint32_t>(arcs_.size());
    places_[state] = place;
    arcs_.resize(arcs_.size() + order.size());
    std::uint32_t skip = states_[state].final ? 1 : 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto [label, next] = order[i];
      const std::uint32_t target = emit(next);
      if (target >= Arc::target_limit) throw std::runtime_error("the automaton has too many arcs");
      arcs_[place + i].bits = target << 9 | (states_[next].final ? Arc::final_bit : 0) |
                              (i + 1 == order.size() ? Arc::last_bit : 0) | label;
      arcs_[place + i].skip = skip;
      skip += counts_.at(next);
    }
    return place;
  }

  std::vector<State> states_;
  std::vector<std::uint32_t> path_ = {0};
  std::basic_string<Label> last_;
  std::map<State, std::uint32_t> register_;
  std::map<std::uint32_t, std::uint32_t> counts_, places_;
  std::vector<Arc> arcs_;
};

}  // namespace

std::vector<Arc> build_automaton(const std::vector<std::basic_string<std::uint8_t>>& words) {
  Builder builder;
  for (const auto& word : words) builder.add(word);
  return builder.finish();
}

}  // namespace archive::lexicon
