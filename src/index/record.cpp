// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/record.hpp"
#include "archive/core/compressor.hpp"

#include <zstd.h>

#include <cstring>
#include <memory>

#include "archive/core/error.hpp"
#include "pack.hpp"

namespace archive::index {
namespace {

constexpr std::size_t largest = std::size_t{64} << 20;  // bytes unpacked; a body is at most 8 MB

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
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

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

}  // namespace

std::string pack(const core::ArticleId& id, const core::Article& article, std::string_view signature) {
  core::Compressor compressor;
  return pack(id, article, signature, compressor);
}

std::string pack(const core::ArticleId& id, const core::Article& article, std::string_view signature,
                 core::Compressor& compressor) {
  Writer out;
  out.text({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
  // Zigzag, so that a day before 1970 is short too; 0 is no date.
  const auto zigzag = [](std::int32_t n) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(n << 1 ^ n >> 31));
  };
  out.number(article.date ? zigzag(article.date->number) + 1 : 0);
  for (const auto* field :
       {&article.ref, &article.url, &article.title, &article.source, &article.section, &article.language,
        &article.published, &article.updated, &article.date_from, &article.body}) {
    out.text(*field);
  }
  out.list(article.authors);
  out.list(article.tags);

  Writer head;
  head.text(signature);
  std::string packed = head.bytes();
  compressor.append(packed, out.bytes());
  return packed;
}

std::string_view signature_of(std::string_view bytes) { return Parser(bytes).view(); }

ShownArticle unpack(std::string_view packed) {
  Parser head(packed);
  (void)head.view();
  const std::string_view bytes = head.rest();
  const auto size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > largest) damaged();
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
  std::string plain(size, '\0');
  if (ZSTD_decompress_usingDDict(context.get(), plain.data(), plain.size(), bytes.data(), bytes.size(),
                                 dictionary_of(bytes)) != size)
    damaged();

  Parser in(plain);
  ShownArticle shown;
  const std::string id = in.text();
  if (id.size() != shown.id.bytes.size()) damaged();
  std::memcpy(shown.id.bytes.data(), id.data(), id.size());
  core::Article& article = shown.article;
  if (const auto date = in.number()) {
    const auto zigzag = static_cast<std::uint32_t>(date - 1);
    article.date = core::Day{static_cast<std::int32_t>(zigzag >> 1) ^ -static_cast<std::int32_t>(zigzag & 1)};
  }
  for (auto* field : {&article.ref, &article.url, &article.title, &article.source, &article.section, &article.language,
                      &article.published, &article.updated, &article.date_from, &article.body}) {
    *field = in.text();
  }
  article.authors = in.list();
  article.tags = in.list();
  return shown;
}

}  // namespace archive::index
