// SPDX-License-Identifier: GPL-3.0-or-later
#include "tense.hpp"

#include <algorithm>

#include "agenda.hpp"
#include "archive/text/lexicon.hpp"
#include "clause.hpp"
#include "verbs.hpp"

namespace archive::dates {
namespace {

class Clause {
 public:
  explicit Clause(const Verbs& verbs) : sentence_(verbs.sentence()), tokens_(verbs.tokens()), verbs_(verbs) {}

  Tense around(std::size_t begin, std::size_t end) const {
    if (is_set_for(begin)) return Tense::Future;
    const Tense before = before_date(begin);
    if (before != Tense::None) return before;
    Tense after = verbs_.first(end, clause_end(end));
    // `Lundi, le maire qui…`: what the clause lacks, the rest of the sentence has.
    if (after == Tense::None) after = verbs_.first(end, std::min(tokens_.size(), end + farthest_verb));
    if (after == Tense::None) after = verbs_.last(begin_of_sentence(begin), begin);
    if (after != Tense::None) return after;
    for (std::size_t i = begin_of_sentence(begin); i < begin; ++i)
      if (tokens_[i].facts.announces && (tokens_[i].key != "vous" || is_appointment(i))) return Tense::Announced;
    return Tense::None;
  }

 private:
  std::string_view written(std::size_t i) const {
    return sentence_.substr(tokens_[i].span.begin, tokens_[i].span.size());
  }
  Key key(std::size_t i) const { return i < tokens_.size() && tokens_[i].is_word() ? tokens_[i].key : Key(); }

  bool is_appointment(std::size_t i) const { return i > 0 && key(i - 1) == "rendez" && tokens_[i].joined; }

  /// `fixé à mardi`, `attendu pour lundi`, `reporter au 12 mai`: the date is the one something is put on.
  bool is_set_for(std::size_t begin) const {
    constexpr std::size_t farthest_word = 5;
    std::size_t i = begin;
    if (i > 0 && in<"le", "la">(key(i - 1))) --i;
    if (i == 0) return false;
    const Key link = key(i - 1);
    const bool to = link == "a" && tokens_[i - 1].accented;
    // `Au 1er mai`, `en mai` may tell of what was; `à lundi` and `pour lundi` never do.
    const bool weekday = i == begin && tokens_[begin].facts.weekday > 0;
    if (weekday && (to || link == "pour")) return true;
    if (!to && !in<"au", "aux", "en", "pour">(link)) return false;
    for (std::size_t j = i - 1; j-- > 0 && i - 1 - j <= farthest_word && tokens_[j].is_word();)
      if (sets_date(j)) return true;
    return false;
  }

  bool sets_date(std::size_t i) const {
    const auto readings = text::Lexicon::french().readings(written(i));
    return std::any_of(readings.begin(), readings.end(), [](text::Reading one) { return Setting::words().sets(one); });
  }

  /// The verb before the date, back to where its clause begins.
  Tense before_date(std::size_t begin) const {
    const std::size_t clause = begin_of_clause(tokens_, begin);
    const Tense last = verbs_.last(clause, begin);
    // `selon un sondage paru mardi`: what is quoted has appeared.
    return last == Tense::None && clause > 0 && key(clause - 1) == "selon" ? Tense::Past : last;
  }

  std::size_t begin_of_sentence(std::size_t begin) const {
    std::size_t i = begin;
    while (i > 0 && begin - i < farthest_verb && !tokens_[i - 1].is_mark(";")) --i;
    return i;
  }
  std::size_t clause_end(std::size_t end) const {
    const std::size_t most = std::min(tokens_.size(), end + farthest_verb);
    while (end < most && !begins_clause(tokens_[end])) ++end;
    return end;
  }

  std::string_view sentence_;
  std::span<const Token> tokens_;
  const Verbs& verbs_;
};

}  // namespace

Tense tense_around(const Verbs& verbs, std::size_t begin, std::size_t end) { return Clause(verbs).around(begin, end); }

}  // namespace archive::dates
