// SPDX-License-Identifier: GPL-3.0-or-later
/// Whom and what an article names, and the dates it evokes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/dates/text_dates.hpp"
#include "archive/entities/entities.hpp"
#include "context.hpp"
#include "json.hpp"

namespace archive::cli {

struct NamedOnce {
  entities::Kind kind = entities::Kind::Person;
  std::string name;
  std::size_t mentions = 0;
};

struct EvokedDate {
  std::string text;  ///< as the article writes it
  entities::Part part = entities::Part::Body;
  dates::DateMention mention;
};

struct ArticleFacts {
  std::vector<NamedOnce> names;   ///< by kind; within one in the order of the article
  std::vector<EvokedDate> dates;  ///< in the order of the article, the title first
};

[[nodiscard]] ArticleFacts facts_of(const core::Article& article, const entities::Known& known);

/// The keys `entities` and `dates`.
void write_facts(Json& json, const ArticleFacts& facts);

/// A line for each kind of name and one for the dates, filled to the width; nothing where there are none.
void print_facts(const ArticleFacts& facts, Context& context);

}  // namespace archive::cli
