// SPDX-License-Identifier: GPL-3.0-or-later
#include "snippet.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "archive/text/sentences.hpp"
#include "archive/text/utf8.hpp"
#include "cut_window.hpp"

namespace archive::search {
namespace {

/// A sentence of the body, with what was found in it.
struct Sentence {
  core::Span span;  ///< of the body
  std::size_t paragraph = 0;
  std::vector<Match> matches;  ///< spans of the body
  double score = 0;
  bool used = false;
};

constexpr double repeat_share = 0.05;  // of a unit's weight, for each further occurrence: repeats count little
constexpr double lead_bonus = 0.1;     // of the mean unit weight, for the first three sentences
constexpr std::size_t lead_sentences = 3;

/// The sentences that a snippet may show, those of the lead first: paragraphs beyond it without a match are left out.
std::vector<Sentence> cut_sentences(std::string_view body, const std::vector<Match>& matches) {
  std::vector<Sentence> sentences;
  const auto paragraphs = text::paragraphs(body);
  auto match = matches.begin();
  for (std::size_t number = 0; number < paragraphs.size(); ++number) {
    const auto& paragraph = paragraphs[number];
    while (match != matches.end() && match->span.begin < paragraph.begin) ++match;
    const bool matched = match != matches.end() && match->span.begin < paragraph.end;
    if (!matched && sentences.size() >= lead_sentences) continue;
    for (const auto& span : text::sentences(body.substr(paragraph.begin, paragraph.size()))) {
      sentences.push_back({{paragraph.begin + span.begin, paragraph.begin + span.end}, number, {}, 0, false});
    }
  }
  return sentences;
}

std::set<std::size_t> units_of(const Sentence& sentence) {
  std::set<std::size_t> units;
  for (const auto& match : sentence.matches) units.insert(match.unit);
  return units;
}

/// Distinct units by their weight, a little for repeats, for words that stand close together, and for the lead.
double score_of(const Sentence& sentence, std::size_t number, const std::vector<Unit>& units) {
  std::set<std::size_t> seen;
  double score = 0;
  std::size_t first = std::string::npos, last = 0;
  for (const auto& match : sentence.matches) {
    const double weight = units[match.unit].weight;
    const bool fresh = seen.insert(match.unit).second;
    score += fresh ? weight : repeat_share * weight;
    if (fresh) {
      first = std::min(first, match.span.begin);
      last = std::max(last, match.span.end);
    }
  }
  if (seen.size() > 1) score *= 1.0 + 0.2 / (1.0 + static_cast<double>(last - first) / 100.0);
  if (number < lead_sentences) score += lead_bonus * units[*seen.begin()].weight;
  return score;
}

/// Builds the text of a snippet from pieces of the body.
class Composer {
 public:
  explicit Composer(std::string_view body) : body_(body) {}

  void add(core::Span span, const std::vector<Match>& matches) {
    std::vector<std::size_t> moved;  // byte of the piece → byte of the snippet
    moved.reserve(span.size() + 1);
    const auto is_blank = [this](std::size_t at) { return body_[at] == '\n' || body_[at] == '\t' || body_[at] == ' '; };
    for (std::size_t at = span.begin; at < span.end;) {
      std::size_t word = at;
      while (word < span.end && is_blank(word)) ++word;
      // A line break, and the blanks around it, are one space.
      for (std::size_t i = at; i < word; ++i) moved.push_back(extract_.text.size());
      if (word > at) extract_.text += ' ';
      std::size_t end = word;
      while (end < span.end && !is_blank(end)) ++end;
      for (std::size_t i = word; i < end; ++i) moved.push_back(extract_.text.size() + (i - word));
      extract_.text += body_.substr(word, end - word);
      at = end;
    }
    moved.push_back(extract_.text.size());
    for (const auto& match : matches) {
      if (match.span.begin < span.begin || match.span.end > span.end) continue;
      highlights_.push_back({{moved[match.span.begin - span.begin], moved[match.span.end - span.begin]}, match.unit});
    }
  }

  void add_mark(std::string_view mark) { extract_.text += mark; }

  Extract finish() {
    extract_.highlights = highlight_spans(highlights_);
    return std::move(extract_);
  }

 private:
  std::string_view body_;
  Extract extract_;
  std::vector<Match> highlights_;
};

class SnippetMaker {
 public:
  SnippetMaker(std::string_view body, const std::vector<Match>& matches, const std::vector<Unit>& units,
               const SnippetLengths& lengths)
      : body_(body), units_(units), lengths_(lengths), sentences_(cut_sentences(body, matches)) {
    place(matches);
  }

  std::vector<Extract> run(std::size_t count) {
    std::vector<Extract> extracts;
    if (sentences_.empty() || count == 0) return extracts;
    while (extracts.size() < count) {
      const auto best = best_sentence();
      if (!best) break;
      extracts.push_back(extract_around(*best));
    }
    if (extracts.empty()) extracts.push_back(show_run(0, 0));
    return extracts;
  }

 private:
  void place(const std::vector<Match>& matches) {
    std::size_t number = 0;
    for (const auto& match : matches) {
      while (number < sentences_.size() && sentences_[number].span.end <= match.span.begin) ++number;
      if (number == sentences_.size()) break;
      if (match.span.begin >= sentences_[number].span.begin) sentences_[number].matches.push_back(match);
    }
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (!sentences_[i].matches.empty()) sentences_[i].score = score_of(sentences_[i], i, units_);
    }
  }

  [[nodiscard]] std::optional<std::size_t> best_sentence() const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (sentences_[i].used || sentences_[i].matches.empty()) continue;
      if (!best || sentences_[i].score > sentences_[*best].score + 1e-9) best = i;
    }
    return best;
  }

  /// The sentence that adds most of what `main` lacks, if any does.
  [[nodiscard]] std::optional<std::size_t> complement(std::size_t main) const {
    const auto held = units_of(sentences_[main]);
    std::optional<std::size_t> best;
    double best_gain = 0;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (sentences_[i].used || i == main) continue;
      double gain = 0;
      for (const auto unit : units_of(sentences_[i])) gain += held.contains(unit) ? 0.0 : units_[unit].weight;
      if (gain > best_gain + 1e-9) {
        best_gain = gain;
        best = i;
      }
    }
    return best;
  }

  [[nodiscard]] std::size_t length(std::size_t from, std::size_t to) const {
    return text::count_code_points(
        body_.substr(sentences_[from].span.begin, sentences_[to].span.end - sentences_[from].span.begin));
  }

  Extract extract_around(std::size_t best) {
    if (const auto other = complement(best)) {
      const std::size_t first = std::min(best, *other), second = std::max(best, *other);
      if (second == first + 1 && sentences_[first].paragraph == sentences_[second].paragraph &&
          length(first, second) <= lengths_.longest) {
        return show_run(first, second);
      }
      return show_two(first, second);
    }
    return show_run(best, best);
  }

  /// Sentences first to last, with neighbours of their paragraph while they fit; a long one is cut.
  Extract show_run(std::size_t first, std::size_t last) {
    const auto fits = [&](std::size_t from, std::size_t to) {
      return sentences_[from].paragraph == sentences_[to].paragraph && !sentences_[from].used && !sentences_[to].used &&
             length(from, to) <= lengths_.usual;
    };
    while (last + 1 < sentences_.size() && fits(first, last + 1)) ++last;
    while (first > 0 && fits(first - 1, last)) --first;
    Composer composer(body_);
    if (first == last && length(first, last) > lengths_.longest) {
      add_cut(composer, first, lengths_.usual);
    } else {
      std::vector<Match> matches;
      for (std::size_t i = first; i <= last; ++i) {
        matches.insert(matches.end(), sentences_[i].matches.begin(), sentences_[i].matches.end());
        sentences_[i].used = true;
      }
      composer.add({sentences_[first].span.begin, sentences_[last].span.end}, matches);
    }
    return composer.finish();
  }

  Extract show_two(std::size_t first, std::size_t second) {
    // Five code points go to the mark between them.
    const std::size_t room = lengths_.longest - 5;
    const std::size_t one = length(first, first), two = length(second, second);
    const std::size_t half = room / 2;
    const std::size_t first_room = one + two <= room ? one : two < half ? room - two : std::min(one, half);
    Composer composer(body_);
    add_cut(composer, first, first_room);
    composer.add_mark(" […] ");
    add_cut(composer, second, room - std::min(room, first_room));
    return composer.finish();
  }

  void add_cut(Composer& composer, std::size_t number, std::size_t room) {
    Sentence& sentence = sentences_[number];
    sentence.used = true;
    std::vector<Match> inside = sentence.matches;
    for (auto& match : inside)
      match.span = {match.span.begin - sentence.span.begin, match.span.end - sentence.span.begin};
    const auto window = cut_window(body_.substr(sentence.span.begin, sentence.span.size()), inside, units_, room);
    if (window.begin > 0) composer.add_mark("… ");
    composer.add({sentence.span.begin + window.begin, sentence.span.begin + window.end}, sentence.matches);
    if (window.end < sentence.span.size()) composer.add_mark("…");
  }

  std::string_view body_;
  const std::vector<Unit>& units_;
  SnippetLengths lengths_;
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Extract> make_snippets(std::string_view body, const std::vector<Match>& matches,
                                   const std::vector<Unit>& units, std::size_t count, const SnippetLengths& lengths) {
  return SnippetMaker(body, matches, units, lengths).run(count);
}

std::vector<core::Span> highlight_spans(const std::vector<Match>& matches) {
  std::vector<core::Span> spans;
  for (const auto& match : matches) spans.push_back(match.span);
  std::sort(spans.begin(), spans.end(), [](const core::Span& a, const core::Span& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<core::Span> merged;
  for (const auto& span : spans) {
    if (!merged.empty() && span.begin <= merged.back().end) merged.back().end = std::max(merged.back().end, span.end);
    else merged.push_back(span);
  }
  return merged;
}

}  // namespace archive::search
