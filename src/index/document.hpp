// SPDX-License-Identifier: GPL-3.0-or-later
/// From an article to the document Xapian keeps of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/compressor.hpp"
#include "archive/core/id.hpp"
#include "archive/entities/entities.hpp"
#include "archive/text/analyzer.hpp"
#include "dictionary.hpp"
#include "draft.hpp"
#include "families.hpp"
#include "name_forms.hpp"

namespace archive::index {

/// Makes documents; keeps the analyser and its buffers from one to the next.
class DocumentMaker {
 public:
  /// dictionary   what the articles are compressed with (dictionary.hpp).
  /// known        of names; null for nothing. Must outlive this.
  DocumentMaker(core::Dictionary dictionary, const entities::Known* known)
      : compressor_(std::move(dictionary)), known_(known) {}
  DocumentMaker(const DocumentMaker&) = delete;
  DocumentMaker& operator=(const DocumentMaker&) = delete;

  /// The document of an article. body_frame: see pack.hpp.
  ///
  /// vocabulary   of the drafts it is made beside; one of its own where there is none
  Draft make(const core::ArticleId& id, const core::Article& article, std::string_view body_frame,
             std::shared_ptr<Vocabulary> vocabulary = std::make_shared<Vocabulary>());

 private:
  text::FormNote& note_of(const text::Form& form, Draft& document);
  void add_all(TextPart part, Draft& document);
  void add(const text::Token& token, TextPart part, Draft& document);

  text::Analyzer analyzer_;
  NameForms names_{analyzer_};
  core::Compressor compressor_;
  const entities::Known* known_;
  std::vector<text::Token> tokens_;
  std::string term_;
};

/// Says of which cluster of copies a document is; 0 says nothing.
void add_cluster(Draft& document, std::int64_t cluster);

/// The term that identifies an article.
[[nodiscard]] std::string id_term(const core::ArticleId& id);

}  // namespace archive::index
