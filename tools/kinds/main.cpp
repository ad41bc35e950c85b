// SPDX-License-Identifier: GPL-3.0-or-later
// Learns the weights of src/entities/model.hpp from articles without labels: what the rules are sure of teaches what
// the words around names and the shapes of names say, and two views that agree teach the rest (Collins and Singer, 1999).
// Run by hand: learn_kinds ARTICLES WEIGHTS; ARTICLES holds a title line and a body each, ended by a form feed line.
// The same input gives the same bytes.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "article.hpp"
#include "model.hpp"

namespace {

using namespace archive::entities;

constexpr std::size_t nobody = kind_count;
constexpr std::size_t unknown = class_count;
constexpr float sure_score = 3.5f;
constexpr std::size_t most_of_a_form = 25;  ///< examples; news repeats its names
constexpr int epochs = 5;

struct Example {
  std::vector<Feature> features;
  std::size_t label = unknown;
  float weight = 1;
  bool held_out = false;
};

using Weights = std::vector<std::array<float, class_count>>;

/// What the rules are sure of.
std::size_t label_of(const Found& found) {
  if (found.shown && (found.verdict.score >= sure_score || found.candidate.titled))
    return static_cast<std::size_t>(found.verdict.kind);
  if (!found.shown && found.candidate.nobody >= 3) return nobody;
  return unknown;
}

std::vector<Example> read_examples(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string all((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const Known none;
  std::unordered_map<Key, std::size_t> seen;
  std::vector<Example> examples;
  std::size_t number = 0;
  for (std::string_view rest = all; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find("\f\n"), rest.size());
    const std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 2, rest.size()));
    const std::size_t line = std::min(text.find('\n'), text.size());
    // What was learned before teaches nothing.
    Article article(text.substr(0, line), text.substr(line), none, Article::Open::Unknown);
    (void)article.mentions();
    for (const Found& found : article.found()) {
      const std::size_t label = label_of(found);
      if (++seen[join(found.core, label)] > most_of_a_form) continue;
      Example example;
      find_features(article.words(found.part), found.candidate, example.features);
      example.label = label;
      example.held_out = number % 20 == 0;
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

bool in_view(View view, unsigned views) { return (views >> static_cast<unsigned>(view) & 1) != 0; }

constexpr unsigned form_view = 1, lists_view = 2, context_view = 4, all_views = 7;

std::array<float, class_count> predict(const Weights& weights, const std::vector<Feature>& features, unsigned views) {
  std::array<float, class_count> scores{};
  for (const Feature& feature : features) {
    if (!in_view(feature.view, views)) continue;
    for (std::size_t k = 0; k < class_count; ++k) scores[k] += weights[feature.bucket][k];
  }
  const float top = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - top);
  for (float& score : scores) score /= sum;
  return scores;
}

/// Softmax by AdaGrad; views are left out at random, so that each learns to tell the kind alone.
Weights learn(const std::vector<Example>& examples, unsigned seed) {
  Weights weights(feature_buckets), squares(feature_buckets);
  for (auto& row : squares) row.fill(1e-2f);
  std::vector<std::uint32_t> order;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (examples[i].label != unknown && !examples[i].held_out) order.push_back(static_cast<std::uint32_t>(i));
  }
  std::mt19937 random(seed);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    // Not std::shuffle, whose result is the library's own affair.
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const std::uint32_t at : order) {
      const Example& example = examples[at];
      const unsigned draw = random() % 16;
      const unsigned views = draw < 5    ? all_views
                             : draw < 10 ? form_view | context_view
                             : draw < 13 ? context_view
                             : draw < 15 ? form_view
                                         : form_view | lists_view;
      const auto p = predict(weights, example.features, views);
      for (const Feature& feature : example.features) {
        if (!in_view(feature.view, views)) continue;
        auto& row = weights[feature.bucket];
        auto& square = squares[feature.bucket];
        for (std::size_t k = 0; k < class_count; ++k) {
          const float gradient = example.weight * (p[k] - (k == example.label ? 1.0f : 0.0f)) + 1e-6f * row[k];
          square[k] += gradient * gradient;
          row[k] -= 0.1f * gradient / std::sqrt(square[k]);
        }
      }
    }
  }
  return weights;
}

void report(const Weights& weights, const std::vector<Example>& examples) {
  for (const unsigned views : {all_views, form_view | context_view, context_view, form_view}) {
    std::array<std::array<int, class_count>, class_count> table{};
    for (const Example& example : examples) {
      if (!example.held_out || example.label >= class_count) continue;
      const auto p = predict(weights, example.features, views);
      ++table[example.label][static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin())];
    }
    std::cerr << "views " << views << " (rows: person org place product nobody)\n";
    for (const auto& row : table) {
      for (const int cell : row) std::cerr << '\t' << cell;
      std::cerr << '\n';
    }
  }
}

/// Examples the rules leave open, where form and words around agree, join the next round.
std::size_t label_unknown(const Weights& weights, std::vector<Example>& examples, float sure) {
  std::size_t count = 0;
  for (Example& example : examples) {
    if (example.label != unknown) continue;
    const auto form = predict(weights, example.features, form_view);
    const auto context = predict(weights, example.features, context_view);
    const auto best = static_cast<std::size_t>(std::max_element(context.begin(), context.end()) - context.begin());
    if (context[best] < sure || form[best] < sure) continue;
    example.label = best;
    example.weight = 0.5f;
    ++count;
  }
  return count;
}

void write(const std::string& path, const Weights& weights) {
  float largest = 0;
  for (const auto& row : weights) {
    for (const float weight : row) largest = std::max(largest, std::abs(weight));
  }
  // A few large weights are cut, so that the small ones keep their difference.
  const float step = std::min(largest, 4.0f) / 127;
  std::ofstream out(path, std::ios::binary);
  const ModelHeader header{{'A', 'K', 'W', '1'}, step};
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  for (const auto& row : weights) {
    for (const float weight : row) out.put(static_cast<char>(std::clamp(std::lround(weight / step), -127L, 127L)));
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: learn_kinds ARTICLES WEIGHTS\n";
    return 2;
  }
  auto examples = read_examples(arguments[1]);
  std::array<std::size_t, class_count + 1> labels{};
  for (const Example& example : examples) ++labels[example.label];
  std::cerr << examples.size() << " examples:";
  for (const std::size_t label : labels) std::cerr << ' ' << label;
  std::cerr << '\n';
  Weights weights = learn(examples, 1);
  report(weights, examples);
  for (const float sure : {0.9f, 0.85f}) {
    std::cerr << label_unknown(weights, examples, sure) << " more examples by agreement\n";
    weights = learn(examples, 2);
  }
  report(weights, examples);
  write(arguments[2], weights);
  return 0;
}
