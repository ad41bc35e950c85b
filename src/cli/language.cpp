// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.hpp"

#include <cstdlib>
#include <optional>

#include "archive/core/message.hpp"
#include "french_catalogue.hpp"

namespace archive::cli {
namespace {

/// `fr` of fr, fr_CA, fr_FR.UTF-8, fr@euro.
std::string_view language_of(std::string_view locale) { return locale.substr(0, locale.find_first_of("_.@")); }

std::optional<Language> known(std::string_view locale) {
  const auto language = language_of(locale);
  if (language == "fr" || language == "french") return Language::French;
  if (language == "en" || language == "C" || language == "POSIX") return Language::English;
  return std::nullopt;
}

}  // namespace

LanguageChoice choose_language(const std::function<std::string_view(const char*)>& get) {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto locale = get(variable);
    if (locale.empty()) continue;
    if (const auto plain = language_of(locale); plain == "C" || plain == "POSIX") return {Language::English, variable};
    for (auto list = get("LANGUAGE"); !list.empty();) {
      const auto each = list.substr(0, list.find(':'));
      if (const auto language = known(each)) return {*language, "LANGUAGE"};
      list.remove_prefix(each.size() < list.size() ? each.size() + 1 : list.size());
    }
    return {known(locale).value_or(Language::English), variable};
  }
  return {};
}

LanguageChoice environment_language() {
  return choose_language([](const char* variable) {
    const char* value = std::getenv(variable);
    return value == nullptr ? std::string_view() : std::string_view(value);
  });
}

void speak(Language language) {
  // A narrow no-break space between groups, as the Imprimerie nationale has it; none is a plural in French.
  if (language == Language::French) core::speak({french_catalogue(), "\u202F", ",", true});
  else core::speak({});
}

}  // namespace archive::cli
