// SPDX-License-Identifier: GPL-3.0-or-later
/// What names are found by, remembered: news names the same people and places again and again.
#pragma once

#include <string>
#include <string_view>
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
  struct Known {
    std::string name;
    NameForm form;  ///< of the empty name it is empty
  };

  [[nodiscard]] NameForm form_of(std::string_view name);

  /// The place of a name, which may hold another: what is asked for last stays.
  [[nodiscard]] Known& place_of(std::string_view name);

  text::Analyzer& analyzer_;
  std::vector<Known> known_;   ///< by hash; a power of two
  std::size_t asked_new_ = 0;  ///< names that their place did not hold
  NameForm long_;              ///< of a name that is too long to be remembered
};

}  // namespace archive::index
