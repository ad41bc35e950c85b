// SPDX-License-Identifier: GPL-3.0-or-later
#include "article_id.hpp"

#include <algorithm>

#include "archive/core/error.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t fewest_digits = 4;
constexpr std::size_t all_digits = 32;
constexpr std::size_t most_candidates = 10;

bool is_hexadecimal(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

/// Short where that tells the candidates apart, else in full.
std::string list(const std::vector<core::ArticleId>& candidates) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < candidates.size() && i < most_candidates; ++i) names.push_back(to_hex(candidates[i]));
  const auto same = [](const std::string& a, const std::string& b) {
    return a.compare(0, short_id_digits, b, 0, short_id_digits) == 0;
  };
  const bool full = std::adjacent_find(names.begin(), names.end(), same) != names.end();
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + (full ? name : name.substr(0, short_id_digits));
  return candidates.size() > most_candidates ? text + "…" : text;
}

}  // namespace

std::string lower_digits(std::string typed) {
  for (char& c : typed) c = static_cast<char>(c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
  return typed;
}

std::string short_id(const core::ArticleId& id) { return to_hex(id).substr(0, short_id_digits); }

core::ArticleId resolve_id(const store::Store& store, const std::string& typed, store::Among among) {
  if (typed.size() < fewest_digits || typed.size() > all_digits || !is_hexadecimal(typed)) {
    throw core::Error(core::Status::Usage, core::tr("\"{}\" is no identifier", typed),
                      core::tr("an identifier is 4 to 32 hexadecimal digits, as search prints them"));
  }
  const std::string digits = lower_digits(typed);
  const auto found = store.find_prefix(digits, most_candidates + 1, among);
  if (found.empty() && among == store::Among::Removed)
    throw core::Error(core::Status::NothingFound, core::tr("there is no removed article {}", typed));
  if (found.empty()) {
    const bool removed = !store.find_prefix(digits, 1, store::Among::Removed).empty();
    throw core::Error(core::Status::NothingFound,
                      removed ? core::tr("there is no article {} any more: it was removed", typed)
                              : core::tr("there is no article {}", typed),
                      removed ? core::tr("archive remove --undo {} brings it back", typed)
                              : core::tr("archive search prints identifiers beside the titles"));
  }
  if (found.size() > 1) {
    throw core::Error(core::Status::Usage, core::tr("\"{}\" stands for several articles", typed),
                      core::tr("one of: {}", list(found)));
  }
  return found.front();
}

}  // namespace archive::cli
