// SPDX-License-Identifier: GPL-3.0-or-later
#include "parser.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <charconv>
#include <deque>

#include "archive/core/error.hpp"
#include "common_options.hpp"
#include "config.hpp"
#include "help.hpp"

namespace archive::cli {
namespace {

// CLI11 reads `[a,b]`, `{}`, `%%`, `++` and the empty value of `--name=` as syntax, and `-hier` as `-h` with more. What
// might be taken for such is marked before CLI11 sees it, and the mark is taken off again when a value is read.
constexpr char mark = '\x1E';

bool needs_mark(const std::string& argument) {
  if (argument.starts_with("--")) return argument.find('=') == argument.size() - 1;
  return argument.empty() || argument.front() == '[' || argument == "{}" || argument == "%%" || argument == "++" ||
         argument.back() == mark;
}

std::string with_mark(std::string argument) {
  if (argument.size() > 2 && argument.starts_with("-h")) return "--" + (mark + argument.substr(1));
  return needs_mark(argument) ? std::move(argument) + mark : argument;
}

std::string without_mark(std::string value) {
  if (value.size() > 2 && value.starts_with("--") && value[2] == mark) return '-' + value.substr(3);
  if (!value.empty() && value.back() == mark) value.pop_back();
  return value;
}

constexpr std::size_t column_of_meanings = 30;

[[noreturn]] void refuse(core::Message message, core::Message hint = {}) {
  throw core::Error(core::Status::Usage, std::move(message), std::move(hint));
}

std::string join(const std::vector<std::string>& words) {
  std::string result;
  for (const auto& word : words) result += (result.empty() ? "" : ", ") + word;
  return result;
}

core::Message list_of_options(const CLI::App& app) { return core::tr("{} --help lists the options", app.get_name()); }

/// What a line of the help says beside the name, the value and what the option does.
enum class Told { Alone, Repeatable, Preset, Words, HowLong };

/// An option as it was declared. CLI11 gets it once the line is known and only where it stands there: that takes some 9,000
/// instructions, and a command that has thirty is given two.
struct Declared {
  const char* name;
  const char* value = "";  ///< the word for it, untranslated; empty for a flag
  const char* help = nullptr;
  std::function<CLI::Option*(Declared&)> make;
  std::function<void(const Declared&)> convert = nullptr;  ///< of what was typed; called where it was given
  Told told = Told::Alone;
  std::size_t preset = 0;
  std::vector<std::string> words = {};  ///< that it takes, where it takes no others

  CLI::Option* made = nullptr;
  std::string typed = {};

  [[nodiscard]] bool is_given() const { return made != nullptr && made->count() > 0; }
};

HelpLine line_of(const Declared& option) {
  std::string words = option.name;
  if (*option.value != '\0') {
    words += ' ';
    words += option.told == Told::HowLong ? core::translated_in("how long", "TIME") : core::translated(option.value);
  }
  std::string meaning(core::translated(option.help));
  if (option.told == Told::Repeatable) return {words + " ...", core::tr("{} (repeatable)", meaning).shown()};
  if (option.told == Told::Preset) return {words + '=' + std::to_string(option.preset), std::move(meaning)};
  if (option.told == Told::Words) return {std::move(words), core::tr("{}: {}", meaning, join(option.words)).shown()};
  return {std::move(words), std::move(meaning)};
}

}  // namespace

struct Parser::Impl {
  CLI::App app;
  std::string_view summary;
  HelpLine operand;
  std::string operand_usage;
  std::deque<Declared> common, options;  // deques, so that references stay good
  bool wants_help = false;

  CLI::Option* make(const Declared& option, std::string& target) {
    auto* made = app.add_option(option.name, target);
    made->type_name(option.value)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    made->transform(without_mark, "");
    return made;
  }

  /// An option whose value is converted once all has been read.
  std::function<CLI::Option*(Declared&)> make_typed() {
    return [this](Declared& option) { return make(option, option.typed); };
  }

  std::function<CLI::Option*(Declared&)> make_flag(bool& target) {
    return [this, &target](Declared& option) { return app.add_flag(option.name, target); };
  }

  std::function<CLI::Option*(Declared&)> make_text(std::string& target) {
    return [this, &target](Declared& option) { return make(option, target); };
  }

  /// Gives CLI11 the options that the line names, or all where it holds what looks like an option and is none of them as they
  /// are written: CLI11 then says what that is.
  void make_named(const std::vector<std::string>& arguments) {
    bool all = false;
    std::vector<Declared*> named;
    for (const std::string_view argument : arguments) {
      if (argument.size() < 2 || argument.front() != '-' || argument == "--") continue;
      const auto name = argument.substr(0, argument.find('='));
      Declared* found = nullptr;
      for (auto* list : {&common, &options}) {
        for (auto& option : *list)
          if (option.name == name) found = &option;
      }
      all |= found == nullptr;
      named.push_back(found);
    }
    for (auto* list : {&common, &options}) {
      for (auto& option : *list)
        if (all || std::find(named.begin(), named.end(), &option) != named.end()) option.made = option.make(option);
    }
  }
};

Parser::Parser(std::string_view command, std::string_view summary) : impl_(std::make_unique<Impl>()) {
  auto& app = impl_->app;
  impl_->summary = summary;
  app.name("archive " + std::string(command));
  app.allow_extras();
  app.set_help_flag();
  for (const auto& option : common_options()) {
    auto& declared = impl_->common.emplace_back(Declared{.name = option.name, .make = {}});
    if (option.text != nullptr) {
      declared.value = option.value;
      declared.make = impl_->make_text(global_.*option.text);
    } else if (option.flag != nullptr) {
      declared.make = impl_->make_flag(global_.*option.flag);
    } else {
      declared.name = "-h,--help";
      declared.make = impl_->make_flag(impl_->wants_help);
    }
  }
}

Parser::~Parser() = default;

void Parser::flag(const char* name, bool& target, const char* help) {
  impl_->options.push_back({.name = name, .help = help, .make = impl_->make_flag(target)});
}

void Parser::text(const char* name, const char* value, std::string& target, const char* help) {
  impl_->options.push_back({.name = name, .value = value, .help = help, .make = impl_->make_text(target)});
}

void Parser::expression(const char* name, const char* value, std::optional<std::string>& target, const char* help) {
  const auto convert = [&target](const Declared& option) {
    if (option.typed.empty()) refuse(core::tr("{} is empty", option.name));
    target = option.typed;
  };
  impl_->options.push_back(
      {.name = name, .value = value, .help = help, .make = impl_->make_typed(), .convert = convert});
}

void Parser::list(const char* name, const char* value, std::vector<std::string>& target, const char* help) {
  const auto make = [impl = impl_.get(), &target](Declared& option) {
    auto* made = impl->app.add_option(option.name, target);
    return made->type_name(option.value)->allow_extra_args(false)->transform(without_mark, "");
  };
  const auto convert = [&target](const Declared& option) {
    if (std::find(target.begin(), target.end(), std::string()) != target.end())
      refuse(core::tr("{} is empty", option.name));
  };
  impl_->options.push_back(
      {.name = name, .value = value, .help = help, .make = make, .convert = convert, .told = Told::Repeatable});
}

void Parser::number(const char* name, std::size_t& target, const char* help, std::size_t Config::*configured,
                    bool* given) {
  const auto convert = [&target, given](const Declared& option) {
    if (given != nullptr) *given = true;
    const auto& value = option.typed;
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), target);
    if (code != std::errc() || end != value.data() + value.size()) {
      refuse(core::tr("{} takes a whole number, not \"{}\"", option.name, value));
    }
  };
  const auto& option = impl_->options.emplace_back(Declared{.name = name,
                                                            .value = core::to_translate("N"),
                                                            .help = help,
                                                            .make = impl_->make_typed(),
                                                            .convert = convert,
                                                            .told = Told::Preset,
                                                            .preset = target});
  if (configured == nullptr) return;
  configured_.emplace_back([&option, &target, configured](const Config& config) {
    if (!option.is_given()) target = config.*configured;
  });
}

void Parser::day(const char* name, std::optional<core::Day>& target, const char* help) {
  const auto convert = [&target](const Declared& option) {
    target = core::parse_iso_day(option.typed);
    if (!target)
      refuse(core::tr("{}: date not understood: \"{}\"", option.name, option.typed),
             core::tr("write it as 2024-04-20"));
  };
  impl_->options.push_back({.name = name,
                            .value = core::to_translate("DATE"),
                            .help = help,
                            .make = impl_->make_typed(),
                            .convert = convert});
}

void Parser::duration(const char* name, std::chrono::milliseconds& target, const char* help,
                      std::chrono::milliseconds Config::*configured) {
  const auto convert = [&target](const Declared& option) {
    const auto duration = parse_duration(option.typed);
    if (!duration)
      refuse(core::tr("{}: no duration: \"{}\"", option.name, option.typed),
             core::tr("write it as 30s, 500ms, 2m or 0"));
    target = *duration;
  };
  const auto& option = impl_->options.emplace_back(Declared{.name = name,
                                                            .value = "TIME",
                                                            .help = help,
                                                            .make = impl_->make_typed(),
                                                            .convert = convert,
                                                            .told = Told::HowLong});
  if (configured == nullptr) return;
  configured_.emplace_back([&option, &target, configured](const Config& config) {
    if (!option.is_given()) target = config.*configured;
  });
}

void Parser::choice(const char* name, std::vector<std::string> words, std::function<void(std::size_t)> take,
                    const char* help) {
  auto convert = [take = std::move(take)](const Declared& option) {
    const auto found = std::find(option.words.begin(), option.words.end(), option.typed);
    if (found == option.words.end()) {
      refuse(core::tr("{} does not know \"{}\"", option.name, option.typed),
             core::tr("{} takes one of: {}", option.name, join(option.words)));
    }
    take(static_cast<std::size_t>(found - option.words.begin()));
  };
  impl_->options.push_back({.name = name,
                            .value = core::to_translate("WORD"),
                            .help = help,
                            .make = impl_->make_typed(),
                            .convert = std::move(convert),
                            .told = Told::Words,
                            .words = std::move(words)});
}

void Parser::operands(const char* value, std::vector<std::string>& target, const char* help) {
  operand_ = value;
  impl_->app.add_option(value, target)->type_name("")->transform(without_mark, "");
  const std::string words(core::translated(value));
  impl_->operand = {words + " ...", std::string(core::translated(help))};
  impl_->operand_usage = " [" + words + "...]";
}

Parser::Outcome Parser::parse(std::vector<std::string> arguments) {
  impl_->make_named(arguments);
  for (auto& argument : arguments) argument = with_mark(std::move(argument));
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the end
  auto& app = impl_->app;
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string what = error.what();  // "--limit: 1 required N missing"
    refuse(core::tr("{} needs a value", what.substr(0, what.find(':'))), list_of_options(app));
  } catch (const CLI::ParseError& error) {
    refuse(error.what(), list_of_options(app));
  }
  if (impl_->wants_help) return Outcome::Help;
  auto unknown = app.remaining();
  std::erase(unknown, "--");  // CLI11 keeps the mark that ends the options
  if (!unknown.empty()) {
    const std::string first = without_mark(unknown.front());
    const bool option = first.size() > 1 && first.front() == '-';
    std::vector<std::string> known;
    for (const auto* each : app.get_options()) known.push_back(each->get_name());
    core::Message hint = unknown_hint_ ? unknown_hint_(first) : core::Message();
    if (const auto near = nearest(first, known); option && !near.empty()) hint = core::tr("did you mean {}?", near);
    if (hint.empty()) hint = list_of_options(app);
    refuse(option ? core::tr("unknown option {}", first) : core::tr("unexpected argument {}", first), hint);
  }
  for (const auto& option : impl_->options)
    if (option.convert && option.is_given()) option.convert(option);
  return Outcome::Run;
}

std::vector<Parser::Known> Parser::known() const {
  std::vector<Known> known;
  for (const auto& option : impl_->options) known.push_back({option.name, option.value, option.help, option.words});
  return known;
}

void Parser::settle(const Config& config) {
  for (const auto& take : configured_) take(config);
}

std::string Parser::help(std::size_t width) const {
  std::vector<HelpLine> operands, options;
  if (!impl_->operand.words.empty()) operands.push_back(impl_->operand);
  for (const auto& option : impl_->options) options.push_back(line_of(option));
  const auto usage = core::tr("Usage: {} [OPTIONS]{}", impl_->app.get_name(), impl_->operand_usage);
  const auto heading = [](const core::Message& words) { return words.shown(); };
  return std::string(core::translated(impl_->summary)) + '\n' + usage.shown() + '\n' +
         help_lists({{heading(core::tr("Positionals:")), std::move(operands)},
                     {heading(core::tr("Common options:")), common_help()},
                     {heading(core::tr("Options:")), std::move(options)}},
                    column_of_meanings, width);
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t best_distance = word.size() / 3 + 1;
  for (const auto& candidate : known) {
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 0; i < word.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i + 1;
      for (std::size_t j = 0; j < candidate.size(); ++j) {
        const std::size_t replaced = diagonal + (word[i] == candidate[j] ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc()) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const std::chrono::milliseconds number(value);
  if (unit == "ms") return number;
  if (unit == "s" || unit.empty()) return number * 1000;
  if (unit == "m") return number * 60'000;
  if (unit == "h") return number * 3'600'000;
  return std::nullopt;
}

}  // namespace archive::cli
