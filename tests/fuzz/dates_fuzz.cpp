// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a date of a query and as a text: no crash, and spans on code-point borders, in order.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "archive/dates/query_date.hpp"
#include "archive/dates/text_dates.hpp"
#include "archive/text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace archive;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!text::is_valid_utf8(text)) return 0;  // decoding comes first
  const core::Day today = *core::make_day(2024, 2, 29);
  const auto parsed = dates::parse_query_date(text, today);
  bool holds = true;
  if (const auto* error = std::get_if<dates::DateError>(&parsed)) holds = error->at <= size && !error->message.empty();
  std::size_t end = 0;
  for (const auto& mention : dates::find_dates(text, today)) {
    const auto on_border = [&](std::size_t at) { return at == size || (data[at] & 0xC0) != 0x80; };
    holds = holds && mention.span.begin >= end && mention.span.end > mention.span.begin && mention.span.end <= size &&
            on_border(mention.span.begin) && on_border(mention.span.end);
    if (!holds) break;
    end = mention.span.end;
  }
  if (holds) return 0;
  std::cerr << "a span or an offset does not hold\n";
  std::abort();
}
