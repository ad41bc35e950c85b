// SPDX-License-Identifier: GPL-3.0-or-later
/// What the index keeps of an article to show it, as the bytes of Xapian's document data.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "archive/core/article.hpp"
#include "archive/core/id.hpp"

namespace archive::index {

struct ShownArticle {
  core::ArticleId id;
  core::Article article;  ///< without provenance and removed
};

/// Packs an article: its signature (index/signature.hpp) and its fields as they are, each with its length, then its body,
/// compressed with zstd.
[[nodiscard]] std::string pack(const core::ArticleId& id, const core::Article& article, std::string_view signature);

/// The signature of a packed article; a view into `bytes`. Throws core::Error (Damaged) for bytes that pack() did not
/// give.
[[nodiscard]] std::string_view signature_of(std::string_view bytes);

/// Throws core::Error (Damaged) for bytes that pack() did not give.
[[nodiscard]] ShownArticle unpack(std::string_view bytes);

/// Visits what the index of an archive keeps of each article, in the order of its documents, until `visit` gives false;
/// needs no store. What cannot be read is told to `unreadable`, and the walk goes on behind it where it can.
///
/// Throws core::Error (Damaged) when there is no index or it cannot be opened.
void for_each_shown(const std::filesystem::path& archive_directory, const std::function<bool(ShownArticle&&)>& visit,
                    const std::function<void(const std::string& why)>& unreadable);

}  // namespace archive::index
