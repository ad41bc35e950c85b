// SPDX-License-Identifier: GPL-3.0-or-later
/// What stands for a word beside its own forms where no word is required: a query of many words that is meant as a text.
#pragma once

#include "archive/text/analyzer.hpp"
#include "vocabulary.hpp"
#include "word_plan.hpp"

namespace archive::search {

/// Adds to the forms of a word its relatives: the words of the archive that have its stem, but for those that very many
/// articles hold and those that accents tell apart from it (`marche`, `marchons` from `marché`). Of its forms with another
/// stem, those that very many articles hold (`suis` of `suivis`) find articles and hardly weigh any more.
///
/// form    of a single word that inflects.
/// terms   every form of it that the archive holds.
void add_relatives(const Vocabulary& vocabulary, const text::Form& form, Alternatives& terms);

}  // namespace archive::search
