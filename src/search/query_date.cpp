// SPDX-License-Identifier: GPL-3.0-or-later
#include "query_date.hpp"

namespace archive::search {

std::variant<dates::Interval, query::Remark> settle_date(const query::Node& value, core::Day today) {
  using query::NodeKind;
  query::Remark error{true, "bad-date", value.span.begin, core::tr("the date is not understood"),
                      core::tr("2024-04-20, avril 2024, hier or 2024-04..2024-06")};
  std::string text;
  if (value.kind == NodeKind::Word || value.kind == NodeKind::Phrase) text = value.text;
  else if (value.kind == NodeKind::Range) text = value.words[0] + ".." + value.words[1];
  else return error;
  auto parsed = dates::parse_query_date(text, today);
  if (const auto* date = std::get_if<dates::QueryDate>(&parsed)) return date->interval;
  auto& refused = std::get<dates::DateError>(parsed);
  error.message = std::move(refused.message);
  error.suggestion = std::move(refused.suggestion);
  return error;
}

}  // namespace archive::search
