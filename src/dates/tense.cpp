// SPDX-License-Identifier: GPL-3.0-or-later
#include "tense.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "archive/text/fold.hpp"
#include "archive/text/lexicon.hpp"
#include "data/agenda_verbs.hpp"
#include "data/agenda_words.hpp"
#include "lists.hpp"

namespace archive::dates {
namespace {

using Words = std::initializer_list<std::string_view>;

bool in(std::string_view word, Words words) { return std::find(words.begin(), words.end(), word) != words.end(); }

bool announces(std::string_view word) {
  static const std::unordered_set<std::string_view> words = [] {
    std::unordered_set<std::string_view> result;
    for_each_entry(data::agenda_words, [&](std::string_view line) { result.insert(line); });
    return result;
  }();
  return words.contains(word);
}

/// The words that set a date (data/agenda_verbs.txt), as headwords of the lexicon.
class Setting {
 public:
  static const Setting& words() {
    static const Setting result;
    return result;
  }
  [[nodiscard]] bool sets(text::Reading reading) const { return all_.contains(reading.headword().number); }
  [[nodiscard]] bool announces(text::Reading reading) const {
    return reading.has(text::Reading::Participle) && alone_.contains(reading.headword().number);
  }

 private:
  Setting() {
    const auto& lexicon = text::Lexicon::french();
    for_each_entry(data::agenda_verbs, [&](std::string_view word) {
      const bool alone = word.front() == '*';
      if (alone) word.remove_prefix(1);
      for (const auto reading : lexicon.readings(word)) {
        if (!reading.has(text::Reading::Headword)) continue;
        all_.insert(reading.headword().number);
        if (alone) alone_.insert(reading.headword().number);
      }
    });
  }

  std::unordered_set<std::uint32_t> all_, alone_;
};

/// No clause of a newspaper holds its verb farther from the date, and no text may make this slow.
constexpr std::size_t farthest_verb = 40;

/// A verb group: what it tells, and the token after it.
struct Verb {
  Tense tense = Tense::None;
  std::size_t end = 0;
};

class Clause {
 public:
  Clause(std::string_view sentence, std::span<const Token> tokens) : sentence_(sentence), tokens_(tokens) {}

  Tense around(std::size_t begin, std::size_t end) const {
    if (is_set_for(begin)) return Tense::Future;
    const Tense before = before_date(begin);
    if (before != Tense::None) return before;
    Tense after = first_verb(end, clause_end(end));
    // `Lundi, le maire qui…`: what the clause lacks, the rest of the sentence has.
    if (after == Tense::None) after = first_verb(end, std::min(tokens_.size(), end + farthest_verb));
    if (after == Tense::None) after = last_verb(begin_of_sentence(begin), begin);
    if (after != Tense::None) return after;
    for (std::size_t i = begin_of_sentence(begin); i < begin; ++i)
      if (tokens_[i].is_word() && announces(tokens_[i].key) && (tokens_[i].key != "vous" || is_appointment(i)))
        return Tense::Announced;
    return Tense::None;
  }

 private:
  std::string_view written(std::size_t i) const {
    return sentence_.substr(tokens_[i].span.begin, tokens_[i].span.size());
  }
  std::string_view key(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].is_word() ? std::string_view(tokens_[i].key) : std::string_view();
  }

  bool is_appointment(std::size_t i) const { return i > 0 && key(i - 1) == "rendez" && tokens_[i].joined; }

  /// `fixé à mardi`, `attendu pour lundi`, `reporter au 12 mai`: the date is the one something is put on.
  bool is_set_for(std::size_t begin) const {
    constexpr std::size_t farthest_word = 5;
    std::size_t i = begin;
    if (i > 0 && in(key(i - 1), {"le", "la"})) --i;
    if (i == 0) return false;
    const std::string_view link = key(i - 1);
    const bool to = link == "a" && tokens_[i - 1].accented;
    // `Au 1er mai`, `en mai` may tell of what was; `à lundi` and `pour lundi` never do.
    const bool weekday = i == begin && tokens_[begin].facts.weekday > 0;
    if (weekday && (to || link == "pour")) return true;
    if (!to && !in(link, {"au", "aux", "en", "pour"})) return false;
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
    const std::size_t clause = begin_of_clause(begin);
    const Tense last = last_verb(clause, begin);
    // `selon un sondage paru mardi`: what is quoted has appeared.
    return last == Tense::None && clause > 0 && key(clause - 1) == "selon" ? Tense::Past : last;
  }

  bool begins_clause(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.kind == Piece::Kind::Mark) return in(token.key, {";", ":", "(", "«", "»"});
    return in(token.key, {"que", "qu", "qui", "dont", "mais", "quand", "lorsque", "alors", "puis", "car", "selon"});
  }
  std::size_t begin_of_clause(std::size_t begin) const {
    std::size_t i = begin;
    while (i > 0 && begin - i < farthest_verb && !begins_clause(i - 1)) --i;
    return i;
  }
  std::size_t begin_of_sentence(std::size_t begin) const {
    std::size_t i = begin;
    while (i > 0 && begin - i < farthest_verb && !tokens_[i - 1].is_mark(";")) --i;
    return i;
  }
  std::size_t clause_end(std::size_t end) const {
    const std::size_t most = std::min(tokens_.size(), end + farthest_verb);
    while (end < most && !begins_clause(end)) ++end;
    return end;
  }

  Tense last_verb(std::size_t begin, std::size_t end) const {
    Tense last = Tense::None;
    for (std::size_t i = begin; i < end;) {
      Verb verb = read_verb(i, end);
      if (verb.tense == Tense::None && is_lone_participle(i)) verb = {Tense::Past, i + 1};
      if (verb.tense != Tense::None) last = verb.tense;
      i = std::max(i + 1, verb.end);
    }
    return last;
  }

  Tense first_verb(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      const Verb verb = read_verb(i, end);
      if (verb.tense != Tense::None) return verb.tense;
    }
    return Tense::None;
  }

  bool has_reading(std::size_t i, text::Reading::Flag flag) const {
    const auto readings = text::Lexicon::french().readings(written(i));
    return std::any_of(readings.begin(), readings.end(), [&](text::Reading reading) { return reading.has(flag); });
  }

  /// The first of the next words that has the reading, adverbs and pronouns between passed over.
  std::size_t followed_by(std::size_t i, std::size_t end, text::Reading::Flag flag) const {
    constexpr std::size_t farthest = 4;
    for (std::size_t j = i + 1; j < std::min(end, i + 1 + farthest); ++j) {
      if (!tokens_[j].is_word()) return 0;
      if (in(tokens_[j].key,
             {"le", "la", "les", "un", "une", "des", "du", "de", "a", "au", "pour", "lieu", "dans", "en"}))
        return 0;
      if (has_reading(j, flag)) return j + 1;
    }
    return 0;
  }

  /// `un texte adopté`, `tuée`: a participle that is no noun and has no auxiliary before it.
  bool is_lone_participle(std::size_t i) const {
    const std::string_view word = key(i);
    if (word.size() < 3 || (!tokens_[i].accented && !word.ends_with('u') && !word.ends_with('t') &&
                            !word.ends_with('s') && !word.ends_with('e')))
      return false;
    if (i > 0 && in(key(i - 1), {"etre", "avoir", "ete", "etant", "ayant", "soit", "le", "la", "les", "un", "une",
                                 "des", "l", "du", "de", "en", "a"}))
      return false;
    const auto& lexicon = text::Lexicon::french();
    bool participle = false;
    for (const auto reading : lexicon.readings(written(i))) {
      if (!reading.has(text::Reading::Participle)) return false;
      participle = true;
    }
    return participle && !word.ends_with("ant");
  }

  /// The end of a group whose infinitive or auxiliary a participle follows: `doit être entendu`, `sera rejeté`.
  std::size_t with_participle(std::size_t last, std::size_t end) const {
    const std::size_t after = followed_by(last, end, text::Reading::Participle);
    return after > 0 ? after : last + 1;
  }

  bool is_announced(std::size_t i) const {
    if (key(i).empty()) return false;
    const auto readings = text::Lexicon::french().readings(written(i));
    return std::any_of(readings.begin(), readings.end(),
                       [](text::Reading one) { return Setting::words().announces(one); });
  }

  Verb read_verb(std::size_t i, std::size_t end) const {
    const std::string_view word = key(i);
    if (word.empty()) return {};
    if (is_announced(i)) return {Tense::Announced, i + 1};
    if (in(word, {"a", "ont", "ai", "as", "avons", "avez", "est", "sont", "suis", "es", "sommes", "etes", "s"}))
      return read_auxiliary(i, end);
    if (word == "will") return {Tense::Future, i + 1};
    if (in(word, {"va", "vont", "vais", "allons", "allez", "doit", "doivent", "devons", "devez", "devrait", "devraient",
                  "pourrait", "pourraient"})) {
      const std::size_t after = followed_by(i, end, text::Reading::Infinitive);
      return after > 0 ? Verb{Tense::Future, with_participle(after - 1, end)} : Verb{Tense::Present, i + 1};
    }
    if (word.size() < 3 || tokens_[i].capital) {
      if (i > 0 || word.size() < 3) return {};
    }
    return read_finite(i, end);
  }

  Verb read_auxiliary(std::size_t i, std::size_t end) const {
    // `à` is no verb.
    if (key(i) == "a" && tokens_[i].accented) return {};
    if (key(i) == "s" || key(i) == "as" || key(i) == "es") return {};
    // `est prévu` tells of what will be, `a fixé` and `a été fixé` of when that was said.
    const bool is = in(key(i), {"est", "sont", "suis", "sommes", "etes"});
    for (std::size_t j = i + 1; is && j < std::min(end, i + 5); ++j) {
      if (is_announced(j)) return {Tense::Future, j + 1};
      if (tokens_[j].kind == Piece::Kind::Mark) break;
    }
    const std::size_t after = followed_by(i, end, text::Reading::Participle);
    return after > 0 ? Verb{Tense::Past, after} : Verb{Tense::Present, i + 1};
  }

  /// Whether the word is a headword with another ending: `tira` is `tirer`, no future.
  bool is_of_verb(std::size_t i, std::size_t cut, std::string_view ending) const {
    std::string infinitive = text::to_term(written(i));
    if (infinitive.size() <= cut) return false;
    infinitive.resize(infinitive.size() - cut);
    infinitive += ending;
    const auto readings = text::Lexicon::french().readings(infinitive);
    return std::any_of(readings.begin(), readings.end(),
                       [](text::Reading one) { return one.has(text::Reading::Infinitive); });
  }

  Verb read_finite(std::size_t i, std::size_t end) const {
    const std::string_view word = key(i);
    const auto ends = [&](Words endings) {
      return std::any_of(endings.begin(), endings.end(), [&](std::string_view one) { return word.ends_with(one); });
    };
    const bool ait = ends({"ait", "aient"});
    const bool ra = ends({"ra", "rai", "ras", "rons", "rez", "ront"});
    const bool simple = ends({"a", "erent", "irent", "urent", "inrent", "ut", "int", "it"});
    const bool pronoun =
        i > 0 && in(key(i - 1), {"il", "elle", "ils", "elles", "on", "se", "s", "je", "j", "nous", "y"});
    if (!ait && !ra && !simple && !pronoun) return {};
    if (!has_reading(i, text::Reading::Conjugated)) return {};
    if (ait) {
      // A conditional tells of neither; `aurait été vu` of what was.
      const std::size_t cut = word.ends_with("aient") ? 5 : 3;
      const bool conditional = word.size() > cut && word[word.size() - cut - 1] == 'r' && !is_of_verb(i, cut, "er");
      if (!conditional) {
        for (std::size_t j = i + 1; j < std::min(end, i + 4); ++j)
          if (is_announced(j)) return {Tense::Past, j + 1};
        return {Tense::Past, i + 1};
      }
      const std::size_t after = followed_by(i, end, text::Reading::Participle);
      if (after > 0 && (word.starts_with("aur") || word.starts_with("ser"))) return {Tense::Past, after};
      // `Il a promis qu'il partirait lundi`: what was to come then.
      const std::size_t clause = begin_of_clause(i);
      return {clause > 0 && in(key(clause - 1), {"que", "qu"}) ? Tense::Future : Tense::Present, i + 1};
    }
    if (ra) {
      const std::size_t cut = ends({"rons", "ront"}) ? 3 : ends({"rai", "ras", "rez"}) ? 2 : 1;
      if (is_of_verb(i, cut, "er")) return {ends({"ra", "rai", "ras"}) ? Tense::Past : Tense::Present, i + 1};
      return {Tense::Future, with_participle(i, end)};
    }
    if (simple) {
      if (word.ends_with("a")) return {is_of_verb(i, 1, "er") ? Tense::Past : Tense::Present, i + 1};
      // `dit`, `finit` are the present too; `prit`, `partit` are not, but nothing is lost.
      if (ends({"erent", "irent", "urent", "inrent"})) return {Tense::Past, i + 1};
      if (in(word, {"fut", "eut", "dut",    "put",    "vint",  "tint",   "mourut", "naquit", "prit",   "fit",
                    "mit", "vit", "revint", "devint", "parut", "partit", "courut", "recut",  "voulut", "tomba"}))
        return {Tense::Past, i + 1};
    }
    return {Tense::Present, i + 1};
  }

  std::string_view sentence_;
  std::span<const Token> tokens_;
};

}  // namespace

Tense tense_around(std::string_view sentence, std::span<const Token> tokens, std::size_t begin, std::size_t end) {
  return Clause(sentence, tokens).around(begin, end);
}

}  // namespace archive::dates
