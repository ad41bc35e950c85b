// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/title.hpp"

#include <algorithm>
#include <array>

#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"
#include "lines.hpp"

namespace archive::extract::html {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_title = 1000;  // bytes

/// Words in order of the alphabet, folded.
std::vector<std::string> sorted_words(std::string_view text) {
  std::vector<std::string> words;
  const std::string folded =
      text::fold(text::to_term(text.substr(0, text::first_malformed(text.substr(0, longest_title)))));
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= folded.size(); ++at) {
    const bool letter =
        at < folded.size() && (static_cast<unsigned char>(folded[at]) >= 0x80 ||
                               (folded[at] >= '0' && folded[at] <= '9') || (folded[at] >= 'a' && folded[at] <= 'z'));
    if (letter) continue;
    if (at > begin) words.push_back(folded.substr(begin, at - begin));
    begin = at + 1;
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

/// Without ` - Le Journal`, ` | site.fr` at its end (or its start), where that part is the shorter one.
std::string_view without_site(std::string_view title, std::string_view source) {
  for (const auto mark : {" | "sv, " - "sv, " – "sv, " — "sv, " • "sv, " · "sv, " : "sv, " » "sv, " « "sv}) {
    const auto at = title.rfind(mark);
    if (at == title.npos) continue;
    const auto head = trimmed(title.substr(0, at)), tail = trimmed(title.substr(at + mark.size()));
    const bool names_source = !source.empty() && likeness(tail, source) > 0.9;
    if (names_source ||
        (mark != " : "sv && mark != " « "sv && mark != " » "sv && tail.size() < 40 && tail.size() * 2 < head.size()))
      return without_site(head, source.empty() ? tail : source);
  }
  return title;
}

/// A heading that the title of the page begins or ends with, `Le Journal - TITRE`: where no h1 says what the title is, the
/// shorter part need not be the name of the site.
const Block* part_of_title(const Content& content, std::string_view doc_title) {
  constexpr std::size_t shortest = 20;  // bytes; less may be a section
  for (const Block& block : content.blocks) {
    if (block.cut || !is_heading(block.tag) || block.size < shortest || block.size >= doc_title.size()) continue;
    if (doc_title.starts_with(block.text) || doc_title.ends_with(block.text)) return &block;
  }
  return nullptr;
}

}  // namespace

double likeness(std::string_view a, std::string_view b) {
  const auto left = sorted_words(a), right = sorted_words(b);
  if (left.empty() || right.empty()) return 0;
  std::vector<std::string> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(std::min(left.size(), right.size()));
}

Said find_title(const Content& content, const Tree& tree, const Facts& facts) {
  std::vector<const Block*> headings;
  for (const Block& block : content.blocks)
    if (block.tag == Tag::H1 && block.size < longest_title) headings.push_back(&block);
  const Block* best = nullptr;
  double best_likeness = 0;
  for (const Block* heading : headings) {
    double like = 0;
    for (const auto& told : {facts.headline.value, facts.doc_title.value})
      like = std::max(like, likeness(heading->text, told));
    // One word of a title (the name of the site, of the section) is no title.
    if (std::count(heading->text.begin(), heading->text.end(), ' ') < 2 &&
        facts.headline.value.size() > 2 * heading->size)
      like /= 2;
    if (like > best_likeness) best = heading, best_likeness = like;
  }
  constexpr double alike = 0.6;
  if (best != nullptr && best_likeness >= alike) return {on_one_line(best->text), "h1"};
  Said title;
  title.offer(facts.headline.origin == "json-ld" ? std::string_view(facts.headline.value)
                                                 : without_site(facts.headline.value, facts.source.value),
              facts.headline.origin);
  if (title.value.empty() && headings.size() == 1) return {on_one_line(headings.front()->text), "h1"};
  if (title.value.empty() && headings.empty())
    if (const Block* part = part_of_title(content, facts.doc_title.value)) return {on_one_line(part->text), "heading"};
  title.offer(without_site(facts.doc_title.value, facts.source.value), "title");
  if (title.value.empty() && !headings.empty()) title.offer(on_one_line(headings.front()->text), "h1");
  if (!title.value.empty()) return title;
  for (const Block& block : content.blocks)
    if (is_heading(block.tag) && tree.is_inside(block.first, content.root)) return {on_one_line(block.text), "heading"};
  return title;
}

}  // namespace archive::extract::html
