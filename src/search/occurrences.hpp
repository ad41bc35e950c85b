// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the operands of a query stand in an article of the index.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "archive/core/article.hpp"
#include "operand.hpp"
#include "proximity.hpp"
#include "signature_filter.hpp"

namespace archive::search {

/// What the index keeps of an article for showing it. Throws core::Error (Damaged).
[[nodiscard]] core::Article stored_article(const Xapian::Database& database, Xapian::docid article);

/// Finds occurrences by analysing the stored text, after the article's signature said that they may be there. Keeps an
/// analyser.
class OccurrenceFinder {
 public:
  OccurrenceFinder(const std::vector<Operand>& operands, Part part);

  /// Positions as the analyser counts them, those of the body from index::body_base on.
  [[nodiscard]] Occurrences find(const Xapian::Database& database, Xapian::docid article);

  /// Whether any operand stands in the article.
  [[nodiscard]] bool stands(const Xapian::Database& database, Xapian::docid article);

  /// The operands as units of one number, for those who read the text themselves.
  [[nodiscard]] const Wanted& wanted() const { return wanted_; }
  [[nodiscard]] text::Analyzer& analyzer() { return analyzer_; }

 private:
  void add_text(std::string_view text, std::uint32_t base, std::uint32_t longest, Occurrences& found);

  Part part_;
  std::size_t operands_;
  Wanted wanted_;
  SignatureFilter filter_;
  text::Analyzer analyzer_;
  std::vector<text::Token> tokens_;
};

}  // namespace archive::search
