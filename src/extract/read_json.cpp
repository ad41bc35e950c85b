// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/reader.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "json.hpp"

namespace archive::extract {
namespace {

/// RapidJSON looks for the end of a string 16 bytes at a time.
constexpr std::size_t read_beyond = 16;

/// Makes the value out of what the reader meets.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
 public:
  explicit Builder(unsigned deepest) : deepest_(deepest) {}

  bool Null() { return add(nullptr); }
  bool Bool(bool value) { return add(value); }
  bool Int(int value) { return add(std::int64_t{value}); }
  bool Uint(unsigned value) { return add(std::uint64_t{value}); }
  bool Int64(std::int64_t value) { return add(value); }
  bool Uint64(std::uint64_t value) { return add(value); }
  bool Double(double value) { return add(value); }
  bool String(const char* bytes, rapidjson::SizeType size, bool) { return add(std::string(bytes, size)); }
  bool Key(const char* bytes, rapidjson::SizeType size, bool) {
    // Of members of one name the last counts.
    into_ = &(*open_.back())[std::string(bytes, size)];
    return true;
  }
  bool StartObject() { return open(Json::object()); }
  bool StartArray() { return open(Json::array()); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  Json take() { return std::move(root_); }

 private:
  template <typename Value>
  bool add(Value&& value) {
    place() = std::forward<Value>(value);
    return true;
  }
  bool open(Json empty) {
    if (open_.size() >= deepest_) return false;
    Json& value = place();
    value = std::move(empty);
    open_.push_back(&value);
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  /// Where the next value goes.
  Json& place() {
    if (open_.empty()) return root_;
    if (open_.back()->is_object()) return *into_;
    open_.back()->push_back(nullptr);
    return open_.back()->back();
  }

  unsigned deepest_;
  Json root_;
  Json* into_ = nullptr;
  std::vector<Json*> open_;  ///< objects and lists that have not ended; nothing is added to one but through the last
};

}  // namespace

std::optional<Json> read_json(std::string_view text, unsigned deepest) {
  // Strings are made where they stand.
  std::string bytes;
  bytes.reserve(text.size() + read_beyond);
  bytes.assign(text).append(read_beyond, '\0');
  rapidjson::InsituStringStream stream(bytes.data());
  constexpr unsigned flags =
      rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;
  Builder builder(deepest);
  rapidjson::Reader reader;
  // A zero byte ends what RapidJSON reads, also before the end of the text.
  if (!reader.Parse<flags>(stream, builder) || stream.Tell() != text.size()) return std::nullopt;
  return builder.take();
}

}  // namespace archive::extract
