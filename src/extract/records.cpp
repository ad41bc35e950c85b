// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/extract/records.hpp"

#include <algorithm>
#include <cstring>

#include "archive/core/error.hpp"
#include "archive/text/decode.hpp"
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

/// What spreadsheets call Unicode text is UTF-16.
void split_table(ByteStream& stream, Outlet& outlet) {
  const auto mark = stream.peek(2);
  if (mark != "\xFF\xFE" && mark != "\xFE\xFF") return split_csv(stream, outlet);
  const std::string text = text::decode(stream.read_all(outlet.limits.input)).text;
  ByteStream decoded(read_from(text));
  split_csv(decoded, outlet);
}

void split(ByteStream& stream, Format format, Outlet& outlet) {
  switch (format) {
    case Format::Jsonl: return split_jsonl(stream, outlet);
    case Format::Csv: return split_table(stream, outlet);
    case Format::Feed: return split_feed(stream, outlet);
    case Format::Mail: return split_mail(stream, outlet);
    case Format::Text:
    case Format::Html:
    case Format::Markdown: break;
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
  if (!record.url.empty()) outside.url = record.url;
  if (record.capture) {
    outside.capture = record.capture;
    outside.fetched = true;
  }
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
