// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/names.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "data/html_names.hpp"

namespace archive::extract::html {
namespace {

constexpr std::size_t longest_value = 400;  // bytes; frameworks write longer ones, without meaning
constexpr std::size_t most_words = 40;

enum class Sign { Cut, Weak, Good, Media };

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

Sign sign_named(std::string_view name) {
  if (name == "cut") return Sign::Cut;
  if (name == "weak") return Sign::Weak;
  if (name == "good") return Sign::Good;
  if (name == "media") return Sign::Media;
  throw std::logic_error("data/html_names.txt: unknown sign");
}

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

NameSigns read_names(std::string_view value) {
  NameSigns signs;
  std::vector<std::string> words;
  cut_words(value, words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = phrases().find(words[i]);
    if (found == phrases().end()) continue;
    for (const Phrase& phrase : found->second) {
      if (i + phrase.rest.size() >= words.size() ||
          !std::equal(phrase.rest.begin(), phrase.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1))
        continue;
      switch (phrase.sign) {
        case Sign::Cut: signs.cut = true; break;
        case Sign::Weak: signs.weak = true; break;
        case Sign::Good: signs.good = true; break;
        case Sign::Media: signs.media = true; break;
      }
    }
  }
  return signs;
}

NameSigns Names::read(const Tree& tree, const Node& node) {
  NameSigns signs;
  for (const Attr attr : {Attr::Class, Attr::Id}) {
    const auto value = tree.value(node, attr);
    if (value.empty()) continue;
    auto [found, is_new] = known_.try_emplace(value);
    if (is_new) found->second = read_names(value);
    signs.cut = signs.cut || found->second.cut;
    signs.weak = signs.weak || found->second.weak;
    signs.good = signs.good || found->second.good;
    signs.media = signs.media || found->second.media;
  }
  return signs;
}

}  // namespace archive::extract::html
