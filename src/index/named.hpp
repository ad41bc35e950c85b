// SPDX-License-Identifier: GPL-3.0-or-later
/// Names of an article as terms that find it, and as facets that count it.
#pragma once

#include "archive/core/article.hpp"
#include "archive/entities/entities.hpp"
#include "draft.hpp"
#include "name_forms.hpp"

namespace archive::index {

/// Adds the people, organisations, places and products that title and text name, under each word of their name, the whole
/// name, and the whole of every other form they are mentioned by, a person under the words of the surname; what can be learned
/// from the article (sighted.hpp); and the facets of the article (index/facets.hpp).
///
/// known   of names; null for nothing.
void add_named(Draft& document, const core::Article& article, const entities::Known* known, NameForms& forms);

}  // namespace archive::index
