// SPDX-License-Identifier: GPL-3.0-or-later
#include "segments.hpp"

#include <algorithm>
#include <map>

#include "copy_documents.hpp"
#include "guarded.hpp"
#include "rechunk.hpp"
#include "term_lists.hpp"

namespace archive::index {
namespace fs = std::filesystem;
namespace {

/// Databases merged at once: a thousand would cost five times more an article, and their files have to be open together.
constexpr std::size_t most_merged = 32;

/// A merge by itself makes no segment of more articles: it would keep somebody waiting for minutes. `compact` does.
constexpr std::uint64_t most_articles = 1'000'000;

/// Segments that hold fewer together are merged without Xapian: there its syncs are most of the time. Some 10 MB of memory.
constexpr std::uint64_t few_articles = 256;

/// Their articles. Without one there is no database.
std::uint64_t merge_few(const fs::path& archive, const std::vector<Segment>& segments, const std::string& into) {
  glass::SegmentWriter writer(segment_path(archive, into));
  std::uint64_t articles = 0;
  for (const auto& segment : segments) articles += glass::copy_documents(segment_path(archive, segment.name), writer);
  if (articles > 0) writer.close();
  return articles;
}

std::uint64_t articles_of(const std::vector<Segment>& segments) {
  std::uint64_t articles = 0;
  for (const auto& segment : segments) articles += segment.articles;
  return articles;
}

/// A power of four.
unsigned level_of(std::uint64_t articles) {
  unsigned level = 0;
  for (; articles >= 4; articles /= 4) ++level;
  return level;
}

}  // namespace

std::vector<Xapian::Database> open_each(const fs::path& archive, const std::vector<Segment>& segments) {
  std::vector<Xapian::Database> each;
  for (const auto& segment : segments) each.emplace_back(segment_path(archive, segment.name).string());
  return each;
}

Xapian::Database join(const std::vector<Xapian::Database>& segments) {
  // Xapian asks nothing of a database that has no parts.
  if (segments.empty()) return Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::Database all;
  for (const auto& segment : segments) all.add_database(segment);
  return all;
}

Xapian::Database open_segments(const fs::path& archive, const std::vector<Segment>& segments) {
  return join(open_each(archive, segments));
}

std::uint64_t merge_segments(const fs::path& archive, const std::vector<Segment>& segments, const std::string& into,
                             bool thorough) {
  if (!thorough && articles_of(segments) <= few_articles) {
    if (const auto articles = merge_few(archive, segments, into)) return articles;
  }
  std::vector<Segment> left = segments;
  std::vector<std::string> parts;
  const auto merge = [&](const std::vector<Segment>& some, const std::string& name, unsigned flags) {
    const auto path = segment_path(archive, name);
    open_segments(archive, some).compact(path.string(), flags);
  };
  const unsigned flags = thorough ? Xapian::Compactor::FULL : Xapian::Compactor::STANDARD;
  while (left.size() > most_merged) {
    std::vector<Segment> next;
    for (std::size_t at = 0; at < left.size(); at += most_merged) {
      const auto name = into + "-" + std::to_string(parts.size());
      parts.push_back(name);
      merge({left.begin() + static_cast<std::ptrdiff_t>(at),
             left.begin() + static_cast<std::ptrdiff_t>(std::min(left.size(), at + most_merged))},
            name, Xapian::Compactor::STANDARD);
      next.push_back({name, 0, {}});
    }
    left = std::move(next);
  }
  merge(left, into, flags);
  const auto whole = segment_path(archive, into);
  if (glass::has_term_lists(whole)) glass::drop_term_lists(whole);  // a former program made the parts
  if (thorough) glass::rechunk_postings(whole);
  for (const auto& part : parts) remove_segment(segment_path(archive, part));
  return Xapian::Database(whole.string()).get_doccount();
}

std::vector<std::size_t> choose_merge(const std::vector<Segment>& segments, std::size_t fan) {
  std::map<unsigned, std::vector<std::size_t>> levels;
  for (std::size_t i = 0; i < segments.size(); ++i) levels[level_of(segments[i].articles)].push_back(i);
  for (const auto& [level, members] : levels) {
    if (members.size() < fan) continue;
    std::uint64_t articles = 0;
    for (const auto i : members) articles += segments[i].articles;
    if (articles <= most_articles) return members;
  }
  return {};
}

}  // namespace archive::index
