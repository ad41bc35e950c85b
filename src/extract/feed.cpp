// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "archive/core/error.hpp"
#include "archive/text/decode.hpp"
#include "archive/text/utf8.hpp"
#include "fields.hpp"
#include "fragment.hpp"
#include "html/facts.hpp"
#include "html/parse.hpp"
#include "html/trim.hpp"
#include "lines.hpp"
#include "plain_text.hpp"
#include "xml.hpp"

namespace archive::extract {
namespace {

using namespace std::string_view_literals;

constexpr auto content_space = "http://purl.org/rss/1.0/modules/content/"sv;
constexpr auto xhtml_space = "http://www.w3.org/1999/xhtml"sv;

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

std::string_view attribute(const XmlElement& element, std::string_view name) {
  const auto found = std::find_if(element.attributes.begin(), element.attributes.end(),
                                  [&](const auto& one) { return one.first == name; });
  return found == element.attributes.end() ? std::string_view() : std::string_view(found->second);
}

/// What an entry says, and the feed around it. RSS 0.9 to 2.0 and 1.0 (RDF), Atom 0.3 and 1.0, Dublin Core.
struct Entry {
  Fields fields;
  std::string published, updated;
  std::string content, description;  ///< HTML or text
  std::string feed_title, feed_language, feed_author;
  std::string guid;
};

/// Gathers an entry from the events of its XML.
class EntryReader {
 public:
  /// base   address that those of the feed may be relative to
  EntryReader(Entry& entry, std::string base) : entry_(entry), base_(std::move(base)) {}

  XmlVisitor visitor() {
    XmlVisitor visitor;
    visitor.start = [this](const XmlElement& element) { start(element); };
    visitor.end = [this](const XmlElement& element) { end(element); };
    visitor.text = [this](std::string_view text) { add(text); };
    return visitor;
  }

 private:
  void start(const XmlElement& element) {
    const unsigned level = ++depth_;
    if (markup_ != 0) return open_markup(element);
    if (entry_.feed_language.empty()) entry_.feed_language = text::clean(attribute(element, "lang"));
    const bool begins_entry = element.name == "item" || element.name == "entry";
    // That of an entry goes on from that of the feed.
    if (const auto base = attribute(element, "base"); !base.empty() && (begins_entry || level == 1))
      base_ = resolved(text::clean(base), base_);
    if (begins_entry) {
      in_entry_ = level;
      entry_.guid = on_one_line(text::clean(attribute(element, "about")));
      return;
    }
    if (in_entry_ == 0 && element.name == "author") of_author_ = true;
    // Of what an author or a source is made of, each part has a text of its own.
    text_.clear();
    if (in_entry_ == 0 || level != in_entry_ + 1) return;
    name_ = element.name;
    full_ = element.space == content_space;
    permalink_ = attribute(element, "isPermaLink") != "false";
    label_ = text::clean(attribute(element, attribute(element, "label").empty() ? "term" : "label"));
    if (name_ == "link") take_link(element);
    // Markup that stands in the feed as such, not as text.
    if (attribute(element, "type") == "xhtml") markup_ = level;
  }

  void open_markup(const XmlElement& element) {
    text_ += fmt::format("<{}", element.name);
    for (const auto& [name, value] : element.attributes)
      if (value.find('"') == std::string::npos) text_ += fmt::format(" {}=\"{}\"", name, value);
    text_ += '>';
  }

  void add(std::string_view text) {
    if (markup_ == 0) {
      text_ += text;
      return;
    }
    for (const char c : text) {
      if (c == '<') text_ += "&lt;";
      else if (c == '&') text_ += "&amp;";
      else text_ += c;
    }
  }

  void end(const XmlElement& element) {
    const unsigned level = depth_--;
    if (markup_ != 0 && level > markup_) {
      text_ += fmt::format("</{}>", element.name);
      return;
    }
    markup_ = 0;
    if (in_entry_ != 0 && level == in_entry_) in_entry_ = 0;
    else if (in_entry_ == 0) take_of_feed(element.name);
    else if (level == in_entry_ + 1) take(element.name);
    else take_part(element.name);
    text_.clear();
  }

  /// A text that may hold markup, on one line without it.
  [[nodiscard]] std::string line() const {
    return on_one_line(text::clean(html::without_references(without_tags(text_))));
  }

  void take_link(const XmlElement& element) {
    const auto relation = attribute(element, "rel");
    if (relation.empty() || relation == "alternate") offer_address(text::clean(attribute(element, "href")));
  }

  void offer_address(std::string_view written) {
    // The base alone is no address of an entry.
    if (trimmed(written).empty()) return;
    if (const std::string address = resolved(trimmed(written), base_); is_address(address))
      entry_.fields.offer(Field::Url, address);
  }

  void take_of_feed(std::string_view name) {
    if (name == "author") of_author_ = false;
    if (name == "name" && of_author_) entry_.feed_author = line();
    if (name == "title" && entry_.feed_title.empty()) entry_.feed_title = line();
    if (name == "publisher" && entry_.feed_title.empty()) entry_.feed_title = line();
    if (name == "language") entry_.feed_language = line();
    // RSS has no base: an entry is on the site of its feed.
    if (name == "link" && base_.empty()) base_ = text::clean(trimmed(text_));
  }

  /// A part of an author or of the feed an entry was taken from.
  void take_part(std::string_view name) {
    if (name_ == "author" && name == "name") add_author(line());
    if (name_ == "source" && name == "title") entry_.fields.offer(Field::Source, line());
  }

  void add_author(const std::string& text) {
    for (std::string& name : html::split_names(text)) entry_.fields.authors.push_back(std::move(name));
  }

  /// `redaction@exemple.fr (Anne Durand)`: RSS asks for an address, and takes a name behind it.
  [[nodiscard]] std::string author() const {
    const std::string text = line();
    const auto open = text.find('(');
    const bool named = text.find('@') < open && open != text.npos && text.ends_with(')');
    return named ? text.substr(open + 1, text.size() - open - 2) : text;
  }

  void take(std::string_view name) {
    Fields& fields = entry_.fields;
    if (name == "title") fields.offer(Field::Title, line());
    else if (name == "link" && !trimmed(text_).empty()) offer_address(text::clean(text_));
    else if (name == "guid" || name == "id") take_identifier(name);
    else if (name == "pubDate" || name == "published" || name == "issued" || name == "date") set(entry_.published);
    else if (name == "updated" || name == "modified") set(entry_.updated);
    else if (name == "creator" || name == "author") add_author(author());
    else if (name == "category" || name == "subject") fields.offer(Field::Tags, label_.empty() ? line() : label_);
    else if (name == "keywords") fields.offer(Field::Tags, line());
    else if (name == "source") fields.offer(Field::Source, line());
    else if (name == "publisher") fields.offer(Field::Source, line());
    else if (name == "language") fields.offer(Field::Language, line());
    else if ((name == "encoded" && full_) || name == "content") set(entry_.content);
    else if (name == "description" || name == "summary") set(entry_.description);
  }

  void take_identifier(std::string_view name) {
    entry_.guid = on_one_line(text::clean(text_));
    if ((name == "id" || permalink_) && is_address(entry_.guid)) address_ = entry_.guid;
    if (!address_.empty() && name == "guid") entry_.fields.offer(Field::Url, address_);
  }

  void set(std::string& field) {
    if (field.empty()) field = text::clean(trimmed(text_));
  }

  Entry& entry_;
  unsigned depth_ = 0;
  unsigned in_entry_ = 0;  ///< level of the entry; 0 outside
  unsigned markup_ = 0;    ///< level of the element whose markup is kept; 0 where none is
  std::string name_;       ///< of the child of the entry
  std::string label_, address_, text_, base_;
  bool full_ = false, permalink_ = true;
  bool of_author_ = false;  ///< of the whole feed
};

}  // namespace

core::Article read_feed_entry(std::string_view bytes, const Context& context, const Limits& limits) {
  if (bytes.size() > limits.input)
    throw core::InputError("too-large", core::tr("{} bytes, the limit is {}", bytes.size(), limits.input));
  const text::Decoded decoded = text::decode(bytes, declared_xml_charset(bytes, context));
  Entry entry;
  EntryReader reader(entry, context.url);
  read_xml(decoded.text, limits.depth, reader.visitor());

  core::Article article;
  article.provenance.push_back({"charset", decoded.how, decoded.charset});
  Fields& fields = entry.fields;
  fields.id = entry.guid;
  fields.offer(Field::Source, entry.feed_title);
  fields.offer(Field::Language, entry.feed_language);
  if (fields.authors.empty()) fields.authors = html::split_names(entry.feed_author);
  set_fields(article, fields, "feed");
  article.provenance.push_back({"title", "feed", {}});
  prepare_overrides(article, context.overrides);

  Publication publication(context.capture);
  const auto published = html::read_stamp(entry.published), updated = html::read_stamp(entry.updated);
  if (published) publication.add_published({"feed", published->day, published->moment, entry.published, Trust::Feed});
  if (updated && published)
    publication.add_updated({"feed", updated->day, updated->moment, entry.updated, Trust::Feed});
  else if (updated) publication.add_published({"feed", updated->day, updated->moment, entry.updated, Trust::Feed});

  read_fragment(article, entry.content, publication, context, limits);
  if (article.body.empty() && !entry.description.empty()) {
    article.provenance.push_back({"body", "feed", "the summary: there is no full content"});
    read_fragment(article, entry.description, publication, context, limits);
  }
  apply_overrides(article, context.overrides);
  check_article(article, limits);
  return article;
}

}  // namespace archive::extract
