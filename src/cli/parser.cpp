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

}  // namespace

struct Parser::Impl {
  CLI::App app;
  std::string_view summary;
  HelpLine operand;
  std::vector<HelpLine> options;
  std::string operand_usage;
  std::deque<std::string> values;  // a deque, so that CLI11's references stay good
  bool wants_help = false;

  CLI::Option* add(const char* name, const char* value, std::string& target) {
    auto* option = app.add_option(name, target);
    option->type_name(value)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    option->transform(without_mark, "");
    return option;
  }

  /// A value that is converted once all has been read; empty when it was not given.
  const std::string& add(const char* name, const char* value, CLI::Option*& option) {
    option = add(name, value, values.emplace_back());
    return values.back();
  }

  /// A line of the help; `value` and `meaning` are translated, `after` follows the value.
  void tell(const char* name, std::string_view value, std::string_view meaning, const std::string& after = {}) {
    std::string words = name;
    if (!value.empty()) words += ' ' + std::string(value) + after;
    options.push_back({std::move(words), std::string(meaning)});
  }
};

Parser::Parser(std::string_view command, std::string_view summary) : impl_(std::make_unique<Impl>()) {
  auto& app = impl_->app;
  impl_->summary = summary;
  app.name("archive " + std::string(command));
  app.allow_extras();
  app.set_help_flag();
  for (const auto& option : common_options()) {
    if (option.text != nullptr) impl_->add(option.name, option.value, global_.*option.text);
    else if (option.flag != nullptr) app.add_flag(option.name, global_.*option.flag);
    else app.add_flag("-h,--help", impl_->wants_help);
  }
}

Parser::~Parser() = default;

void Parser::flag(const char* name, bool& target, const char* help) {
  known_.push_back({name, {}, help, {}});
  impl_->app.add_flag(name, target);
  impl_->tell(name, {}, core::translated(help));
}

void Parser::text(const char* name, const char* value, std::string& target, const char* help) {
  known_.push_back({name, value, help, {}});
  impl_->add(name, value, target);
  impl_->tell(name, core::translated(value), core::translated(help));
}

void Parser::expression(const char* name, const char* value, std::optional<std::string>& target, const char* help) {
  known_.push_back({name, value, help, {}});
  CLI::Option* option = nullptr;
  const auto& typed = impl_->add(name, value, option);
  impl_->tell(name, core::translated(value), core::translated(help));
  conversions_.emplace_back([name, option, &typed, &target] {
    if (option->count() == 0) return;
    if (typed.empty()) refuse(core::tr("{} is empty", name));
    target = typed;
  });
}

void Parser::list(const char* name, const char* value, std::vector<std::string>& target, const char* help) {
  known_.push_back({name, value, help, {}});
  auto* option = impl_->app.add_option(name, target);
  option->type_name(value)->allow_extra_args(false)->transform(without_mark, "");
  impl_->tell(name, core::translated(value), core::tr("{} (repeatable)", std::string(core::translated(help))).shown(),
              " ...");
  conversions_.emplace_back([name, &target] {
    if (std::find(target.begin(), target.end(), std::string()) != target.end()) refuse(core::tr("{} is empty", name));
  });
}

void Parser::number(const char* name, std::size_t& target, const char* help, std::size_t Config::*configured,
                    bool* given) {
  known_.push_back({name, "N", help, {}});
  CLI::Option* option = nullptr;
  const auto& value = impl_->add(name, "N", option);
  if (configured != nullptr) {
    configured_.emplace_back([option, &target, configured](const Config& config) {
      if (option->count() == 0) target = config.*configured;
    });
  }
  impl_->tell(name, core::tr("N").shown(), core::translated(help), '=' + std::to_string(target));
  conversions_.emplace_back([name, option, &value, &target, given] {
    if (option->count() == 0) return;
    if (given != nullptr) *given = true;
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), target);
    if (code != std::errc() || end != value.data() + value.size()) {
      refuse(core::tr("{} takes a whole number, not \"{}\"", name, value));
    }
  });
}

void Parser::day(const char* name, std::optional<core::Day>& target, const char* help) {
  known_.push_back({name, "DATE", help, {}});
  CLI::Option* option = nullptr;
  const auto& value = impl_->add(name, "DATE", option);
  impl_->tell(name, core::tr("DATE").shown(), core::translated(help));
  conversions_.emplace_back([name, option, &value, &target] {
    if (option->count() == 0) return;
    target = core::parse_iso_day(value);
    if (!target) refuse(core::tr("{}: date not understood: \"{}\"", name, value), core::tr("write it as 2024-04-20"));
  });
}

void Parser::duration(const char* name, std::chrono::milliseconds& target, const char* help,
                      std::chrono::milliseconds Config::*configured) {
  known_.push_back({name, "TIME", help, {}});
  CLI::Option* option = nullptr;
  const auto& value = impl_->add(name, "TIME", option);
  impl_->tell(name, core::translated_in("how long", "TIME"), core::translated(help));
  if (configured != nullptr) {
    configured_.emplace_back([option, &target, configured](const Config& config) {
      if (option->count() == 0) target = config.*configured;
    });
  }
  conversions_.emplace_back([name, option, &value, &target] {
    if (option->count() == 0) return;
    const auto duration = parse_duration(value);
    if (!duration)
      refuse(core::tr("{}: no duration: \"{}\"", name, value), core::tr("write it as 30s, 500ms, 2m or 0"));
    target = *duration;
  });
}

void Parser::choice(const char* name, std::vector<std::string> words, std::function<void(std::size_t)> take,
                    const char* help) {
  known_.push_back({name, "WORD", help, words});
  CLI::Option* option = nullptr;
  const auto& value = impl_->add(name, "WORD", option);
  impl_->tell(name, core::tr("WORD").shown(),
              core::tr("{}: {}", std::string(core::translated(help)), join(words)).shown());
  conversions_.emplace_back([name, option, &value, words = std::move(words), take = std::move(take)] {
    if (option->count() == 0) return;
    const auto found = std::find(words.begin(), words.end(), value);
    if (found == words.end()) {
      refuse(core::tr("{} does not know \"{}\"", name, value), core::tr("{} takes one of: {}", name, join(words)));
    }
    take(static_cast<std::size_t>(found - words.begin()));
  });
}

void Parser::operands(const char* value, std::vector<std::string>& target, const char* help) {
  operand_ = value;
  impl_->app.add_option(value, target)->type_name("")->transform(without_mark, "");
  const std::string words(core::translated(value));
  impl_->operand = {words + " ...", std::string(core::translated(help))};
  impl_->operand_usage = " [" + words + "...]";
}

Parser::Outcome Parser::parse(std::vector<std::string> arguments) {
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
  for (const auto& convert : conversions_) convert();
  return Outcome::Run;
}

void Parser::settle(const Config& config) {
  for (const auto& take : configured_) take(config);
}

std::string Parser::help(std::size_t width) const {
  std::vector<HelpLine> operands;
  if (!impl_->operand.words.empty()) operands.push_back(impl_->operand);
  const auto usage = core::tr("Usage: {} [OPTIONS]{}", impl_->app.get_name(), impl_->operand_usage);
  const auto heading = [](const core::Message& words) { return words.shown(); };
  return std::string(core::translated(impl_->summary)) + '\n' + usage.shown() + '\n' +
         help_lists({{heading(core::tr("Positionals:")), std::move(operands)},
                     {heading(core::tr("Common options:")), common_help()},
                     {heading(core::tr("Options:")), impl_->options}},
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
