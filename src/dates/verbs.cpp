// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbs.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "agenda.hpp"
#include "archive/text/fold.hpp"
#include "clause.hpp"

namespace archive::dates {

Tense Verbs::last(std::size_t begin, std::size_t end) const {
  Tense last = Tense::None;
  for (std::size_t i = begin; i < end;) {
    if (!tells(i)) {
      ++i;
      continue;
    }
    Verb verb = read_verb(i, end);
    if (verb.tense == Tense::None && is_lone_participle(i)) verb = {Tense::Past, i + 1};
    if (verb.tense != Tense::None) last = verb.tense;
    i = std::max(i + 1, verb.end);
  }
  return last;
}

Tense Verbs::first(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (!tells(i)) continue;
    const Verb verb = read_verb(i, end);
    if (verb.tense != Tense::None) return verb.tense;
  }
  return Tense::None;
}

bool Verbs::tells(std::size_t i) const {
  if (told_.empty()) told_.resize(tokens_.size());
  // Where a group ends says what it tells, not whether it is one.
  if (told_[i] == Told::Unasked)
    told_[i] =
        read_verb(i, tokens_.size()).tense != Tense::None || is_lone_participle(i) ? Told::Something : Told::Nothing;
  return told_[i] == Told::Something;
}

bool Verbs::has_reading(std::size_t i, text::Reading::Flag flag) const {
  const auto readings = text::Lexicon::french().readings(written(i));
  return std::any_of(readings.begin(), readings.end(), [&](text::Reading reading) { return reading.has(flag); });
}

std::size_t Verbs::followed_by(std::size_t i, std::size_t end, text::Reading::Flag flag) const {
  constexpr std::size_t farthest = 4;
  for (std::size_t j = i + 1; j < std::min(end, i + 1 + farthest); ++j) {
    if (!tokens_[j].is_word()) return 0;
    if (in<"le", "la", "les", "un", "une", "des", "du", "de", "a", "au", "pour", "lieu", "dans", "en">(tokens_[j].key))
      return 0;
    if (has_reading(j, flag)) return j + 1;
  }
  return 0;
}

bool Verbs::is_lone_participle(std::size_t i) const {
  const Key word = key(i);
  if (word.size() < 3 || (!tokens_[i].accented && !word.ends_with('u') && !word.ends_with('t') &&
                          !word.ends_with('s') && !word.ends_with('e')))
    return false;
  if (i > 0 && in<"etre", "avoir", "ete", "etant", "ayant", "soit", "le", "la", "les", "un", "une", "des", "l", "du",
                  "de", "en", "a">(key(i - 1)))
    return false;
  const auto& lexicon = text::Lexicon::french();
  bool participle = false;
  for (const auto reading : lexicon.readings(written(i))) {
    if (!reading.has(text::Reading::Participle)) return false;
    participle = true;
  }
  return participle && !word.ends_with("ant");
}

std::size_t Verbs::with_participle(std::size_t last, std::size_t end) const {
  const std::size_t after = followed_by(last, end, text::Reading::Participle);
  return after > 0 ? after : last + 1;
}

bool Verbs::is_announced(std::size_t i) const {
  if (!Setting::words().may_announce(key(i))) return false;
  const auto readings = text::Lexicon::french().readings(written(i));
  return std::any_of(readings.begin(), readings.end(),
                     [](text::Reading one) { return Setting::words().announces(one); });
}

Verb Verbs::read_verb(std::size_t i, std::size_t end) const {
  const Key word = key(i);
  if (word.empty()) return {};
  if (is_announced(i)) return {Tense::Announced, i + 1};
  if (in<"a", "ont", "ai", "as", "avons", "avez", "est", "sont", "suis", "es", "sommes", "etes", "s">(word))
    return read_auxiliary(i, end);
  if (word == "will") return {Tense::Future, i + 1};
  if (in<"va", "vont", "vais", "allons", "allez", "doit", "doivent", "devons", "devez", "devrait", "devraient",
         "pourrait", "pourraient">(word)) {
    const std::size_t after = followed_by(i, end, text::Reading::Infinitive);
    return after > 0 ? Verb{Tense::Future, with_participle(after - 1, end)} : Verb{Tense::Present, i + 1};
  }
  if (word.size() < 3 || tokens_[i].capital) {
    if (i > 0 || word.size() < 3) return {};
  }
  return read_finite(i, end);
}

Verb Verbs::read_auxiliary(std::size_t i, std::size_t end) const {
  // `à` is no verb.
  if (key(i) == "a" && tokens_[i].accented) return {};
  if (key(i) == "s" || key(i) == "as" || key(i) == "es") return {};
  // `est prévu` tells of what will be, `a fixé` and `a été fixé` of when that was said.
  const bool is = in<"est", "sont", "suis", "sommes", "etes">(key(i));
  for (std::size_t j = i + 1; is && j < std::min(end, i + 5); ++j) {
    if (is_announced(j)) return {Tense::Future, j + 1};
    if (tokens_[j].kind == Piece::Kind::Mark) break;
  }
  const std::size_t after = followed_by(i, end, text::Reading::Participle);
  if (after == 0) return {Tense::Present, i + 1};
  // `a été fixé mardi`: the last participle belongs to the group, and announces nothing.
  if (key(after - 1) == "ete") return {Tense::Past, with_participle(after - 1, end)};
  const bool reflexive = i > 0 && in<"s", "me", "m", "t", "nous", "vous">(key(i - 1));
  return {is && !reflexive && !moves(after - 1) ? Tense::Passive : Tense::Past, after};
}

bool Verbs::moves(std::size_t i) const {
  // The verbs of French that form the past with `être`, as far as they have no object that a passive could be of.
  static const std::unordered_set<std::uint32_t> headwords = [] {
    std::unordered_set<std::uint32_t> result;
    for (const std::string_view verb :
         {"aller",     "venir",     "arriver",  "partir",   "repartir",   "entrer",    "sortir",
          "naître",    "mourir",    "décéder",  "rester",   "tomber",     "retourner", "devenir",
          "redevenir", "revenir",   "parvenir", "survenir", "intervenir", "advenir",   "provenir",
          "monter",    "descendre", "passer",   "rentrer",  "apparaître", "éclore",    "échoir"})
      for (const auto reading : text::Lexicon::french().readings(verb))
        if (reading.has(text::Reading::Infinitive)) result.insert(reading.headword().number);
    return result;
  }();
  const auto readings = text::Lexicon::french().readings(written(i));
  return std::any_of(readings.begin(), readings.end(),
                     [](text::Reading one) { return headwords.contains(one.headword().number); });
}

bool Verbs::is_of_verb(std::size_t i, std::size_t cut, std::string_view ending) const {
  std::string infinitive = text::to_term(written(i));
  if (infinitive.size() <= cut) return false;
  infinitive.resize(infinitive.size() - cut);
  infinitive += ending;
  const auto readings = text::Lexicon::french().readings(infinitive);
  return std::any_of(readings.begin(), readings.end(),
                     [](text::Reading one) { return one.has(text::Reading::Infinitive); });
}

Verb Verbs::read_finite(std::size_t i, std::size_t end) const {
  const Key word = key(i);
  const auto ends = [&](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view one) { return word.ends_with(one); });
  };
  const char last = word.view().back();
  const bool ait = last == 't' && ends({"ait", "aient"});
  const bool ra = ends({"ra", "rai", "ras", "rons", "rez", "ront"});
  const bool simple = last == 'a' || (last == 't' && ends({"erent", "irent", "urent", "inrent", "ut", "int", "it"}));
  const bool pronoun = i > 0 && in<"il", "elle", "ils", "elles", "on", "se", "s", "je", "j", "nous", "y">(key(i - 1));
  if (!ait && !ra && !simple && !pronoun) return {};
  if (!has_reading(i, text::Reading::Conjugated)) return {};
  if (ait) {
    // A conditional tells of neither; `aurait été vu` of what was.
    const std::size_t cut = word.ends_with("aient") ? 5 : 3;
    const bool conditional =
        word.size() > cut && word.view()[word.size() - cut - 1] == 'r' && !is_of_verb(i, cut, "er");
    if (!conditional) {
      for (std::size_t j = i + 1; j < std::min(end, i + 4); ++j)
        if (is_announced(j)) return {Tense::Past, j + 1};
      return {Tense::Past, i + 1};
    }
    const std::size_t after = followed_by(i, end, text::Reading::Participle);
    if (after > 0 && (word.starts_with("aur") || word.starts_with("ser"))) return {Tense::Past, after};
    // `Il a promis qu'il partirait lundi`: what was to come then.
    const std::size_t clause = begin_of_clause(tokens_, i);
    return {clause > 0 && in<"que", "qu">(key(clause - 1)) ? Tense::Future : Tense::Present, i + 1};
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
    if (in<"fut", "eut", "dut", "put", "vint", "tint", "mourut", "naquit", "prit", "fit", "mit", "vit", "revint",
           "devint", "parut", "partit", "courut", "recut", "voulut", "tomba">(word))
      return {Tense::Past, i + 1};
  }
  return {Tense::Present, i + 1};
}

}  // namespace archive::dates
