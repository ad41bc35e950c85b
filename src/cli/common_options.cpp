// SPDX-License-Identifier: GPL-3.0-or-later
#include "common_options.hpp"

#include <algorithm>
#include <iterator>

#include "archive/core/message.hpp"

namespace archive::cli {
namespace {

constexpr const char* colours[] = {"auto", "always", "never"};

constexpr CommonOption table[] = {
    {.name = "--help", .help = core::to_translate("Print this help and exit")},
    {.name = "--archive",
     .value = core::to_translate("DIR"),
     .help = core::to_translate("The archive's directory"),
     .text = &GlobalOptions::archive},
    {.name = "--now",
     .value = "TIME",
     .help = core::to_translate("The clock, as an ISO time"),
     .text = &GlobalOptions::now},
    {.name = "--color",
     .value = core::to_translate("WHEN"),
     .help = core::to_translate("auto, always or never"),
     .text = &GlobalOptions::color,
     .words = colours},
    {.name = "--quiet", .help = core::to_translate("Print no remarks"), .flag = &GlobalOptions::quiet},
    {.name = "--verbose", .help = core::to_translate("Print more"), .flag = &GlobalOptions::verbose},
};

/// `--now TIME` is of a clock, `--wait TIME` says how long.
std::string_view shown_value(const CommonOption& option) {
  return option.text == &GlobalOptions::now ? core::translated_in("clock", "TIME") : core::translated(option.value);
}

}  // namespace

std::span<const CommonOption> common_options() { return table; }

const CommonOption* find_common_option(std::string_view name) {
  if (name == "-h") name = "--help";
  const auto found =
      std::find_if(std::begin(table), std::end(table), [name](const auto& each) { return each.name == name; });
  return found == std::end(table) ? nullptr : found;
}

std::vector<HelpLine> common_help() {
  std::vector<HelpLine> lines;
  for (const auto& option : table) {
    std::string words = option.name == std::string_view("--help") ? "-h,--help" : option.name;
    if (option.value != nullptr) words.append(" ").append(shown_value(option));
    lines.push_back({std::move(words), std::string(core::translated(option.help))});
  }
  return lines;
}

}  // namespace archive::cli
