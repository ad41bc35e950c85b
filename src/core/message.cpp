// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/core/message.hpp"

#include <fmt/format.h>

#include "catalogue.hpp"

namespace archive::core {
namespace {

struct Spoken {
  Catalogue catalogue;
  std::string_view thousands, decimal;
  bool zero_is_one = false;
};

/// The one state of the process that rooms share: where an error is thrown, nobody knows who will read it, only who the
/// process was started by.
Spoken& spoken() {
  static Spoken state;
  return state;
}

std::string fill(std::string_view pattern, std::span<const Message> arguments,
                 const std::string& (Message::*form)() const) {
  std::string text;
  std::size_t next = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if ((pattern[at] == '{' || pattern[at] == '}') && at + 1 < pattern.size() && pattern[at + 1] == pattern[at]) {
      text += pattern[at++];
    } else if (pattern[at] == '{') {
      std::size_t index = 0;
      bool numbered = false;
      for (++at; at < pattern.size() && pattern[at] != '}'; ++at, numbered = true)
        index = index * 10 + static_cast<std::size_t>(pattern[at] - '0');
      if (!numbered) index = next++;
      if (index < arguments.size()) text += (arguments[index].*form)();
    } else {
      text += pattern[at];
    }
  }
  return text;
}

}  // namespace

void speak(Language language) {
  spoken() = {Catalogue(language.catalogue), language.thousands, language.decimal, language.zero_is_one};
}

std::string_view translated(std::string_view english) {
  const auto& catalogue = spoken().catalogue;
  if (catalogue.empty()) return english;
  return catalogue.find(english).value_or(english);
}

std::string_view translated(std::string_view one, std::string_view many, std::uint64_t number) {
  const auto& state = spoken();
  if (!state.catalogue.empty()) {
    if (const auto forms = state.catalogue.find(one)) {
      const std::size_t end = forms->find('\0');
      const bool single = number == 1 || (number == 0 && state.zero_is_one);
      return single || end == std::string_view::npos ? forms->substr(0, end) : forms->substr(end + 1);
    }
  }
  return number == 1 ? one : many;
}

std::string_view translated_in(std::string_view context, std::string_view english) {
  const auto& catalogue = spoken().catalogue;
  if (catalogue.empty()) return english;
  std::string key(context);
  key += '\4';  // as gettext joins them
  key += english;
  return catalogue.find(key).value_or(english);
}

Message& Message::operator+=(const Message& more) {
  if (!english_.empty() || !more.english_.empty()) english_ = english() + more.english();
  shown_ += more.shown_;
  return *this;
}

Message count(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  const auto mark = spoken().thousands;
  if (mark.empty()) return digits;
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += mark;
    grouped += digits[i];
  }
  return {grouped, digits};
}

Message message_detail::in_words(double number) {
  const std::string english = fmt::format("{}", number);
  std::string told = english;
  if (const auto point = told.find('.'); point != std::string::npos && !spoken().decimal.empty())
    told.replace(point, 1, spoken().decimal);
  return {told, english};
}

Message message_detail::compose(std::string_view pattern, std::string_view english,
                                std::span<const Message> arguments) {
  if (spoken().catalogue.empty()) return fill(english, arguments, &Message::shown);
  return {fill(pattern, arguments, &Message::shown), fill(english, arguments, &Message::english)};
}

}  // namespace archive::core
