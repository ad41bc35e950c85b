// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/names.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "data/html_names.hpp"

namespace archive::extract::html {
namespace {

constexpr std::size_t longest_value = 400;  // bytes; frameworks write longer ones, without meaning
constexpr std::size_t most_words = 40;

struct Phrase {
  Sign sign = Sign::Cut;
  std::vector<std::string_view> rest;  ///< the words after the first
};

using Phrases = std::unordered_map<std::string_view, std::vector<Phrase>>;

std::string_view take_word(std::string_view& line) {
  const auto word = line.substr(0, line.find(' '));
  line.remove_prefix(std::min(line.size(), word.size() + 1));
  return word;
}

constexpr std::array<std::pair<std::string_view, Sign>, 8> sign_names{{{"cut", Sign::Cut},
                                                                       {"never", Sign::Never},
                                                                       {"weak", Sign::Weak},
                                                                       {"media", Sign::Media},
                                                                       {"keep", Sign::Keep},
                                                                       {"good", Sign::Good},
                                                                       {"body", Sign::Body},
                                                                       {"lead", Sign::Lead}}};

Sign sign_named(std::string_view name) {
  for (const auto& [known, sign] : sign_names)
    if (known == name) return sign;
  throw std::logic_error("data/html_names.txt: unknown sign");
}

// First words of names that tell what an element is filed under or beside of, not what it is (`has-sidebar`,
// `tag-newsletter`, `category-video`).
constexpr std::array<std::string_view, 9> describing{"category", "format", "has", "is",  "js",
                                                     "no",       "status", "tag", "type"};

const Phrases& phrases() {
  static const Phrases all = [] {
    Phrases result;
    for (std::string_view file = data::html_names; !file.empty();) {
      auto line = file.substr(0, file.find('\n'));
      file.remove_prefix(std::min(file.size(), line.size() + 1));
      if (line.empty() || line.front() == '#') continue;
      Phrase phrase{sign_named(take_word(line)), {}};
      const auto first = take_word(line);
      while (!line.empty()) phrase.rest.push_back(take_word(line));
      result[first].push_back(std::move(phrase));
    }
    return result;
  }();
  return all;
}

/// The words of a value, in lower case; a name after a space begins with an empty word, so that phrases end there.
/// `articleBody`, `article-body`, `article__body` and `ArticleBody2` are all `article body`.
void cut_words(std::string_view value, std::vector<std::string>& words) {
  words.clear();
  bool open = false;
  char before = ' ';
  for (const char c : value.substr(0, longest_value)) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (!letter) {
      open = false;
      if ((c == ' ' || c == '\n' || c == '\t') && !words.empty() && !words.back().empty()) words.emplace_back();
    } else {
      const bool begins = !open || (capital && before >= 'a' && before <= 'z');
      if (begins && words.size() >= most_words) return;
      if (begins) words.emplace_back();
      words.back() += capital ? static_cast<char>(c - 'A' + 'a') : c;
      open = true;
    }
    before = c;
  }
}

}  // namespace

Signs read_names(std::string_view value) {
  Signs signs;
  std::vector<std::string> words;
  cut_words(value, words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool first = i == 0 || words[i - 1].empty();
    if (first && std::find(describing.begin(), describing.end(), words[i]) != describing.end()) {
      while (i + 1 < words.size() && !words[i].empty()) ++i;
      continue;
    }
    const auto found = phrases().find(words[i]);
    if (found == phrases().end()) continue;
    for (const Phrase& phrase : found->second)
      if (i + phrase.rest.size() < words.size() &&
          std::equal(phrase.rest.begin(), phrase.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1))
        signs.add(phrase.sign);
  }
  return signs;
}

Signs Names::read(const Tree& tree, const Node& node) {
  Signs signs;
  for (const Attr attr : {Attr::Class, Attr::Id}) {
    const auto value = tree.value(node, attr);
    if (value.empty()) continue;
    auto [found, is_new] = known_.try_emplace(value);
    if (is_new) found->second = read_names(value);
    signs.add(found->second);
  }
  return signs;
}

}  // namespace archive::extract::html
