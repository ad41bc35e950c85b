// SPDX-License-Identifier: GPL-3.0-or-later
#include "agenda.hpp"

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
}

}  // namespace archive::dates
