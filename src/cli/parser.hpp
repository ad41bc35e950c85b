// SPDX-License-Identifier: GPL-3.0-or-later
/// What a command declares of its options and operands. CLI11 stays behind it, in one translation unit.
///
/// Every option takes exactly one value and the last one wins, lists excepted, which grow with each use. Targets are set
/// by parse(), which throws core::Error (Usage).
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/day.hpp"
#include "archive/core/message.hpp"
#include "environment.hpp"

namespace archive::cli {

class Parser {
 public:
  /// The command's name and one line on what it does; the options every command has come with it.
  Parser(std::string_view command, std::string_view summary);
  ~Parser();

  /// Options are named with their dashes ("--title"); `value` is the word for the value in the help. Both it and
  /// `help` are translated where they are printed, and po/update.sh finds them by the names of these functions. What is `configured`
  /// is the value where the option was not given (settle).
  void flag(const char* name, bool& target, const char* help);
  void text(const char* name, const char* value, std::string& target, const char* help);
  /// A text that is empty is refused.
  void expression(const char* name, const char* value, std::optional<std::string>& target, const char* help);
  void list(const char* name, const char* value, std::vector<std::string>& target, const char* help);
  /// given   becomes true where the option stands on the line; may be null.
  void number(const char* name, std::size_t& target, const char* help, std::size_t Config::*configured = nullptr,
              bool* given = nullptr);
  void day(const char* name, std::optional<core::Day>& target, const char* help);
  void duration(const char* name, std::chrono::milliseconds& target, const char* help,
                std::chrono::milliseconds Config::*configured = nullptr);

  /// One of the words of a table; the value is its row.
  template <class Value, std::size_t Size>
  void choice(const char* name, const std::pair<const char*, Value> (&table)[Size], Value& target, const char* help) {
    std::vector<std::string> words;
    for (const auto& row : table) words.emplace_back(row.first);
    choice(
        name, std::move(words), [&table, &target](std::size_t row) { target = table[row].second; }, help);
  }

  /// All that is no option. Without it a command takes no operands.
  void operands(const char* value, std::vector<std::string>& target, const char* help);

  /// A hint for an option that is unknown: the whole line as it would have to be typed.
  void when_unknown(std::function<core::Message(const std::string& option)> hint) { unknown_hint_ = std::move(hint); }

  enum class Outcome { Run, Help };
  Outcome parse(std::vector<std::string> arguments);

  /// Gives the options that were not given what the configuration says, after parse().
  void settle(const Config& config);

  /// An option as it was declared, untranslated.
  struct Known {
    std::string_view name;   ///< with its dashes
    std::string_view value;  ///< the word for it; empty for a flag
    std::string_view help;
    std::vector<std::string> words;  ///< that it takes, where it takes no others
  };
  [[nodiscard]] std::vector<Known> known() const;
  /// The word for the operands, untranslated; empty where there are none.
  [[nodiscard]] std::string_view operand() const { return operand_; }

  /// For a terminal of so many columns.
  [[nodiscard]] std::string help(std::size_t width) const;
  [[nodiscard]] const GlobalOptions& global() const { return global_; }

 private:
  void choice(const char* name, std::vector<std::string> words, std::function<void(std::size_t)> take,
              const char* help);

  struct Impl;
  std::unique_ptr<Impl> impl_;
  GlobalOptions global_;
  std::string_view operand_;
  std::vector<std::function<void(const Config&)>> configured_;
  std::function<core::Message(const std::string&)> unknown_hint_;
};

/// The known word nearest to a mistyped one, or nothing when none is near (at most a third of its letters differ).
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// `30s`, `500ms`, `2m`, `1h`, `0`; a bare number is in seconds. Nothing for any other text.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

}  // namespace archive::cli
