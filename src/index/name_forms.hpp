// SPDX-License-Identifier: GPL-3.0-or-later
/// What names are found by, remembered: news names the same people and places again and again.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/text/analyzer.hpp"

namespace archive::index {

/// A name as terms have it.
struct NameForm {
  std::vector<std::string> words;  ///< name_words()
  std::string slug;                ///< slug()
};

/// For one thread.
class NameForms {
 public:
  /// analyzer   one that has read the texts the names stand in knows their words. Must outlive this.
  explicit NameForms(text::Analyzer& analyzer) : analyzer_(analyzer) {}

  /// Valid until the next call, which is the analyser's next too.
  const NameForm& of(std::string_view name);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  [[nodiscard]] NameForm form_of(std::string_view name);

  text::Analyzer& analyzer_;
  /// What was asked for of late, and before that: what comes back is kept.
  std::unordered_map<std::string, NameForm, Hash, std::equal_to<>> known_, former_;
  NameForm long_;  ///< of a name that is too long to be remembered
};

}  // namespace archive::index
