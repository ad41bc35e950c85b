// SPDX-License-Identifier: GPL-3.0-or-later
#include "agenda.hpp"

#include "archive/text/fold.hpp"
#include "data/agenda_verbs.hpp"
#include "lists.hpp"

namespace archive::dates {

Setting::Setting() {
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
  announcing_ = read_announcing();
}

KeyTable<bool> Setting::read_announcing() {
  const auto& lexicon = text::Lexicon::french();
  std::unordered_set<std::string> folded;
  for (const std::uint32_t headword : alone_)
    for (const auto form : lexicon.paradigm({headword}))
      for (const auto reading : lexicon.readings(form))
        if (announces(reading)) folded.insert(text::fold(lexicon.spelling(form)));
  std::vector<std::pair<Key, bool>> entries;
  for (const auto& word : folded) entries.emplace_back(Key(participles_.emplace_front(word)), true);
  return KeyTable<bool>(entries);
}

}  // namespace archive::dates
