// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "archive/core/error.hpp"
#include "line_reader.hpp"
#include "splitters.hpp"

namespace archive::extract {

void split_jsonl(ByteStream& stream, Outlet& outlet) {
  LineReader reader([&](char* buffer, std::size_t size) { return stream.read(buffer, size); }, outlet.limits.line);
  bool some = false;
  for (RawLine line; reader.next(line);) {
    if (!line.too_long && line.text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos) continue;
    some = true;
    const std::string place = fmt::format(":{}", line.number);
    if (line.too_long) {
      if (!outlet.refuse(place, "too-large", core::tr("has more than {} MB", outlet.limits.line >> 20))) return;
      continue;
    }
    Record record;
    record.place = place;
    record.bytes = line.text;
    record.format = Format::Jsonl;
    if (!outlet.give(std::move(record))) return;
  }
  if (!some) throw core::InputError("empty", core::tr("holds no record"));
}

}  // namespace archive::extract
