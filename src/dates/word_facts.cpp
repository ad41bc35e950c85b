// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_facts.hpp"

#include <charconv>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "data/agenda_words.hpp"
#include "data/date_events.hpp"
#include "data/date_numbers.hpp"
#include "data/feasts.hpp"
#include "data/months.hpp"
#include "data/weekdays.hpp"
#include "grammar.hpp"
#include "key_table.hpp"
#include "lists.hpp"

namespace archive::dates {
namespace {

/// Words without which no expression is made, apart from the names of the lists.
constexpr std::string_view time_words[] = {
    "ago",     "an",        "annee",     "annees",       "ans",      "aujourd",   "automne",    "autumn",   "century",
    "day",     "days",      "decennie",  "demain",       "ete",      "fall",      "hier",       "hiver",    "jour",
    "journee", "jours",     "lendemain", "mi",           "moment",   "mois",      "month",      "months",   "printemps",
    "quarter", "quinzaine", "semaine",   "semaines",     "semestre", "semestres", "trimestres", "quarters", "siecle",
    "siecles", "spring",    "summer",    "surlendemain", "today",    "tomorrow",  "trimestre",  "veille",   "week",
    "weekend", "weeks",     "winter",    "year",         "years",    "yesterday"};

/// Other words an expression may begin with.
constexpr std::string_view beginnings[] = {
    "apres",    "avant", "between", "ce",    "cet", "cette", "courant", "d",    "dans", "de",    "debut", "dernier",
    "derniere", "des",   "du",      "early", "en",  "entre", "fin",     "from", "il",   "in",    "late",  "last",
    "meme",     "mid",   "milieu",  "next",  "q",   "s",     "t",       "the",  "this", "voici", "voila"};

/// Behind these a clause begins that has a verb of its own.
constexpr std::string_view clause_words[] = {"que",     "qu",    "qui",  "dont", "mais", "quand",
                                             "lorsque", "alors", "puis", "car",  "selon"};

using Facts = std::unordered_map<std::string_view, WordFacts>;

std::uint8_t value_of(std::string_view digits) {
  std::uint8_t value = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc{})
    throw std::logic_error("a list of calendar words is damaged");
  return value;
}

/// Lines `word number`.
void read_numbers(Facts& facts, std::string_view file, std::uint8_t WordFacts::*field) {
  for_each_entry(file, [&](std::string_view line) {
    const auto value = value_of(take_last_word(line));
    facts[line].*field = value;
    facts[line].role = Role::Core;
  });
}

unsigned first_kinds_of(const WordFacts& facts) {
  return (facts.weekday != 0 ? First::Weekday : 0u) | (facts.month != 0 ? First::Month : 0u) |
         (facts.number != 0 ? First::Count : 0u) | (facts.ordinal != WordFacts::no_ordinal ? First::Place : 0u) |
         (facts.names_day ? First::Named : 0u);
}

/// Which readers may begin with each word.
void read_first_words(Facts& facts) {
  for_each_reader([&](const FormReader& reader, std::uint32_t bit) {
    for (auto words = reader.words; !words.empty();) facts[take_last_word(words)].readers |= bit;
    for (auto& [word, known] : facts)
      if ((reader.first & first_kinds_of(known)) != 0) known.readers |= bit;
  });
}

Facts read_facts() {
  Facts facts;
  for (const auto word : beginnings) facts[word].role = Role::Beginning;
  for_each_entry(data::date_numbers, [&](std::string_view line) {
    const auto value = value_of(take_last_word(line));
    WordFacts& word = facts[line.substr(2)];
    (line.front() == 'n' ? word.number : word.ordinal) = value;
    word.role = Role::Beginning;
  });
  read_numbers(facts, data::months, &WordFacts::month);
  read_numbers(facts, data::weekdays, &WordFacts::weekday);
  for (const auto list : {data::feasts, data::date_events}) {
    for_each_first_word(list, [&](std::string_view word) {
      facts[word].names_day = true;
      facts[word].role = Role::Core;
    });
  }
  for (const auto word : time_words) facts[word].role = Role::Core;
  for_each_entry(data::agenda_words, [&](std::string_view line) { facts[line].announces = true; });
  for (const auto word : clause_words) facts[word].begins_clause = true;
  for (const auto word : marks_of_time()) facts[word].marks_time = true;
  read_first_words(facts);
  return facts;
}

}  // namespace

const WordFacts& facts_of(const Key& word) {
  static const KeyTable<WordFacts> table = [] {
    std::vector<std::pair<Key, WordFacts>> entries;
    for (const auto& [spelled, facts] : read_facts()) entries.emplace_back(Key(spelled), facts);
    return KeyTable<WordFacts>(entries);
  }();
  return table.find(word);
}

std::vector<std::string_view> marks_of_time() {
  std::vector<std::string_view> words(std::begin(time_words), std::end(time_words));
  const auto add = [&](std::string_view word) { words.push_back(word); };
  for_each_first_word(data::months, add);
  // An abbreviation of a weekday stands beside a month, or alone in its line.
  for_each_first_word(data::weekdays, [&](std::string_view word) {
    if (word.size() > 5) add(word);
  });
  for (const auto list : {data::feasts, data::date_events}) for_each_first_word(list, add);
  return words;
}

}  // namespace archive::dates
