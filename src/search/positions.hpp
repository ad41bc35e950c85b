// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the operands of a query stand in an article of the index.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/core/article.hpp"
#include "operand.hpp"
#include "proximity.hpp"

namespace archive::search {

/// What the index keeps of an article for showing it. Throws core::Error (Damaged).
[[nodiscard]] core::Article stored_article(const Xapian::Database& database, Xapian::docid article);

/// Finds occurrences by the positions in the index, or, where an operand needs it, by analysing the stored text. Keeps
/// an analyser.
class OccurrenceFinder {
 public:
  OccurrenceFinder(const std::vector<Operand>& operands, Part part);

  /// Positions as in the index: of the title below index::body_base, of the body from there on.
  [[nodiscard]] Occurrences find(const Xapian::Database& database, Xapian::docid article);

  /// The same or more, sooner: spellings that are taken to the letter are not compared. Nothing where only the text tells.
  [[nodiscard]] std::optional<Occurrences> outline(const Xapian::Database& database, Xapian::docid article);

  /// Whether find() may say less than outline().
  [[nodiscard]] bool reads_text() const { return spelled_; }

  /// Whether any operand stands in the article.
  [[nodiscard]] bool stands(const Xapian::Database& database, Xapian::docid article);

  /// The operands as units of one number, for those who read the text themselves.
  [[nodiscard]] const Wanted& wanted() const { return wanted_; }
  [[nodiscard]] text::Analyzer& analyzer() { return analyzer_; }

 private:
  /// One position of one way of an operand.
  struct Slot {
    std::vector<std::uint32_t> positions;
  };
  struct Way {
    std::size_t operand = 0, first_slot = 0, slots = 0;
  };

  [[nodiscard]] bool needs_text(const Xapian::Database& database, Xapian::docid article) const;
  [[nodiscard]] Occurrences by_text(const Xapian::Database& database, Xapian::docid article);
  [[nodiscard]] Occurrences by_positions(const Xapian::Database& database, Xapian::docid article);
  void add_text(std::string_view text, std::uint32_t base, std::uint32_t longest, Occurrences& found);
  void join_slots(const Way& way, Occurrences& found) const;

  Part part_;
  std::size_t operands_;
  Wanted wanted_;
  bool spelled_ = false;                                              ///< a way is to be taken to the letter
  std::vector<std::string> unplaced_;                                 ///< terms without positions
  std::unordered_map<std::string, std::vector<std::size_t>> places_;  ///< from terms to slots
  std::vector<Slot> slots_;
  std::vector<Way> ways_;
  text::Analyzer analyzer_;
  std::vector<text::Token> tokens_;
};

}  // namespace archive::search
