// SPDX-License-Identifier: GPL-3.0-or-later
/// What holds for every clean text along the French chain: words, sentences, signature, scan, snippets.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/index/signature.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/analyzer.hpp"
#include "archive/text/sentences.hpp"
#include "archive/text/utf8.hpp"
#include "snippet.hpp"
#include "traces.hpp"
#include "wanted.hpp"

namespace archive::tests {

using Tokens = std::vector<text::Token>;

inline bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

inline std::string broken_words(std::string_view text, const Tokens& tokens) {
  std::size_t end = 0;
  std::uint32_t position = 0;
  for (const auto& token : tokens) {
    if (token.span.begin < end || token.span.begin >= token.span.end || token.span.end > text.size())
      return "spans are ordered";
    if (!is_border(text, token.span.begin) || !is_border(text, token.span.end))
      return "spans lie on code-point borders";
    if (token.position <= position) return "positions grow";
    const auto terms = index::terms_of(token);
    if (std::any_of(terms.begin(), terms.end(),
                    [](const auto& term) { return term.empty() || !text::is_valid_utf8(term); })) {
      return "terms are not empty";
    }
    end = token.span.end;
    position = token.position;
  }
  return {};
}

inline std::string broken_sentences(std::string_view text) {
  std::size_t end = 0;
  for (const auto& paragraph : text::paragraphs(text)) {
    for (const auto& sentence : text::sentences(text.substr(paragraph.begin, paragraph.size()))) {
      const std::size_t begin = paragraph.begin + sentence.begin;
      if (begin < end || sentence.begin >= sentence.end || sentence.end > paragraph.size())
        return "sentences are ordered";
      if (!is_border(text, begin)) return "sentences lie on code-point borders";
      end = paragraph.begin + sentence.end;
    }
  }
  return {};
}

/// The signature shows each word where it stands.
inline std::string broken_signature(const Tokens& tokens) {
  std::string signature;
  index::append_signature(signature, tokens);
  std::size_t word = 0;
  for (const char c : signature) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == index::sentence_mark) continue;
    if (word == tokens.size()) return "a signature has a byte for each word";
    const auto& form = *tokens[word++].form;
    if (byte != text::any_word && !search::signature_bytes({form.term, form.folded}).test(byte))
      return "a word shows its byte";
  }
  return word == tokens.size() ? "" : "a signature has a byte for each word";
}

/// Words scanned for are those of the text, and stand no further apart.
inline std::string broken_scan(text::Analyzer& analyzer, std::string_view text,
                               const std::vector<std::string>& looked_for) {
  text::Prefilter wanted;
  for (const auto& word : looked_for) wanted.add(word);
  Tokens all, some;
  analyzer.analyse(text, all);
  std::map<std::size_t, std::uint32_t> positions;
  for (const auto& token : all) positions[token.span.begin] = token.position;
  analyzer.scan(text, wanted, some);
  const text::Token* before = nullptr;
  for (const auto& token : some) {
    const auto known = positions.find(token.span.begin);
    if (known == positions.end()) continue;
    if (before != nullptr) {
      const auto alone = token.position - before->position, among = known->second - positions[before->span.begin];
      if (alone > among) return "scanned words stand no further apart";
      if ((alone == 1) != (among == 1)) return "scanned words are neighbours where they are in the text";
    }
    before = &token;
  }
  return {};
}

/// Whether a text is one of the words, or several that touch.
inline bool is_row_of(const std::set<std::string>& words, const std::string& text) {
  std::vector<bool> reached(text.size() + 1, false);
  reached[0] = true;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (!reached[begin]) continue;
    for (std::size_t end = begin + 1; end <= text.size(); ++end) {
      if (words.contains(text.substr(begin, end - begin))) reached[end] = true;
    }
  }
  return reached[text.size()];
}

/// The highlights of a snippet are words of the text, whole.
inline std::string broken_snippets(text::Analyzer& analyzer, std::string_view text,
                                   const std::vector<std::string>& looked_for) {
  search::Wanted wanted;
  for (const auto& word : looked_for) wanted.add_pattern({wanted.add_unit(1), {{word}}, {}});
  Tokens tokens;
  analyzer.analyse(text, tokens);
  const auto shown = [](std::string_view bytes) {
    std::string line;  // a line break and the blanks around it are one space
    for (const char c : bytes) {
      const bool blank = c == ' ' || c == '\n' || c == '\t';
      if (!blank) line += c;
      else if (!line.ends_with(' ')) line += ' ';
    }
    return line;
  };
  std::set<std::string> words;
  for (const auto& token : tokens) words.insert(shown(text.substr(token.span.begin, token.span.size())));
  const auto matches = wanted.find(analyzer, text);
  for (const auto& snippet : search::make_snippets(text, matches, wanted.units(), 3)) {
    if (!text::is_valid_utf8(snippet.text)) return "a snippet is valid UTF-8";
    std::size_t end = 0;
    for (const auto& span : snippet.highlights) {
      if (span.begin < end || span.begin >= span.end || span.end > snippet.text.size()) return "highlights are ordered";
      if (!is_row_of(words, shown(snippet.text.substr(span.begin, span.size()))))
        return "highlights are whole words of the text";
      end = span.end;
    }
  }
  return {};
}

/// The name of an invariant that does not hold of a clean text; empty when all do.
inline std::string broken_chain_invariant(text::Analyzer& analyzer, std::string_view text) {
  Tokens tokens;
  analyzer.analyse(text, tokens);
  std::vector<std::string> looked_for;
  for (std::size_t i = 0; i < tokens.size() && looked_for.size() < 3; i += 1 + tokens.size() / 3)
    looked_for.push_back(tokens[i].form->folded);
  for (auto broken : {broken_words(text, tokens), broken_signature(tokens), broken_sentences(text),
                      broken_scan(analyzer, text, looked_for), broken_snippets(analyzer, text, looked_for)}) {
    if (!broken.empty()) return broken;
  }
  return {};
}

}  // namespace archive::tests
