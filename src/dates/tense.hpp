// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether a clause tells of what was or of what will be.
#pragma once

#include <cstddef>

namespace archive::dates {

class Verbs;

/// What the clause around a date says of its time. Present: a verb that decides nothing. Passive: `est coupée`, which was
/// done, or is so from then on. Announced: no verb, but a word that announces (data/agenda_words.txt).
enum class Tense { None, Past, Passive, Present, Future, Announced };

/// The tense of the verb nearest to the tokens begin to end: before them, where no new clause begins between, else
/// after. Light rules on verb forms; the lexicon tells verbs from nouns.
///
/// verbs  of the sentence: kept for all its dates.
[[nodiscard]] Tense tense_around(const Verbs& verbs, std::size_t begin, std::size_t end);

}  // namespace archive::dates
