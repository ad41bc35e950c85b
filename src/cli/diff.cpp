// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff.hpp"

#include <algorithm>
#include <functional>

#include "archive/text/sentences.hpp"

namespace archive::cli {
namespace {

/// Cells of a table of two sequences: some 16 MB.
constexpr std::size_t most_cells = 4'000'000;

/// Of the words of the shorter paragraph, so many are in the other where it is the same one, changed.
constexpr double least_alike = 0.4;

using Words = std::vector<std::string_view>;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

Words words_of(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end])) ++end;
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

/// One step along two sequences: an element of both, of the first or of the second.
enum class Step { Both, First, Second };

/// The alignment of the highest sum, where `value` says what it is worth that two elements are one; 0 for never.
std::vector<Step> align(std::size_t n, std::size_t m, const std::function<float(std::size_t, std::size_t)>& value) {
  std::vector<Step> steps;
  // Equal ends are common and cost nothing.
  std::size_t head = 0, tail = 0;
  while (head < std::min(n, m) && value(head, head) >= 1) ++head;
  while (tail < std::min(n, m) - head && value(n - 1 - tail, m - 1 - tail) >= 1) ++tail;
  const std::size_t rows = n - head - tail, columns = m - head - tail;
  steps.insert(steps.end(), head, Step::Both);
  if (rows > 0 && columns > 0 && rows <= most_cells / columns) {
    std::vector<float> best((rows + 1) * (columns + 1), 0), worth(rows * columns);
    const auto cell = [&](std::size_t i, std::size_t j) -> float& { return best[i * (columns + 1) + j]; };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        const float here = worth[i * columns + j] = value(head + i, head + j);
        cell(i, j) = std::max({here > 0 ? cell(i + 1, j + 1) + here : 0, cell(i + 1, j), cell(i, j + 1)});
      }
    }
    for (std::size_t i = 0, j = 0; i < rows || j < columns;) {
      if (i < rows && j < columns && worth[i * columns + j] > 0 &&
          cell(i, j) == cell(i + 1, j + 1) + worth[i * columns + j]) {
        steps.push_back(Step::Both);
        ++i, ++j;
      } else if (i < rows && (j == columns || cell(i + 1, j) >= cell(i, j + 1))) {
        steps.push_back(Step::First);
        ++i;
      } else {
        steps.push_back(Step::Second);
        ++j;
      }
    }
  } else {
    steps.insert(steps.end(), rows, Step::First);
    steps.insert(steps.end(), columns, Step::Second);
  }
  steps.insert(steps.end(), tail, Step::Both);
  return steps;
}

struct Paragraph {
  std::string_view text;
  Words sorted;  ///< each word once
};

std::vector<Paragraph> paragraphs_of(std::string_view text) {
  std::vector<Paragraph> paragraphs;
  for (const auto& span : text::paragraphs(text)) {
    Paragraph paragraph{text.substr(span.begin, span.size()), {}};
    paragraph.sorted = words_of(paragraph.text);
    std::sort(paragraph.sorted.begin(), paragraph.sorted.end());
    paragraph.sorted.erase(std::unique(paragraph.sorted.begin(), paragraph.sorted.end()), paragraph.sorted.end());
    paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

/// 1 for the same text, less for one that shares words, 0 for another one.
float likeness(const Paragraph& a, const Paragraph& b) {
  if (a.text == b.text) return 1;
  std::size_t common = 0;
  for (auto i = a.sorted.begin(), j = b.sorted.begin(); i != a.sorted.end() && j != b.sorted.end();) {
    const int order = i->compare(*j);
    common += order == 0 ? 1 : 0;
    if (order <= 0) ++i;
    if (order >= 0) ++j;
  }
  const auto longer = static_cast<double>(std::max(a.sorted.size(), b.sorted.size()));
  const auto shorter = static_cast<double>(std::min(a.sorted.size(), b.sorted.size()));
  const auto shared = static_cast<double>(common);
  return shared < least_alike * shorter ? 0 : static_cast<float>(0.9 * shared / longer);
}

std::vector<DiffPiece> compare_words(std::string_view before, std::string_view after) {
  const Words first = words_of(before), second = words_of(after);
  const auto steps = align(first.size(), second.size(),
                           [&](std::size_t i, std::size_t j) { return first[i] == second[j] ? 1.0F : 0.0F; });
  std::vector<DiffPiece> pieces;
  std::size_t i = 0, j = 0;
  for (const auto step : steps) {
    const auto kind = step == Step::Both    ? Difference::Same
                      : step == Step::First ? Difference::Removed
                                            : Difference::Added;
    const auto word = step == Step::Second ? second[j] : first[i];
    i += step != Step::Second ? 1 : 0;
    j += step != Step::First ? 1 : 0;
    if (pieces.empty() || pieces.back().kind != kind) pieces.push_back({kind, std::string(word)});
    else pieces.back().text.append(1, ' ').append(word);
  }
  return pieces;
}

}  // namespace

std::vector<DiffParagraph> compare_texts(std::string_view before, std::string_view after) {
  const auto first = paragraphs_of(before), second = paragraphs_of(after);
  const auto steps =
      align(first.size(), second.size(), [&](std::size_t i, std::size_t j) { return likeness(first[i], second[j]); });
  std::vector<DiffParagraph> paragraphs;
  std::size_t i = 0, j = 0;
  for (const auto step : steps) {
    DiffParagraph paragraph;
    if (step != Step::Second) paragraph.before = first[i++].text;
    if (step != Step::First) paragraph.after = second[j++].text;
    paragraph.kind = step == Step::First                   ? Difference::Removed
                     : step == Step::Second                ? Difference::Added
                     : paragraph.before == paragraph.after ? Difference::Same
                                                           : Difference::Changed;
    if (paragraph.kind == Difference::Changed) paragraph.pieces = compare_words(paragraph.before, paragraph.after);
    paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

}  // namespace archive::cli
