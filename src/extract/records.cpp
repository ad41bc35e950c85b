// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/extract/records.hpp"

#include <algorithm>
#include <cstring>

#include "archive/core/error.hpp"
#include "splitters.hpp"

namespace archive::extract {
namespace {

/// What the format is detected from.
constexpr std::size_t head_size = 4096;

void give_whole(ByteStream& stream, Format format, Outlet& outlet) {
  Record record;
  record.format = format;
  record.bytes = stream.read_all(outlet.limits.input);
  outlet.give(std::move(record));
}

void split(ByteStream& stream, Format format, Outlet& outlet) {
  switch (format) {
    case Format::Jsonl: return split_jsonl(stream, outlet);
    case Format::Text:
    case Format::Html: break;
  }
  give_whole(stream, format, outlet);
}

}  // namespace

void for_each_record(const Input& input, const Limits& limits, const RecordVisitor& visitor) {
  ByteStream stream(input.read);
  Outlet outlet{visitor, limits, {}, false, false};
  try {
    const Format detected = detect_format(input.name, stream.peek(head_size));
    outlet.told = input.told && *input.told != detected;
    split(stream, input.told.value_or(detected), outlet);
  } catch (const core::InputError& error) {
    outlet.refuse({}, error.code(), error.what());
  }
}

Context context_of(const Record& record, Context outside) {
  if (!record.charset.empty()) outside.charset = record.charset;
  if (record.capture) outside.capture = record.capture;
  return outside;
}

ReadBytes read_from(std::string_view bytes) {
  return [bytes](char* buffer, std::size_t size) mutable {
    const std::size_t count = std::min(size, bytes.size());
    std::memcpy(buffer, bytes.data(), count);
    bytes.remove_prefix(count);
    return count;
  };
}

}  // namespace archive::extract
