// SPDX-License-Identifier: GPL-3.0-or-later
/// An archive of articles that are nothing but their texts.
#pragma once

#include <string>
#include <vector>

#include "archive/index/index.hpp"
#include "archive/text/utf8.hpp"
#include "temporary_directory.hpp"

namespace archive::tests {

class Bodies {
 public:
  /// Each article has its number, from 1, as `ref`. Fewer than 256.
  explicit Bodies(const std::vector<std::string>& bodies) {
    index::Writer writer(directory_.path());
    std::uint8_t count = 0;
    for (const auto& body : bodies) {
      core::ArticleId id;
      id.bytes[0] = ++count;
      core::Article article;
      article.ref = std::to_string(count);
      article.body = text::clean(body);
      writer.put(id, article);
    }
    writer.commit(count);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return directory_.path(); }

 private:
  TemporaryDirectory directory_;
};

}  // namespace archive::tests
