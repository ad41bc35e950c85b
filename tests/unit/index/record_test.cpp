// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/record.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "../../../src/index/pack.hpp"
#include "archive/core/compressor.hpp"
#include "archive/core/error.hpp"
#include "archive/index/index.hpp"

using namespace archive;

namespace {

core::ArticleId some_id() {
  core::ArticleId id;
  id.bytes[0] = 7;
  return id;
}

core::Article some_article() {
  core::Article article;
  article.title = "Le pont";
  article.body = "Un pont rouvre.\n\nUn autre ferme.";
  article.date = core::make_day(2024, 4, 20);
  article.authors = {"Anne Morel"};
  article.tags = {"ponts"};
  return article;
}

/// Each with its length, of which none needs a second byte.
std::string with_lengths(const std::vector<std::string>& fields) {
  std::string bytes;
  for (const auto& field : fields) bytes.append(1, static_cast<char>(field.size())).append(field);
  return bytes;
}

}  // namespace

TEST_CASE("a record of an index up to format 5, one frame of all, is read", "[index]") {
  STATIC_REQUIRE(index::oldest_format <= 5);
  const auto article = some_article();
  const auto id = some_id();
  const std::uint64_t date = 2 * static_cast<std::uint64_t>(article.date->number) + 1;
  std::string fields = with_lengths({{reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()}});
  for (auto rest = date; rest != 0; rest >>= 7) fields += static_cast<char>((rest & 0x7F) | (rest >= 0x80 ? 0x80 : 0));
  fields += with_lengths({"", "", article.title, "", "", "", "", "", "", article.body});
  fields += '\1' + with_lengths(article.authors) + '\1' + with_lengths(article.tags);
  std::string record = with_lengths({"\1\2"});
  core::Compressor().append(record, fields);

  CHECK(index::signature_of(record) == "\1\2");
  const auto shown = index::unpack(record);
  CHECK(shown.id == id);
  CHECK(shown.article.title == article.title);
  CHECK(shown.article.body == article.body);
  CHECK(shown.article.date == article.date);
  CHECK(shown.article.authors == article.authors);
  CHECK(shown.article.tags == article.tags);
}

TEST_CASE("a frame of the body that the store keeps is that of the record", "[index]") {
  const auto article = some_article();
  core::Compressor compressor;
  std::string frame;
  // A patch, so that it can be told from what is made here.
  core::Compressor().append_patch(frame, article.body, "Un pont rouvre.");
  const auto record = index::pack(some_id(), article, "\1", compressor, frame);
  CHECK(record.ends_with(frame));

  std::string made;
  core::Compressor().append(made, article.body);
  const auto alone = index::pack(some_id(), article, "\1", compressor, {});
  CHECK(alone.ends_with(made));
  CHECK(index::unpack(alone).article.body == article.body);
}

TEST_CASE("a record that is cut short is told as damage", "[index]") {
  const auto record = index::pack(some_id(), some_article(), "\1\2");
  for (std::size_t size = 0; size < record.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(index::unpack(std::string_view(record).substr(0, size)), core::Error);
  }
}
