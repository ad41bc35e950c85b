// SPDX-License-Identifier: GPL-3.0-or-later
#include "term_lists.hpp"

#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "glass_pack.hpp"
#include "glass_reader.hpp"
#include "glass_unpack.hpp"
#include "glass_version.hpp"

namespace archive::index::glass {
namespace fs = std::filesystem;
namespace {

/// Where in a key a term ends, as put_sorted_string() wrote it.
std::size_t end_of_term(std::string_view key) {
  std::size_t end = key.find('\0');
  while (end != std::string_view::npos && end + 1 < key.size() && key[end + 1] == '\xFF') end = key.find('\0', end + 2);
  return std::min(end, key.size());
}

std::string term_of(std::string_view key) {
  std::string term;
  Unpacker(key).sorted_string(term);
  return term;
}

/// Looks for documents in the entries of a table of postings (glass_lists.hpp). Most entries have none: of these as little is
/// looked at as tells it.
class Search {
 public:
  explicit Search(const std::vector<std::uint32_t>& documents) : wanted_(documents) {
    for (const auto number : documents) found_.documents.push_back({number, {}, {}, 0});
  }

  void look_at(std::string_view key, std::string_view tag) {
    if (key.front() == '\0' && (key.size() < 2 || key[1] != '\xFF')) {
      if (key.size() > 2 && key[1] == '\xD8') look_at_values(key, tag);
      return;  // lengths, statistics
    }
    const auto end = end_of_term(key);
    Unpacker postings(tag);
    std::uint64_t first = 0;
    if (end == key.size()) {
      (void)postings.uint();  // how many
      (void)postings.uint();  // how often
      first = postings.uint() + 1;
      is_listed_ = false;
    } else {
      first = Unpacker(key.substr(end + 1)).sorted_uint();
    }
    (void)postings.byte();  // whether there is another chunk
    const std::uint64_t last = first + postings.uint();
    const auto next = std::lower_bound(wanted_.begin(), wanted_.end(), first);
    if (next != wanted_.end() && *next <= last) look_at_postings(key.substr(0, end), postings, first, next);
  }

  FoundDocuments result() && { return std::move(found_); }

 private:
  using Place = std::vector<std::uint32_t>::const_iterator;

  [[nodiscard]] FoundDocument& at(Place place) {
    return found_.documents[static_cast<std::size_t>(place - wanted_.begin())];
  }

  void look_at_postings(std::string_view term, Unpacker& postings, std::uint64_t document, Place next) {
    for (;;) {
      const std::uint64_t wanted = *next;
      while (document < wanted) {
        (void)postings.uint();
        if (postings.empty()) return;
        document += postings.uint() + 1;
      }
      if (document == wanted) {
        if (!std::exchange(is_listed_, true)) found_.terms.push_back(term_of(term));
        const auto times = static_cast<std::uint32_t>(postings.uint());
        at(next).terms.push_back({found_.terms.size() - 1, times});
        if (postings.empty()) return;
        document += postings.uint() + 1;
      }
      next = std::lower_bound(next, wanted_.end(), document);
      if (next == wanted_.end()) return;
    }
  }

  void look_at_values(std::string_view key, std::string_view tag) {
    Unpacker head(key.substr(2)), values(tag);
    const auto slot = static_cast<std::uint32_t>(head.uint());
    std::uint64_t document = head.sorted_uint();
    auto next = std::lower_bound(wanted_.begin(), wanted_.end(), document);
    while (next != wanted_.end()) {
      (void)values.string();
      while (next != wanted_.end() && *next < document) ++next;
      if (next != wanted_.end() && *next == document) at(next++).slots.push_back(slot);
      if (values.empty()) break;
      document += values.uint() + 1;
    }
  }

  const std::vector<std::uint32_t>& wanted_;
  FoundDocuments found_;
  bool is_listed_ = false;  ///< the term of the entry, whose chunks stand in a row
};

/// As Xapian lists the terms of a document: what a term shares with the one before is told by its length.
std::string term_list(const FoundDocument& document, const std::vector<std::string>& terms) {
  std::string tag;
  if (document.terms.empty() && document.unlisted == 0) return tag;
  std::uint64_t length = document.unlisted;
  for (const auto& one : document.terms) length += one.times;
  put_uint(tag, length);
  put_uint(tag, document.terms.size());
  std::string_view before;
  for (const auto& [number, times] : document.terms) {
    const std::string_view term = terms[number];
    if (before.empty()) {
      tag += static_cast<char>(term.size());
      tag += term;
      put_uint(tag, times);
    } else {
      const auto differ = std::mismatch(before.begin(), before.end(), term.begin(), term.end());
      const auto shared = static_cast<std::size_t>(differ.second - term.begin());
      // One byte tells both what is shared and how often, where it can.
      const std::size_t both = (std::size_t{times} + 1) * (before.size() + 1) + shared;
      tag += static_cast<char>(both < 256 ? both : shared);
      tag += static_cast<char>(term.size() - shared);
      tag += term.substr(shared);
      if (both >= 256) put_uint(tag, times);
    }
    before = term;
  }
  return tag;
}

Root write_table(const fs::path& file, const FoundDocuments& found) {
  TableWriter table(file);
  std::string key, used;
  for (const auto& document : found.documents) {
    key.clear();
    put_sorted_uint(key, document.number);
    table.add(key, term_list(document, found.terms));
    used.clear();
    std::uint32_t next = 0;
    for (const auto slot : document.slots) {
      put_uint(used, slot - next);
      next = slot + 1;
    }
    if (!used.empty()) table.add(key + '\0', used);
  }
  // Whoever opens a database looks at the first block of each table.
  return table.finish(TableWriter::Syncing::Now);
}

}  // namespace

FoundDocuments find_terms(const fs::path& database, const std::vector<std::uint32_t>& documents) {
  Search search(documents);
  const Version version = read_version(database);
  if (version.postings.root.blocks != 0) {
    TableReader table(table_path(database, Table::Postings), version.postings);
    table.find({});  // what is before the first entry
    for (std::string key; table.next();) {
      key.assign(table.key());
      search.look_at(key, table.tag());
    }
  }
  return std::move(search).result();
}

void put_term_lists(const fs::path& database, const FoundDocuments& found) {
  // Where no version names a table of term lists nobody looks at the file, whatever it holds.
  drop_term_lists(database);
  if (found.documents.empty()) return;
  const Root root = write_table(table_path(database, Table::TermLists), found);
  VersionFile version(database);
  version.set_root(Table::TermLists, root, compressed_above);
  version.write();
}

void drop_term_lists(const fs::path& database) {
  VersionFile version(database);
  if (version.root(Table::TermLists).blocks != 0) {
    version.set_root(Table::TermLists, {}, compressed_above);
    version.write();
  }
  const auto file = table_path(database, Table::TermLists);
  std::error_code error;
  fs::remove(file, error);
  if (error) throw Xapian::DatabaseError("cannot delete " + file.string(), error.value());
}

bool has_term_lists(const fs::path& database) { return VersionFile(database).root(Table::TermLists).blocks != 0; }

}  // namespace archive::index::glass
