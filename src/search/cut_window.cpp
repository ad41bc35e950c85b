// SPDX-License-Identifier: GPL-3.0-or-later
#include "cut_window.hpp"

#include <algorithm>
#include <set>

#include "archive/text/utf8.hpp"

namespace archive::search {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Upper-case letters of ASCII and Latin-1 (`É` is C3 89): enough to see a name.
bool begins_with_capital(std::string_view text) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first >= 'A' && first <= 'Z') return true;
  return first == 0xC3 && text.size() > 1 && static_cast<unsigned char>(text[1]) <= 0x9E;
}

/// Places where a long sentence may be cut.
class CutPoints {
 public:
  explicit CutPoints(std::string_view sentence) : sentence_(sentence) {}

  /// How good a cut at the space `at` is: 0 forbidden, 1 at a space, 2 after a clause mark.
  [[nodiscard]] int quality(std::size_t at) const {
    if (at == 0 || at + 1 >= sentence_.size() || (sentence_[at] != ' ' && sentence_[at] != '\n')) return 0;
    const char before = sentence_[at - 1], after = sentence_[at + 1];
    if (is_digit(before) && is_digit(after)) return 0;
    if (after == '%' || after == '!' || after == '?' || after == ':' || after == ';') return 0;
    if (sentence_.substr(at + 1).starts_with("»") || sentence_.substr(0, at).ends_with("«")) return 0;
    if (before == ',' || before == ';' || before == ':') return 2;
    const std::size_t word = sentence_.rfind(' ', at - 1);
    const auto previous = sentence_.substr(word == std::string_view::npos ? 0 : word + 1);
    return begins_with_capital(previous) && begins_with_capital(sentence_.substr(at + 1)) ? 0 : 1;
  }

 private:
  std::string_view sentence_;
};

struct Range {
  std::size_t begin = 0, end = 0;  ///< bytes
};

/// The matches within `length` code points of each other that weigh most; each unit counts once.
Range densest(std::string_view sentence, const std::vector<Match>& matches, const std::vector<Unit>& units,
              std::size_t length) {
  Range best{matches.front().span.begin, matches.front().span.end};
  double best_weight = -1;
  for (std::size_t first = 0; first < matches.size(); ++first) {
    std::set<std::size_t> seen;
    double weight = 0;
    for (std::size_t last = first; last < matches.size(); ++last) {
      const std::size_t begin = matches[first].span.begin, end = matches[last].span.end;
      if (last > first && text::count_code_points(sentence.substr(begin, end - begin)) > length) break;
      weight += seen.insert(matches[last].unit).second ? units[matches[last].unit].weight : 0.0;
      if (weight > best_weight + 1e-9) {
        best_weight = weight;
        best = {begin, std::max(end, best.begin == begin ? best.end : end)};
      }
    }
    if (matches.size() > 64 && first == 64) break;  // a sentence that repeats itself: its head is as good
  }
  return best;
}

std::size_t advance(std::string_view text, std::size_t at, std::size_t count) {
  while (count-- > 0 && at < text.size()) at += text::code_point_at(text, at).size;
  return at;
}

std::size_t retreat(std::string_view text, std::size_t at, std::size_t count) {
  while (count-- > 0 && at > 0) at -= text::code_point_before(text, at).size;
  return at;
}

/// The best cut in (from, to]: the last clause mark in the nearer half, else the last allowed space, else `to`.
std::size_t cut_before(std::string_view sentence, std::size_t from, std::size_t to) {
  const CutPoints cuts(sentence);
  std::size_t space = to;
  bool found = false;
  for (std::size_t at = to; at > from; --at) {
    const int quality = cuts.quality(at);
    if (quality == 2 && at >= from + (to - from) / 2) return at;
    if (quality > 0 && !found) {
      space = at;
      found = true;
    }
  }
  return space;
}

/// The same at the other side: where the shown part begins, in [from, to).
std::size_t cut_after(std::string_view sentence, std::size_t from, std::size_t to) {
  const CutPoints cuts(sentence);
  std::size_t space = from;
  bool found = false;
  for (std::size_t at = from; at < to; ++at) {
    const int quality = cuts.quality(at);
    if (quality == 2 && at <= from + (to - from) / 2) return at + 1;
    if (quality > 0 && !found) {
      space = at + 1;
      found = true;
    }
  }
  return space;
}

}  // namespace

core::Span cut_window(std::string_view sentence, const std::vector<Match>& matches, const std::vector<Unit>& units,
                      std::size_t length) {
  if (text::count_code_points(sentence) <= length) return {0, sentence.size()};
  Range shown{0, 0};
  if (!matches.empty()) shown = densest(sentence, matches, units, length);
  const std::size_t taken = text::count_code_points(sentence.substr(shown.begin, shown.end - shown.begin));
  const std::size_t spare = taken < length ? length - taken : 0;
  // A third of the room before what matched, as a reader wants more of what follows; what the head does not use goes
  // to the tail, and the reverse.
  std::size_t begin = retreat(sentence, shown.begin, spare / 3);
  const std::size_t before = text::count_code_points(sentence.substr(begin, shown.begin - begin));
  std::size_t end = advance(sentence, shown.end, spare - before);
  if (end == sentence.size()) {
    const std::size_t after = text::count_code_points(sentence.substr(shown.end));
    begin = retreat(sentence, shown.begin, spare > after ? spare - after : 0);
  }
  if (begin > 0) begin = cut_after(sentence, begin, shown.begin);
  if (end < sentence.size()) end = cut_before(sentence, shown.end, end);
  return {begin, end};
}

}  // namespace archive::search
