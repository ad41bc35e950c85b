// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "archive/core/error.hpp"
#include "archive/dates/dateline.hpp"
#include "archive/dates/publication_line.hpp"
#include "archive/text/utf8.hpp"
#include "boilerplate.hpp"
#include "lines.hpp"
#include "publication.hpp"

namespace archive::extract {
namespace {

// What a press title measures: the longest of 36 000 French news titles has 240 characters.
constexpr std::size_t longest_title = 250;
constexpr std::size_t longest_titling_sentence = 150;  ///< a longer line with a full stop is a paragraph
constexpr std::size_t most_title_lines = 3;
constexpr std::size_t foot_lines = 3;  ///< last lines that may tell the day of publication

/// What became of a line.
enum class Part { Body, Removed, Title, Meta };

class Reader {
 public:
  Reader(core::Article& article, std::string_view text, const Reading& reading)
      : article_(article),
        reading_(reading),
        lines_(split_lines(text)),
        parts_(lines_.size(), Part::Body),
        publication_(reading.publication ? *reading.publication : Publication(reading.capture)) {
    const auto boilerplate = find_boilerplate(lines_);
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (boilerplate[i]) parts_[i] = Part::Removed;
  }

  void run() {
    read_head();
    read_foot();
    cut_dateline();
    publication_.settle(article_);
    assemble();
  }

 private:
  [[nodiscard]] std::size_t next_body_line(std::size_t at) const {
    while (at < lines_.size() && parts_[at] != Part::Body) ++at;
    return at;
  }

  /// Title, dateline, lines of publication, in any order, each once, up to the first line that is none of them.
  void read_head() {
    bool title = !reading_.title, dateline = false;
    for (std::size_t at = next_body_line(0); at < lines_.size(); at = next_body_line(at)) {
      // `Par Anne Durand, le 3 mai 2024` would pass for a place and a date.
      if (take_publication_line(at)) continue;
      if (!dateline && take_dateline_alone(at)) {
        dateline = true;
      } else if (!title && take_title(at)) {
        title = true;
      } else {
        break;
      }
    }
  }

  void read_foot() {
    std::size_t seen = 0;
    for (std::size_t at = lines_.size(); at > 0 && seen < foot_lines; --at) {
      if (parts_[at - 1] != Part::Body) continue;
      ++seen;
      take_publication_line(at - 1);
    }
  }

  void note_dateline(const dates::Dateline& dateline, std::string_view text) {
    std::string note(trimmed(text));
    if (dateline.wrong_weekday) note += " (the weekday named is not that of the day)";
    if (dateline.day) publication_.add_published({"dateline", *dateline.day, {}, note, Trust::Dateline});
    else article_.provenance.push_back({"dateline", "dateline", note});
    if (!dateline.place.empty()) article_.provenance.push_back({"place", "dateline", dateline.place});
    if (dateline.agency.empty()) return;
    article_.provenance.push_back({"agency", "dateline", dateline.agency});
    if (!article_.source.empty()) return;
    article_.source = dateline.agency;
    article_.provenance.push_back({"source", "dateline", dateline.agency});
  }

  bool take_dateline_alone(std::size_t at) {
    const auto dateline = dates::read_dateline(lines_[at].text, publication_.anchor(article_));
    if (!dateline || dateline->span.end != lines_[at].text.size()) return false;
    note_dateline(*dateline, lines_[at].text);
    parts_[at] = Part::Meta;
    return true;
  }

  /// The dateline at the start of the first paragraph.
  void cut_dateline() {
    const std::size_t at = next_body_line(0);
    if (at == lines_.size()) return;
    auto& text = lines_[at].text;
    const auto dateline = dates::read_dateline(text, publication_.anchor(article_));
    if (!dateline) return;
    note_dateline(*dateline, text.substr(0, dateline->span.end));
    text.remove_prefix(dateline->span.end);
    if (trimmed(text).empty()) parts_[at] = Part::Meta;
  }

  bool take_publication_line(std::size_t at) {
    const auto found = dates::read_publication_line(lines_[at].text, reading_.capture);
    if (!found) return false;
    const std::string text(lines_[at].text);
    if (found->published)
      publication_.add_published({"visible", found->published->day, found->published->moment, text, Trust::Visible});
    if (found->updated)
      publication_.add_updated({"visible", found->updated->day, found->updated->moment, text, Trust::Visible});
    if (!found->author.empty() && article_.authors.empty()) {
      article_.authors.push_back(found->author);
      article_.provenance.push_back({"authors", "visible", text});
    }
    parts_[at] = Part::Meta;
    return true;
  }

  /// The lines [at, end) of a title; end == at where the line is none.
  [[nodiscard]] std::size_t title_end(std::size_t at) const {
    const auto text = lines_[at].text;
    const std::size_t size = text::count_code_points(text);
    const bool sentence = ends_sentence(text);
    if (size > longest_title || (sentence && (size > longest_titling_sentence || reading_.given_title))) return at;
    if (dates::read_dateline(text)) return at;
    const std::size_t next = next_body_line(at + 1);
    if (next == lines_.size()) return sentence && text.ends_with('.') ? at : at + 1;
    if (lines_[next].begins_block || next > at + 1) return at + 1;
    // The next line follows at once.
    if (dates::read_publication_line(lines_[next].text, reading_.capture) || dates::read_dateline(lines_[next].text))
      return at + 1;
    // The title is clearly shorter than the paragraph, or is a short block of its own.
    constexpr std::size_t paragraph = 60;
    const std::size_t next_size = text::count_code_points(lines_[next].text);
    if (!sentence && next_size >= paragraph && next_size >= size + size / 2) return at + 1;
    return wrapped_title_end(at);
  }

  /// A title over two or three lines, alone in its block, with no full stop.
  [[nodiscard]] std::size_t wrapped_title_end(std::size_t at) const {
    std::size_t end = at, size = 0;
    while (end < lines_.size() && (end == at || !lines_[end].begins_block)) {
      if (end - at == most_title_lines || parts_[end] != Part::Body) return at;
      size += text::count_code_points(lines_[end].text) + 1;
      ++end;
    }
    const bool title = size <= longest_title && end < lines_.size() && !ends_sentence(lines_[end - 1].text);
    return title ? end : at;
  }

  bool take_title(std::size_t at) {
    const std::size_t end = title_end(at);
    if (end == at) return false;
    std::string title;
    for (std::size_t i = at; i < end; ++i) {
      if (i > at) title += ' ';
      title += lines_[i].text;
      parts_[i] = Part::Title;
    }
    article_.title = on_one_line(title);
    article_.provenance.push_back({"title", "first line", {}});
    return true;
  }

  /// The body from what was left in it, and the pieces that were cut.
  void assemble() {
    bool apart = false, removing = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      apart = apart || lines_[i].begins_block;
      if (parts_[i] == Part::Removed) {
        if (removing && !lines_[i].begins_block) article_.removed.back() += '\n';
        else article_.removed.emplace_back();
        article_.removed.back() += lines_[i].text;
      } else if (parts_[i] == Part::Body) {
        if (!article_.body.empty()) article_.body += apart ? "\n\n" : "\n";
        article_.body += lines_[i].text;
        apart = false;
      }
      removing = parts_[i] == Part::Removed;
    }
  }

  core::Article& article_;
  const Reading& reading_;
  std::vector<Line> lines_;
  std::vector<Part> parts_;
  Publication publication_;
};

void check_size(std::string_view name, std::string_view value, std::size_t limit) {
  if (value.size() > limit)
    throw core::InputError("too-large", core::tr("the {} has {} bytes, the limit is {}", name, value.size(), limit));
}

}  // namespace

void read_plain_text(core::Article& article, std::string_view text, const Reading& reading) {
  Reader(article, text, reading).run();
}

void check_article(const core::Article& article, const Limits& limits) {
  check_size("body", article.body, limits.body);
  check_size("title", article.title, limits.field);
  check_size("source", article.source, limits.field);
  check_size("url", article.url, limits.field);
  check_size("section", article.section, limits.field);
  check_size("id", article.ref, limits.field);
  for (const std::string& author : article.authors) check_size("author", author, limits.field);
  for (const std::string& tag : article.tags) check_size("tag", tag, limits.tag);
  if (article.body.empty() && article.title.empty())
    throw core::InputError("no-text", core::tr("there is neither title nor text"));
}

}  // namespace archive::extract
