// SPDX-License-Identifier: GPL-3.0-or-later
#include "fragment.hpp"

#include "archive/text/utf8.hpp"
#include "html/page.hpp"
#include "html/trim.hpp"
#include "plain_text.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t longest_reference = 12;
constexpr std::size_t longest_declaration = 200;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool looks_like_html(std::string_view text) {
  for (auto at = text.find_first_of("<&"); at != text.npos; at = text.find_first_of("<&", at + 1)) {
    const auto rest = text.substr(at + 1, longest_reference);
    if (rest.empty()) return false;
    if (text[at] == '<') {
      if (is_letter(rest.front()) || rest.front() == '!' ||
          (rest.front() == '/' && rest.size() > 1 && is_letter(rest[1])))
        return true;
    } else if (is_letter(rest.front()) || rest.front() == '#') {
      const auto end = rest.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#");
      if (end != rest.npos && rest[end] == ';') return true;
    }
  }
  return false;
}

std::string without_tags(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const bool tag = text[at] == '<' && at + 1 < text.size() && (is_letter(text[at + 1]) || text[at + 1] == '/');
    const auto end = tag ? text.find('>', at) : text.npos;
    if (end == text.npos) result += text[at++];
    else at = end + 1;
  }
  return result;
}

std::string declared_xml_charset(std::string_view bytes, const Context& context) {
  const auto head = bytes.substr(0, std::min(bytes.find("?>"), longest_declaration));
  const auto key = head.find("encoding");
  if (!head.starts_with("<?xml") || key == head.npos) return context.charset;
  const auto open = head.find_first_of("\"'", key);
  const auto close = open == head.npos ? open : head.find(head[open], open + 1);
  return close == head.npos ? context.charset : std::string(head.substr(open + 1, close - open - 1));
}

void read_fragment(core::Article& article, std::string_view text, const Publication& publication,
                   const Context& context, const Limits& limits) {
  if (looks_like_html(text))
    return html::read_page(article, html::trim(text, limits).text, publication, context, limits);
  Reading reading;
  reading.title = false;
  reading.capture = context.capture;
  reading.publication = &publication;
  read_plain_text(article, text, reading);
}

}  // namespace archive::extract
