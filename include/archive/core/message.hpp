// SPDX-License-Identifier: GPL-3.0-or-later
/// Sentences for people: written in English in the source, told in the language the process speaks.
///
/// The English sentence is the key of its translation (po/). A process speaks one language, chosen once before it starts
/// threads; without a choice it speaks English, and nothing is looked up. `tr`, `ntr` and `to_translate` are also the
/// words by which po/update.sh finds the sentences, so their first argument is always a literal.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace archive::core {

/// A language beside English with two forms of a noun, one and many.
struct Language {
  std::string_view catalogue;  ///< a compiled catalogue (GNU .mo, little-endian), kept by the caller; empty: English
  std::string_view thousands;  ///< what stands between groups of three digits; empty: nothing
  std::string_view decimal;    ///< what stands before a fraction; empty: a point
  bool zero_is_one = false;    ///< "0 article", as in French
};

/// Sets the language of the process. Not safe beside other threads.
void speak(Language language);

/// The translation of an English text; the text itself where there is none. Text that is no literal of the source is
/// found where the source marks the same words by to_translate().
[[nodiscard]] std::string_view translated(std::string_view english);

/// The form for so many.
[[nodiscard]] std::string_view translated(std::string_view one, std::string_view many, std::uint64_t number);

/// The same where one English word has two meanings; `context` tells which, and is never shown.
[[nodiscard]] std::string_view translated_in(std::string_view context, std::string_view english);

/// Marks a literal that translated() is given elsewhere, as in a table of constants.
[[nodiscard]] constexpr const char* to_translate(const char* english) { return english; }

/// A sentence in the language of the process and, for what programs read, in English.
class Message {
 public:
  Message() = default;
  /// Words that belong to no language: names, paths, numbers. Implicit, so that they may stand where a sentence may.
  Message(std::string text) : shown_(std::move(text)) {}
  Message(std::string_view text) : shown_(text) {}
  Message(const char* text) : shown_(text) {}
  Message(std::string_view shown, std::string_view english)
      : shown_(shown), english_(shown == english ? "" : english) {}

  [[nodiscard]] const std::string& shown() const { return shown_; }
  [[nodiscard]] const std::string& english() const { return english_.empty() ? shown_ : english_; }
  [[nodiscard]] bool empty() const { return shown_.empty(); }

  operator const std::string&() const { return shown_; }
  operator std::string_view() const { return shown_; }

  Message& operator+=(const Message& more);
  friend Message operator+(Message left, const Message& right) { return std::move(left += right); }
  friend bool operator==(const Message&, const Message&) = default;
  template <class Text>
  requires(std::convertible_to<const Text&, std::string_view> && !std::same_as<Text, Message>) friend bool operator==(
      const Message& message, const Text& shown) {
    return message.shown_ == std::string_view(shown);
  }

 private:
  std::string shown_;
  std::string english_;  ///< empty where it is the same
};

/// The number as people of the language write it: `1 234` in French. For quantities, not for what is numbered.
[[nodiscard]] Message count(std::uint64_t number);

/// The reason of a failed system call (errno), in words.
[[nodiscard]] Message reason_of(int error_number);

namespace message_detail {

/// `{}` in a pattern; `{{` and `}}` are braces. Negative where a brace stands alone.
constexpr int count_places(std::string_view pattern) {
  int places = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{' && pattern[at] != '}') continue;
    const bool doubled = at + 1 < pattern.size() && pattern[at + 1] == pattern[at];
    if (!doubled && (pattern[at] == '}' || at + 1 == pattern.size() || pattern[at + 1] != '}')) return -1;
    if (!doubled) ++places;
    ++at;
  }
  return places;
}

void places_and_arguments_differ();  // never defined: calling it ends the compilation

/// A literal with as many `{}` as there are arguments.
template <class... Arguments>
class Pattern {
 public:
  template <std::size_t Size>
  consteval Pattern(const char (&literal)[Size]) : text_(literal, Size - 1) {
    if (count_places(text_) != static_cast<int>(sizeof...(Arguments))) places_and_arguments_differ();
  }
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

template <std::integral Number>
Message in_words(Number number) {
  return Message(std::to_string(number));
}
[[nodiscard]] Message in_words(double number);  ///< the shortest that reads back, with the mark of the language
inline Message in_words(char letter) { return Message(std::string(1, letter)); }
inline const Message& in_words(const Message& message) { return message; }

/// Fills the places of both patterns; `{1}` in a translation is the second argument.
[[nodiscard]] Message compose(std::string_view pattern, std::string_view english, std::span<const Message> arguments);

}  // namespace message_detail

/// The sentence, with an argument for each `{}`: text, a whole number (written without groups), or another Message.
template <class... Arguments>
[[nodiscard]] Message tr(message_detail::Pattern<std::type_identity_t<Arguments>...> pattern,
                         const Arguments&... arguments) {
  const std::array<Message, sizeof...(Arguments)> words{message_detail::in_words(arguments)...};
  return message_detail::compose(translated(pattern.text()), pattern.text(), words);
}

/// The form for so many; the first `{}` is the number, which is given once and written as count() does.
template <class... Arguments>
[[nodiscard]] Message ntr(message_detail::Pattern<int, std::type_identity_t<Arguments>...> one,
                          message_detail::Pattern<int, std::type_identity_t<Arguments>...> many, std::uint64_t number,
                          const Arguments&... arguments) {
  const std::array<Message, sizeof...(Arguments) + 1> words{count(number), message_detail::in_words(arguments)...};
  return message_detail::compose(translated(one.text(), many.text(), number), number == 1 ? one.text() : many.text(),
                                 words);
}

}  // namespace archive::core
