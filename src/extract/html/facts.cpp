// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/facts.hpp"

#include <algorithm>
#include <array>

#include "lines.hpp"

namespace archive::extract::html {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_tags = 50, longest_tag = 100, longest_name = 80;

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Metas by what they tell, the most trusted first.
constexpr std::array published_properties{"article:published_time"sv, "og:article:published_time"sv,
                                          "article:published"sv, "og:published_time"sv, "datepublished"sv};
constexpr std::array modified_properties{"article:modified_time"sv, "og:updated_time"sv, "og:article:modified_time"sv,
                                         "article:modified"sv, "datemodified"sv};
constexpr std::array date_names{"date"sv,
                                "dc.date"sv,
                                "dc.date.issued"sv,
                                "dc.date.created"sv,
                                "dcterms.date"sv,
                                "dcterms.created"sv,
                                "dcterms.issued"sv,
                                "pubdate"sv,
                                "publishdate"sv,
                                "publish-date"sv,
                                "publish_date"sv,
                                "publication_date"sv,
                                "publication-date"sv,
                                "sailthru.date"sv,
                                "parsely-pub-date"sv,
                                "article_date_original"sv,
                                "cxenseparse:recs:publishtime"sv,
                                "article.published"sv,
                                "originalpublicationdate"sv,
                                "last-modified"sv};
constexpr std::array author_names{
    "author"sv, "article:author"sv, "og:article:author"sv, "dc.creator"sv,         "dcterms.creator"sv,
    "byl"sv,    "parsely-author"sv, "sailthru.author"sv,   "cxenseparse:author"sv, "article.author"sv};
constexpr std::array section_names{"article:section"sv, "og:article:section"sv, "section"sv, "parsely-section"sv,
                                   "article.section"sv};
constexpr std::array source_names{"og:site_name"sv, "application-name"sv, "dc.publisher"sv, "publisher"sv, "cre"sv};
constexpr std::array title_names{"og:title"sv, "twitter:title"sv, "dc.title"sv, "title"sv, "parsely-title"sv};

/// Reads metas, links and titles in the order of the page; what is trusted less waits until the end.
class HeadReader {
 public:
  HeadReader(const Tree& tree, Facts& facts) : tree_(tree), facts_(facts) {}

  void run() {
    for (NodeId i = 1; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      switch (node.tag) {
        case Tag::Meta: read_meta(node); break;
        case Tag::Link: read_link(node); break;
        case Tag::Html: facts_.language.offer(tree_.value(node, Attr::Lang), "lang"); break;
        case Tag::Title: facts_.doc_title.offer(on_one_line(tree_.all_text(i)), "title"); break;
        default: read_microdata(i, node); break;
      }
    }
    facts_.offer_tags(std::move(tags_), "article:tag");
    facts_.offer_tags(std::move(keywords_), "keywords");
    facts_.language.offer(locale_, "og:locale");
    facts_.url.offer(og_url_, "og:url");
    facts_.offer_authors(std::move(signatures_), "rel=author");
  }

 private:
  void read_meta(const Node& node) {
    const auto content = tree_.value(node, Attr::Content);
    if (content.empty()) return;
    for (const Attr attr : {Attr::Property, Attr::Name, Attr::Itemprop, Attr::HttpEquiv})
      if (const auto name = tree_.value(node, attr); !name.empty()) tell(lowered(name), content, attr);
  }

  void tell(const std::string& name, std::string_view content, Attr attr) {
    const std::string text = on_one_line(content);
    if (attr == Attr::Itemprop) {
      if (name == "datepublished") add(facts_.published, text, Trust::Microdata, "meta");
      if (name == "datemodified") add(facts_.updated, text, Trust::Microdata, "meta");
      if (name == "headline") facts_.headline.offer(text, "microdata");
      return;
    }
    if (is_one_of(published_properties, name)) add(facts_.published, text, Trust::Property, "meta");
    else if (is_one_of(modified_properties, name)) add(facts_.updated, text, Trust::Property, "meta");
    else if (is_one_of(date_names, name)) add(facts_.published, text, Trust::Meta, "meta");
    else if (is_one_of(author_names, name)) facts_.offer_authors(split_names(text), name);
    else if (is_one_of(section_names, name)) facts_.section.offer(text, name);
    else if (is_one_of(source_names, name)) facts_.source.offer(text, name);
    else if (is_one_of(title_names, name)) facts_.headline.offer(text, name);
    else if (name == "article:tag" || name == "og:article:tag") tags_.push_back(text);
    else if (name == "news_keywords" || name == "keywords") split_keywords(text);
    else if (name == "og:locale") locale_ = text;
    else if (name == "og:url") og_url_ = text;
    else if (name == "language" || name == "content-language" || name == "dc.language") locale_ = text;
  }

  void split_keywords(std::string_view text) {
    if (!keywords_.empty()) return;
    while (!text.empty()) {
      const auto word = text.substr(0, text.find_first_of(",;"));
      text.remove_prefix(std::min(text.size(), word.size() + 1));
      keywords_.emplace_back(trimmed(word));
    }
  }

  void read_link(const Node& node) {
    if (lowered(tree_.value(node, Attr::Rel)) == "canonical")
      facts_.url.offer(on_one_line(tree_.value(node, Attr::Href)), "canonical");
  }

  void read_microdata(NodeId id, const Node& node) {
    const auto itemprop = tree_.value(node, Attr::Itemprop);
    if (itemprop == "author" || tree_.value(node, Attr::Rel) == "author")
      for (auto& name : split_names(on_one_line(tree_.all_text(id))))
        if (signatures_.size() < most_tags) signatures_.push_back(std::move(name));
    const bool published = itemprop.find("datePublished") != itemprop.npos || tree_.has(node, Attr::Pubdate);
    const bool modified = itemprop.find("dateModified") != itemprop.npos;
    if (!published && !modified) return;
    auto stamp = tree_.value(node, Attr::Datetime);
    if (stamp.empty()) stamp = tree_.value(node, Attr::Content);
    const std::string text = on_one_line(stamp.empty() ? tree_.all_text(id) : std::string(stamp));
    if (published) {
      const auto trust = tree_.has(node, Attr::Pubdate) ? Trust::Pubdate : Trust::Microdata;
      add(facts_.published, text, trust, node.tag == Tag::Time ? "time" : "meta");
    }
    if (modified) add(facts_.updated, text, Trust::Microdata, node.tag == Tag::Time ? "time" : "meta");
  }

  static void add(std::vector<Candidate>& dates, const std::string& text, Trust trust, const char* from) {
    if (const auto dated = read_stamp(text)) dates.push_back({from, dated->day, dated->moment, text, trust});
  }

  const Tree& tree_;
  Facts& facts_;
  std::vector<std::string> tags_, keywords_, signatures_;
  std::string locale_, og_url_;
};

}  // namespace

void Said::offer(std::string_view text, std::string_view from) {
  if (!value.empty() || trimmed(text).empty()) return;
  value = std::string(trimmed(text));
  origin = from;
}

void Facts::offer_authors(std::vector<std::string> names, std::string_view from) {
  if (!authors.empty() || names.empty()) return;
  authors = std::move(names);
  authors_origin = from;
}

void Facts::offer_tags(std::vector<std::string> words, std::string_view from) {
  if (!tags.empty()) return;
  for (auto& word : words) {
    if (tags.size() == most_tags) break;
    if (word.empty() || word.size() > longest_tag || std::find(tags.begin(), tags.end(), word) != tags.end()) continue;
    tags.push_back(std::move(word));
  }
  if (!tags.empty()) tags_origin = from;
}

void read_head(const Tree& tree, Facts& facts) { HeadReader(tree, facts).run(); }

Facts read_facts(const Tree& tree) {
  Facts facts;
  for (NodeId i = 1; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (node.tag != Tag::Script || node.end <= i + 1 || tree.nodes[i + 1].tag != Tag::Text) continue;
    read_json_ld(tree.text(tree.nodes[i + 1]), facts);
  }
  read_head(tree, facts);
  return facts;
}

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> names;
  text = trimmed(text);
  for (const auto lead : {"Par "sv, "par "sv, "PAR "sv, "By "sv, "by "sv, "BY "sv})
    if (text.starts_with(lead)) text = trimmed(text.substr(lead.size()));
  while (!text.empty()) {
    std::size_t end = text.size(), next = text.size();
    for (const auto mark : {", "sv, " et "sv, " and "sv, " & "sv, " / "sv, ";"sv, "|"sv}) {
      const auto at = text.find(mark);
      if (at < end) end = at, next = at + mark.size();
    }
    const auto name = trimmed(text.substr(0, end));
    text.remove_prefix(next);
    const bool address = name.find("://") != name.npos || name.find('@') != name.npos || name.starts_with("www.");
    if (name.size() < 2 || name.size() > longest_name || address) continue;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  }
  return names;
}

}  // namespace archive::extract::html
