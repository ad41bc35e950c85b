// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/extract/records.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

#include "archive/core/error.hpp"
#include "archive/text/decode.hpp"
#include "splitters.hpp"

namespace archive::extract {
namespace {

/// What the format is detected from.
constexpr std::size_t head_size = 4096;

/// What spreadsheets call Unicode text is UTF-16.
void split_table(ByteStream& stream, Outlet& outlet) {
  const auto mark = stream.peek(2);
  if (mark != "\xFF\xFE" && mark != "\xFE\xFF") return split_csv(stream, outlet);
  const std::string text = text::decode(stream.read_all(outlet.limits.input)).text;
  ByteStream decoded(read_from(text));
  split_csv(decoded, outlet);
}

}  // namespace

void split_input(ByteStream& stream, const std::string& name, Outlet& outlet) {
  const Format detected = detect_format(name, stream.peek(head_size));
  // What the user says is said of the documents, not of what they are packed in.
  const bool packed = detected == Format::Container;
  outlet.told = !packed && outlet.wanted && outlet.wanted != detected;
  const Format format = packed ? detected : outlet.wanted.value_or(detected);
  switch (format) {
    case Format::Jsonl: return split_jsonl(stream, outlet);
    case Format::Csv: return split_table(stream, outlet);
    case Format::Feed: return split_feed(stream, outlet);
    case Format::Mail: return split_mail(stream, outlet);
    case Format::Warc: return split_warc(stream, outlet);
    case Format::Container: return split_container(stream, name, outlet);
    case Format::Text:
    case Format::Html:
    case Format::Markdown:
    case Format::Pdf:
    case Format::Docx: break;
  }
  Record record;
  record.format = format;
  record.bytes = stream.read_all(outlet.limits.input);
  outlet.give(std::move(record));
}

void for_each_record(const Input& input, const Limits& limits, const RecordVisitor& visitor) {
  Unpacking unpacking;
  ByteStream stream(input);
  Outlet outlet{visitor, limits, input.told, unpacking, {}, false, false};
  try {
    split_input(stream, input.name, outlet);
  } catch (const core::InputError& error) {
    outlet.refuse({}, error.code(), error.message());
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

ReadBytes read_from(std::string_view bytes) { return input_from(bytes).read; }

Input input_from(std::string_view bytes, std::string name, std::optional<Format> told) {
  const auto at = std::make_shared<std::size_t>(0);
  Input input;
  input.name = std::move(name);
  input.told = told;
  input.read = [bytes, at](char* buffer, std::size_t size) {
    const std::size_t count = std::min(size, bytes.size() - *at);
    std::memcpy(buffer, bytes.data() + *at, count);
    *at += count;
    return count;
  };
  input.seek = [bytes, at](std::uint64_t offset) { *at = std::min<std::uint64_t>(offset, bytes.size()); };
  input.size = bytes.size();
  return input;
}

}  // namespace archive::extract
