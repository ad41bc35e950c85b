// SPDX-License-Identifier: GPL-3.0-or-later
#include "repair.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "archive/text/analyzer.hpp"
#include "archive/text/lexicon.hpp"
#include "near_names.hpp"
#include "query_words.hpp"
#include "repair_filters.hpp"
#include "spelling.hpp"

namespace archive::search {
namespace {

using query::Node;
using query::NodeKind;

constexpr std::size_t most_suggestions = 3;
constexpr std::size_t most_tried = 8;   // spellings counted in one step
constexpr std::size_t most_words = 16;  // of a query that are looked at
constexpr std::uint64_t much_more = 10;
constexpr std::uint64_t few_articles = 3;  // of a word that may be mistyped, though an article has it

class Repairer {
 public:
  Repairer(const Request& request, const Vocabulary& vocabulary, const Count& count)
      : request_(request), vocabulary_(vocabulary), count_(count), words_(words_of(request.query.tree)) {
    if (words_.size() > most_words) words_.resize(most_words);
  }

  Repair run() {
    const auto none =
        std::find_if(words_.begin(), words_.end(), [&](const QueryWord& word) { return is_missing(word); });
    if (none != words_.end()) {
      repair_.missing = none->text;
      try_tokens(*none, [&](const text::Form& form) { return other_accents(vocabulary_, form); });
      try_tokens(*none, [&](const text::Form& form) { return near_spellings(vocabulary_, form, Reach::Two); });
      try_split(*none);
    }
    try_joined();
    if (repair_.suggestions.empty()) try_together();
    for (const auto& word : words_) {
      if (none == words_.end() || &word == &*none) try_loosened(word);
    }
    if (none == words_.end()) {
      for (auto& renaming : renamings(request_, vocabulary_)) {
        renaming.suggestion.articles = count_(renaming.request);
        add(std::move(renaming.suggestion));
      }
      for (const auto& removal : removals(request_)) {
        if (full()) break;
        add({removal.kind, removal.text, count_(removal.request)});
      }
    }
    return std::move(repair_);
  }

  Repair neighbour(std::uint64_t articles) {
    least_ = much_more * articles;
    for (const auto& word : words_) {
      // A word of the dictionary is rare because its matter is.
      if (text::Lexicon::french().is_common_word(word.text, text::Accents::Lost)) continue;
      repair_.missing = word.text;
      try_tokens(word, [&](const text::Form& form) { return other_accents(vocabulary_, form); });
      try_tokens(word, [&](const text::Form& form) { return near_spellings(vocabulary_, form, Reach::One); });
      if (!repair_.suggestions.empty()) return std::move(repair_);
    }
    repair_.missing.clear();
    return std::move(repair_);
  }

 private:
  [[nodiscard]] bool full() const { return repair_.suggestions.size() >= most_suggestions; }

  /// Keeps what finds enough and is not said yet.
  void add(Suggestion suggestion) {
    if (full() || suggestion.articles < least_) return;
    const auto& known = repair_.suggestions;
    const bool said =
        std::any_of(known.begin(), known.end(), [&](const Suggestion& other) { return other.text == suggestion.text; });
    if (!said) repair_.suggestions.push_back(std::move(suggestion));
  }

  [[nodiscard]] std::uint64_t count_alone(const std::string& word) const {
    Request alone;
    alone.query.tree = word_node(word);
    return count_(alone);
  }
  [[nodiscard]] bool is_missing(const QueryWord& word) const { return count_alone(word.text) == 0; }

  /// Counts the query with one part replaced. `written` is what to type there.
  void try_replaced(const QueryWord& word, Node replacement, std::string_view written) {
    const auto text = written_with(request_.query.text, word, written);
    if (!text) return;
    Request changed = request_;
    replace_word(changed.query.tree, word, std::move(replacement));
    add({SuggestionKind::Query, *text, count_(changed)});
  }

  /// A word written with each of its parts (a compound has several) in other spellings.
  template <class Spellings>
  std::vector<std::string> respelled(const QueryWord& word, const Spellings& spellings) {
    std::vector<text::Token> tokens;
    analyzer_.analyse(word.text, tokens);
    std::vector<std::string> found;
    for (const auto& token : tokens) {
      const bool lone = tokens.size() == 1;
      if (!lone && !vocabulary_.accentuations(token.form->folded).empty()) continue;
      for (const auto& spelling : spellings(*token.form)) {
        std::string whole = word.text;
        whole.replace(token.span.begin, token.span.size(), spelling);
        if (whole != word.text) found.push_back(std::move(whole));
      }
    }
    if (found.size() > most_tried) found.resize(most_tried);
    return found;
  }

  template <class Spellings>
  void try_tokens(const QueryWord& word, const Spellings& spellings) {
    for (const auto& spelling : respelled(word, spellings)) {
      if (!full()) try_replaced(word, word_node(spelling), spelling);
    }
  }

  /// A word that seems mistyped, with what it may have been, the likeliest first.
  struct Slip {
    const QueryWord* word;
    std::vector<std::string> spellings;
  };

  /// The words that no article has, or few beside a much more frequent neighbour.
  std::vector<Slip> slips() {
    std::vector<Slip> found;
    for (const auto& word : words_) {
      const auto articles = count_alone(word.text);
      if (articles > few_articles) continue;
      if (articles > 0 && text::Lexicon::french().is_common_word(word.text, text::Accents::Lost)) continue;
      Slip slip{&word, respelled(word, [&](const text::Form& form) { return other_accents(vocabulary_, form); })};
      for (auto& spelling :
           respelled(word, [&](const text::Form& form) { return near_spellings(vocabulary_, form, Reach::Two); })) {
        slip.spellings.push_back(std::move(spelling));
      }
      std::erase_if(slip.spellings, [&](const auto& spelling) { return count_alone(spelling) < much_more * articles; });
      if (!slip.spellings.empty()) found.push_back(std::move(slip));
    }
    return found;
  }

  /// All mistyped words put right at once: the likeliest spelling of each, then with one of them exchanged for another.
  void try_together() {
    const auto found = slips();
    if (found.empty()) return;
    std::vector<std::size_t> choice(found.size(), 0);
    try_choice(found, choice);
    std::size_t tried = 1;
    for (std::size_t rank = 1; rank < most_suggestions; ++rank) {
      for (std::size_t i = 0; i < found.size() && tried < most_tried && !full(); ++i) {
        if (rank >= found[i].spellings.size()) continue;
        choice[i] = rank;
        try_choice(found, choice);
        choice[i] = 0;
        ++tried;
      }
    }
  }

  void try_choice(const std::vector<Slip>& found, const std::vector<std::size_t>& choice) {
    Request changed = request_;
    std::string text = request_.query.text;
    // From the end, so that the words before stay where they are.
    for (std::size_t i = found.size(); i-- > 0;) {
      const auto& spelling = found[i].spellings[choice[i]];
      auto written = written_with(text, *found[i].word, spelling);
      if (!written) return;
      text = std::move(*written);
      replace_word(changed.query.tree, *found[i].word, word_node(spelling));
    }
    add({SuggestionKind::Query, std::move(text), count_(changed)});
  }

  void try_split(const QueryWord& word) {
    std::vector<text::Token> tokens;
    analyzer_.analyse(word.text, tokens);
    if (word.in_phrase() || tokens.size() != 1) return;
    auto cuts = splits(vocabulary_, *tokens.front().form);
    if (cuts.size() > most_tried) cuts.resize(most_tried);
    for (const auto& [left, right] : cuts) {
      if (full()) return;
      Node phrase;
      phrase.kind = NodeKind::Phrase;
      phrase.words = {left, right};
      phrase.text = left + ' ' + right;
      const std::string written = '"' + phrase.text + '"';
      try_replaced(word, std::move(phrase), written);
    }
  }

  /// Two words side by side that the archive writes as one.
  void try_joined() {
    for (std::size_t i = 0; i + 1 < words_.size() && !full(); ++i) {
      const auto both = join(request_.query, words_[i], words_[i + 1]);
      if (!both) continue;
      std::vector<text::Token> tokens;
      analyzer_.analyse(both->word, tokens);
      if (tokens.size() != 1) continue;
      const auto spellings = vocabulary_.accentuations(tokens.front().form->folded);
      if (spellings.empty()) continue;
      const std::string shown = displayed(vocabulary_, spellings.front());
      Request changed = request_;
      replace_pair(changed.query.tree, words_[i], word_node(shown));
      std::string text = request_.query.text;
      text.replace(both->span.begin, both->span.size(), shown);
      add({SuggestionKind::Query, std::move(text), count_(changed)});
    }
  }

  /// The family of a plain word; the inflections of one that was asked for exactly.
  void try_loosened(const QueryWord& word) {
    if (full() || word.in_phrase()) return;
    if (word.exact) {
      QueryWord outer = word;
      outer.path.pop_back();
      outer.text = '=' + word.text;
      outer.span = word.exact_span;
      try_replaced(outer, word_node(word.text), word.text);
    }
    if (word.bound) return;
    Node family;
    family.kind = NodeKind::Family;
    family.children.push_back(word_node(word.text));
    try_replaced(word, std::move(family), '+' + word.text);
  }

  static Node word_node(const std::string& text) {
    Node node;
    node.kind = NodeKind::Word;
    node.text = text;
    return node;
  }

  const Request& request_;
  const Vocabulary& vocabulary_;
  const Count& count_;
  std::vector<QueryWord> words_;
  text::Analyzer analyzer_;
  std::uint64_t least_ = 1;  ///< articles that a suggestion has to find
  Repair repair_;
};

}  // namespace

Repair find_repair(const Request& request, const Vocabulary& vocabulary, const Count& count) {
  return Repairer(request, vocabulary, count).run();
}

Repair find_frequent_neighbour(const Request& request, std::uint64_t articles, const Vocabulary& vocabulary,
                               const Count& count) {
  return Repairer(request, vocabulary, count).neighbour(articles);
}

}  // namespace archive::search
