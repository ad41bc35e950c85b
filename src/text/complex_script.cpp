// SPDX-License-Identifier: GPL-3.0-or-later
#include "complex_script.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>

namespace archive::text {
namespace {

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

}  // namespace

std::vector<core::Span> complex_script_words(std::string_view text) {
  // Made once a thread: opening it reads ICU's rules and dictionaries.
  thread_local const std::unique_ptr<icu::BreakIterator> words = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createWordInstance(icu::Locale::getFrench(), status));
  }();
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> utext(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  if (!words || U_FAILURE(status)) return {{0, text.size()}};
  words->setText(utext.get(), status);
  std::vector<core::Span> spans;
  std::int32_t from = words->first();
  for (std::int32_t to = words->next(); to != icu::BreakIterator::DONE; from = to, to = words->next()) {
    spans.push_back({static_cast<std::size_t>(from), static_cast<std::size_t>(to)});
  }
  return spans;
}

}  // namespace archive::text
