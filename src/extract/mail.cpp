// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "archive/core/error.hpp"
#include "archive/text/decode.hpp"
#include "archive/text/utf8.hpp"
#include "ascii.hpp"
#include "fields.hpp"
#include "fragment.hpp"
#include "html/facts.hpp"
#include "html/page.hpp"
#include "html/trim.hpp"
#include "lines.hpp"
#include "mime.hpp"
#include "plain_text.hpp"

namespace archive::extract {
namespace {

/// The name before an address, or in the comment behind it: `"Anne Durand" <a@exemple.fr>`, `a@exemple.fr (Anne Durand)`.
std::string name_of_address(std::string_view text) {
  std::string name;
  if (const auto bracket = text.find('<'); bracket != text.npos) name = text.substr(0, bracket);
  else if (const auto open = text.find('('); open != text.npos) name = text.substr(open + 1, text.find(')') - open - 1);
  std::erase(name, '"');
  return name.find('@') == std::string::npos ? on_one_line(name) : std::string();
}

/// Joins the lines that a program broke for the width (RFC 3676).
std::string flowed(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with(' ')) line.remove_prefix(1);
    result += line;
    if (!line.ends_with(' ') || line == "-- ") result += '\n';
  }
  return result;
}

class MailReader {
 public:
  MailReader(core::Article& article, std::string_view bytes, const Context& context, const Limits& limits)
      : article_(article), rest_(bytes), context_(context), limits_(limits), publication_(context.capture) {}

  void run() {
    const MailHeaders headers = MailHeaders::take(rest_);
    if (!headers.has("from") && !headers.has("subject") && !headers.has("date") && !headers.has("content-type"))
      throw core::InputError("malformed", core::tr("has no headers of a mail"));
    read_headers(headers);
    prepare_overrides(article_, context_.overrides);
    const auto parts = read_parts(headers, rest_, limits_.depth);
    const MimePart* plain = find(parts, "text/plain");
    const MimePart* html = find(parts, "text/html");
    choose(plain, html);
  }

 private:
  void set(std::string& field, const char* name, std::string value, const char* header) {
    if (value.empty()) return;
    field = std::move(value);
    article_.provenance.push_back({name, "mail", header});
  }

  void read_headers(const MailHeaders& headers) {
    set(article_.title, "title", on_one_line(headers.text("subject")), "Subject");
    set(article_.ref, "id", on_one_line(angled(headers.text("message-id"))), "Message-ID");
    const std::string address = angled(headers.text("archived-at"));
    if (address.starts_with("http")) set(article_.url, "url", on_one_line(address), "Archived-At");
    const std::string language = on_one_line(headers.text("content-language"));
    set(article_.language, "language", language.substr(0, language.find_first_of(", ;")), "Content-Language");
    const std::string sender = name_of_address(headers.text("from"));
    const std::string list = name_of_address(headers.text("list-id"));
    // What goes to many is sent by who publishes it, in nobody's name.
    if (headers.has("list-unsubscribe") || !list.empty())
      set(article_.source, "source", list.empty() ? sender : list, list.empty() ? "From" : "List-Id");
    else if (!sender.empty()) {
      article_.authors.push_back(sender);
      article_.provenance.push_back({"authors", "mail", "From"});
    }
    const std::string date = on_one_line(headers.text("date"));
    if (const auto dated = html::read_stamp(date))
      publication_.add_published({"mail", dated->day, dated->moment, date, Trust::Feed});
  }

  static std::string angled(const std::string& text) {
    const auto open = text.find('<'), close = text.find('>');
    return open == text.npos || close == text.npos || close < open ? text : text.substr(open + 1, close - open - 1);
  }

  /// The first part of a type that is shown; one of a mail inside the mail only where the mail has none.
  static const MimePart* find(const std::vector<MimePart>& parts, std::string_view type) {
    for (const bool forwarded : {false, true})
      for (const MimePart& part : parts)
        if (part.type.value == type && !part.attached && part.forwarded == forwarded) return &part;
    return nullptr;
  }

  /// The content of a part as clean text; empty where it holds none.
  std::string text_of(const MimePart& part) {
    std::string bytes = decode_transfer(part.content, part.encoding);
    if (bytes.find_first_not_of(" \t\r\n") == std::string::npos) return {};
    std::string charset = part.type.parameter("charset");
    if (part.type.value == "text/html") {
      html::Trimmed trimmed = html::trim(bytes, limits_);
      bytes = std::move(trimmed.text);
      if (charset.empty()) charset = trimmed.charset;
      if (bytes.find_first_not_of(" \t\r\n") == std::string::npos) return {};
    }
    const text::Decoded decoded = text::decode(bytes, charset);
    article_.provenance.push_back({"charset", decoded.how, decoded.charset});
    return part.type.parameter("format") == "flowed" ? flowed(decoded.text) : decoded.text;
  }

  void choose(const MimePart* plain, const MimePart* html) {
    core::Article page = article_;
    if (html != nullptr) {
      const std::string text = text_of(*html);
      page.provenance = article_.provenance;
      if (!text.empty()) html::read_page(page, text, publication_, context_, limits_);
    }
    core::Article letter = article_;
    if (plain != nullptr) {
      std::string text = text_of(*plain);
      letter.provenance = article_.provenance;
      cut_signature(text, letter);
      read_letter(letter, text);
    }
    // The plain text is the mail without its decoration, unless it only says where to look at the other.
    const bool is_letter = html == nullptr || letter.body.size() * 2 >= page.body.size();
    article_ = std::move(is_letter ? letter : page);
    if (html == nullptr && plain == nullptr) publication_.settle(article_);
  }

  void read_letter(core::Article& letter, std::string_view text) {
    Reading reading;
    reading.title = false;
    reading.capture = context_.capture;
    reading.publication = &publication_;
    read_plain_text(letter, text, reading);
  }

  static void cut_signature(std::string& text, core::Article& letter) {
    const auto at = text.find("\n-- \n");
    if (at == std::string::npos) return;
    const auto signature = trimmed(std::string_view(text).substr(at + 4));
    if (!signature.empty()) letter.removed.emplace_back(signature);
    text.resize(at);
  }

  core::Article& article_;
  std::string_view rest_;
  const Context& context_;
  const Limits& limits_;
  Publication publication_;
};

}  // namespace

core::Article read_mail(std::string_view bytes, const Context& context, const Limits& limits) {
  if (bytes.size() > limits.input)
    throw core::InputError("too-large", core::tr("{} bytes, the limit is {}", bytes.size(), limits.input));
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos)
    throw core::InputError("empty", core::tr("is empty"));
  core::Article article;
  MailReader(article, bytes, context, limits).run();
  apply_overrides(article, context.overrides);
  check_article(article, limits);
  return article;
}

}  // namespace archive::extract
