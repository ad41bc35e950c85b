// SPDX-License-Identifier: GPL-3.0-or-later
/// The terms of a document, which a segment keeps in its postings alone.
///
/// Xapian's table of them is as large as that of the postings and is read by nobody but Xapian, where it replaces or removes
/// a document. So segments have none. Before some of their documents are changed these are found by one walk through the
/// postings, and the table is made with their lists alone; afterwards it is taken away again.
///
/// Each step ends with the rename of a version file, so a kill leaves the database as it was before or after it. What a
/// kill may leave, a table that no version names or one of few documents, is written over or taken away by the next change.
/// No reader looks at it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace archive::index::glass {

/// A term, by its place among those found, and how often a document has it.
struct FoundTerm {
  std::size_t term;
  std::uint32_t times;
};

/// What is to be known of a document to take it out.
struct FoundDocument {
  std::uint32_t number = 0;
  std::vector<FoundTerm> terms;      ///< in the order of their bytes
  std::vector<std::uint32_t> slots;  ///< that it has values in, ascending
  std::uint64_t unlisted = 0;        ///< how often terms come that are not among these, and are left alone
};

struct FoundDocuments {
  std::vector<std::string> terms;
  std::vector<FoundDocument> documents;
};

/// Finds the terms of the documents of these numbers, which ascend. Reads all postings once, however many they are: 180 MB
/// at 100,000 articles. Nobody may write to the database meanwhile. Throws Xapian::DatabaseError.
[[nodiscard]] FoundDocuments find_terms(const std::filesystem::path& database,
                                        const std::vector<std::uint32_t>& documents);

/// Makes these the documents that the database has term lists of, so that Xapian can change them. Of a document whose change
/// leaves all other terms alone, only those that it takes away need to be listed.
void put_term_lists(const std::filesystem::path& database, const FoundDocuments& found);

/// Takes away all term lists.
void drop_term_lists(const std::filesystem::path& database);

/// Whether there are any: of all documents in what a former program wrote, of some where one was killed.
[[nodiscard]] bool has_term_lists(const std::filesystem::path& database);

}  // namespace archive::index::glass
