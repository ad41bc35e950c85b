// SPDX-License-Identifier: GPL-3.0-or-later
/// The language people are spoken to in, as the environment asks for it.
#pragma once

#include <functional>
#include <string_view>

namespace archive::cli {

enum class Language { English, French };

struct LanguageChoice {
  Language language = Language::English;
  const char* variable = nullptr;  ///< the variable that decided; null where none is set
};

/// The first of LC_ALL, LC_MESSAGES and LANG that is set names the locale (POSIX); unless that is C or POSIX, with or
/// without a charset, LANGUAGE may list languages by preference, of which the first that the program speaks is taken (GNU
/// gettext manual, "The LANGUAGE variable"). Only the language is looked at, so the locale need not be installed.
///
/// get   a variable of the environment, empty where it is not set.
[[nodiscard]] LanguageChoice choose_language(const std::function<std::string_view(const char* variable)>& get);

/// The choice of the process's own environment.
[[nodiscard]] LanguageChoice environment_language();

/// Lets the process speak it.
void speak(Language language);

}  // namespace archive::cli
