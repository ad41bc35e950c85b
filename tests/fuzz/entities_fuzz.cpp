// SPDX-License-Identifier: GPL-3.0-or-later
/// Any text as title and body: no crash, and mentions in order, apart, on code-point borders, with a name.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "archive/entities/entities.hpp"
#include "archive/text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace archive;
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  if (!text::is_valid_utf8(all)) return 0;  // decoding comes first
  const std::size_t line = std::min(all.find('\n'), size);
  const std::string_view title = all.substr(0, line), body = all.substr(line);
  std::size_t end = 0;
  bool holds = true;
  entities::Part part = entities::Part::Title;
  for (const auto& mention : entities::find_entities(title, body)) {
    if (mention.part != part) end = 0;
    holds = holds && mention.part >= part;
    part = mention.part;
    const std::string_view text = part == entities::Part::Title ? title : body;
    const auto on_border = [&](std::size_t at) {
      return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    };
    holds = holds && mention.span.begin >= end && mention.span.end > mention.span.begin &&
            mention.span.end <= text.size() && on_border(mention.span.begin) && on_border(mention.span.end) &&
            !mention.name.empty();
    if (!holds) break;
    end = mention.span.end;
  }
  if (holds) return 0;
  std::cerr << "a mention does not hold\n";
  std::abort();
}
