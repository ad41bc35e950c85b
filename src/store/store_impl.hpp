// SPDX-License-Identifier: GPL-3.0-or-later
/// An open store from inside: the connection, and what several of its parts need.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "archive/store/store.hpp"
#include "codec.hpp"
#include "database.hpp"
#include "identity.hpp"
#include "open.hpp"
#include "sha256.hpp"

namespace archive::store {

/// Values of `changes.kind`.
inline constexpr std::int64_t kind_put = 1;
inline constexpr std::int64_t kind_remove = 2;

/// What a submission comes to: which article (0 for a new one), and how.
struct Decision {
  std::int64_t article = 0;
  core::ArticleId id;
  Outcome outcome = Outcome::Added;
};

/// What every part of a store works on. Its functions are spread over the files of the room, by what they are for.
class Store::Impl {
 public:
  Impl(Opened opened, Mode mode)
      : database(std::move(opened.database)),
        format(mode == Mode::Write ? format_version : opened.format),
        format_before(opened.format),
        codec([this](std::uint32_t number) { return find_dictionary(number); }),
        sketches(database, format),
        lessons(database, format),
        saved(database, format) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Decision decide(const Submission& submission, const Digest& sha, const Key& key) const;
  std::int64_t next_version_number(std::int64_t article) const;
  void rewrite();
  ChangeNumber log(std::int64_t article, std::int64_t kind);
  /// Gives the body as it is kept.
  std::string write_version(const Submission& submission, const Digest& sha, std::int64_t article, bool is_first);
  std::optional<std::int64_t> article_of_key(const Key& key) const;
  std::optional<std::int64_t> living_article(const core::ArticleId& id) const;
  void note_change(std::int64_t article, ChangeNumber change);
  std::optional<Record> read(std::int64_t article, const core::ArticleId& id) const;
  core::Moment first_capture(std::int64_t article) const;
  void fold(std::int64_t article, core::Article& values, const core::ArticleId& id,
            ChangeNumber until = std::numeric_limits<ChangeNumber>::max()) const;
  std::string decompress(std::string_view frame, const core::ArticleId& id) const;
  core::Dictionary find_dictionary(std::uint32_t number) const;
  core::Dictionary last_dictionary() const;
  void use_dictionary();
  [[noreturn]] void fail(const core::ArticleId& id, const std::string& what) const;

  Database database;
  int format;         ///< tables of later formats are not there
  int format_before;  ///< before it was brought up to date
  mutable Codec codec;
  mutable std::unordered_map<std::uint32_t, core::Dictionary>
      dictionaries;                    ///< read; a number has the same bytes for ever
  std::optional<bool> has_dictionary;  ///< the codec compresses with; not looked for yet
  Sketches sketches;
  Lessons lessons;
  SavedSearches saved;
};

}  // namespace archive::store
