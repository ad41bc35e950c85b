// SPDX-License-Identifier: GPL-3.0-or-later
#include "date_words.hpp"

namespace archive::cli {
namespace {

constexpr const char* english[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};
constexpr const char* french[] = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                  "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};

}  // namespace

Visible in_words(core::Day day, Language language) {
  const auto date = core::calendar(day);
  const auto number = static_cast<unsigned>(date.day());
  const auto month = static_cast<unsigned>(date.month()) - 1;
  const bool in_french = language == Language::French;
  return Visible::own(fmt::format("{}{} {} {}", number, in_french && number == 1 ? "er" : "",
                                  in_french ? french[month] : english[month], static_cast<int>(date.year())));
}

}  // namespace archive::cli
