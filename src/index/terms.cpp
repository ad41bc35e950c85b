// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/terms.hpp"

#include <fmt/format.h>

#include "archive/index/schema.hpp"
#include "archive/text/stable_hash.hpp"
#include "families.hpp"

namespace archive::index {
std::string_view make_term(std::string_view prefix, std::string_view text, std::string& made) {
  if (prefix.empty() && text.size() <= longest_term) return text;
  made.assign(prefix).append(text);
  if (made.size() <= longest_term) return made;
  const auto hash = text::stable_hash(made);
  std::size_t cut = longest_term - 16;
  while ((static_cast<unsigned char>(made[cut]) & 0xC0) == 0x80) --cut;
  made.resize(cut);
  made += fmt::format("{:016x}", hash);
  return made;
}

std::string make_term(std::string_view prefix, std::string_view text) {
  std::string term;
  return std::string(make_term(prefix, text, term));
}

std::vector<std::string> terms_of(const text::Token& token) {
  std::vector<std::string> terms;
  for_each_family_term(token, TextPart::Body, [&](std::string_view prefix, std::string_view term, std::size_t) {
    terms.push_back(make_term(prefix, term));
  });
  return terms;
}

std::vector<std::string> name_words(std::string_view name) {
  // Names repeat themselves, and what an analyser remembers is most of its speed: one that is new costs as much as a
  // page of text.
  thread_local text::Analyzer analyzer;
  return name_words(name, analyzer);
}

std::vector<std::string> name_words(std::string_view name, text::Analyzer& analyzer) {
  thread_local std::vector<text::Token> tokens;  // an article has many names
  analyzer.analyse(name, tokens);
  std::vector<std::string> words;
  words.reserve(tokens.size());
  for (const auto& token : tokens) words.push_back(token.form->folded);
  return words;
}

std::string slug(std::string_view name) { return slug(name_words(name)); }

std::string slug(const std::vector<std::string>& words) {
  std::string joined;
  for (const auto& word : words) {
    for (const char c : word) {
      if (c != '\'') joined += c;
    }
  }
  return joined;
}

}  // namespace archive::index
