// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/record.hpp"
#include "archive/core/compressor.hpp"

#include <zstd.h>

#include <cstring>
#include <memory>
#include <utility>

#include "archive/core/error.hpp"
#include "pack.hpp"

namespace archive::index {
namespace {

constexpr std::size_t largest = std::size_t{64} << 20;  // bytes unpacked; a body is at most 8 MB

/// Behind the signature: that fields follow, and then the body as a frame of its own, which is that of the store where it can be.
/// Until format 5 of the index a frame of all stood here.
constexpr std::uint64_t own_frame_for_body = 0;

constexpr std::string core::Article::*short_fields[] = {
    &core::Article::ref,       &core::Article::url,     &core::Article::title,
    &core::Article::source,    &core::Article::section, &core::Article::language,
    &core::Article::published, &core::Article::updated, &core::Article::date_from};

class Writer {
 public:
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_ += static_cast<char>(value | 0x80);
      value >>= 7;
    }
    bytes_ += static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  void list(const std::vector<std::string>& values) {
    number(values.size());
    for (const auto& value : values) text(value);
  }
  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

[[noreturn]] void damaged() {
  throw core::Error(core::Status::Damaged, core::tr("the index holds an article that cannot be read"),
                    core::tr("'archive reindex' rebuilds the index from the store"));
}

class Parser {
 public:
  explicit Parser(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) damaged();
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    damaged();
  }
  std::string_view view() {
    const auto size = number();
    if (size > bytes_.size()) damaged();
    const auto value = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return value;
  }
  std::string text() { return std::string(view()); }
  [[nodiscard]] std::string_view rest() const { return bytes_; }
  std::vector<std::string> list() {
    const auto count = number();
    if (count > bytes_.size()) damaged();
    std::vector<std::string> values(count);
    for (auto& value : values) value = text();
    return values;
  }

 private:
  std::string_view bytes_;
};

bool is_frame(std::string_view bytes) { return bytes.starts_with("\x28\xB5\x2F\xFD"); }

std::string decompress(std::string_view frame) {
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > largest) damaged();
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
  std::string plain(size, '\0');
  if (ZSTD_decompress_usingDDict(context.get(), plain.data(), plain.size(), frame.data(), frame.size(),
                                 dictionary_of(frame)) != size)
    damaged();
  return plain;
}

/// Identifier, date and short fields, which all formats begin with.
ShownArticle read_head(Parser& in) {
  ShownArticle shown;
  const std::string_view id = in.view();
  if (id.size() != shown.id.bytes.size()) damaged();
  std::memcpy(shown.id.bytes.data(), id.data(), id.size());
  if (const auto date = in.number()) {
    const auto zigzag = static_cast<std::uint32_t>(date - 1);
    shown.article.date = core::Day{static_cast<std::int32_t>(zigzag >> 1) ^ -static_cast<std::int32_t>(zigzag & 1)};
  }
  for (const auto field : short_fields) shown.article.*field = in.text();
  return shown;
}

/// What indexes up to format 5 hold.
ShownArticle unpack_whole_frame(std::string_view frame) {
  const std::string plain = decompress(frame);
  Parser in(plain);
  ShownArticle shown = read_head(in);
  shown.article.body = in.text();
  shown.article.authors = in.list();
  shown.article.tags = in.list();
  return shown;
}

}  // namespace

std::string pack(const core::ArticleId& id, const core::Article& article, std::string_view signature) {
  core::Compressor compressor;
  return pack(id, article, signature, compressor, {});
}

std::string pack(const core::ArticleId& id, const core::Article& article, std::string_view signature,
                 core::Compressor& compressor, std::string_view body_frame) {
  Writer out;
  out.text(signature);
  out.number(own_frame_for_body);
  out.text({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
  // Zigzag, so that a day before 1970 is short too; 0 is no date.
  const auto zigzag = [](std::int32_t n) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(n << 1 ^ n >> 31));
  };
  out.number(article.date ? zigzag(article.date->number) + 1 : 0);
  for (const auto field : short_fields) out.text(article.*field);
  out.list(article.authors);
  out.list(article.tags);
  std::string packed = std::move(out).bytes();
  if (!body_frame.empty() && compressor.has_made(body_frame)) packed += body_frame;
  else compressor.append(packed, article.body);
  return packed;
}

std::string_view signature_of(std::string_view bytes) { return Parser(bytes).view(); }

ShownArticle unpack(std::string_view packed) {
  Parser in(packed);
  (void)in.view();
  if (is_frame(in.rest())) return unpack_whole_frame(in.rest());
  if (in.number() != own_frame_for_body) damaged();
  ShownArticle shown = read_head(in);
  shown.article.authors = in.list();
  shown.article.tags = in.list();
  shown.article.body = decompress(in.rest());
  return shown;
}

}  // namespace archive::index
