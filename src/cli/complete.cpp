// SPDX-License-Identifier: GPL-3.0-or-later
#include "complete.hpp"

#include <algorithm>
#include <optional>

#include "archive/core/message.hpp"
#include "archive/index/facets.hpp"
#include "archive/search/search.hpp"
#include "archive/store/store.hpp"
#include "common_options.hpp"
#include "visible.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t most_names = 40;

/// What a query has before the name of a saved search.
constexpr std::string_view saved_field = "saved:";

std::vector<Parser::Known> known_common_options() {
  std::vector<Parser::Known> options;
  for (const auto& option : common_options()) {
    options.push_back({option.name,
                       option.value == nullptr ? "" : option.value,
                       option.help,
                       {option.words.begin(), option.words.end()}});
  }
  return options;
}

const Parser::Known* find_option(const std::vector<Parser::Known>& options, std::string_view name) {
  const auto found =
      std::find_if(options.begin(), options.end(), [name](const auto& each) { return each.name == name; });
  return found == options.end() ? nullptr : &*found;
}

std::optional<index::FacetKind> kind_of(std::string_view option) {
  if (option == "--source") return index::FacetKind::Source;
  if (option == "--section") return index::FacetKind::Section;
  if (option == "--tag") return index::FacetKind::Tag;
  if (option == "--person") return index::FacetKind::Person;
  if (option == "--org") return index::FacetKind::Org;
  if (option == "--place") return index::FacetKind::Place;
  return std::nullopt;
}

class Completion {
 public:
  Completion(std::span<const Command> commands, Context& context) : commands_(commands), context_(context) {}

  void run(const std::vector<std::string>& words) {
    const Command* command = nullptr;
    std::vector<Parser::Known> options = known_common_options();
    std::vector<std::string> operands;  // that stand before the word
    std::optional<Parser> parser;
    Run owner;                            // of what the parser's options point to
    const Parser::Known* open = nullptr;  // the option whose value comes next
    bool only_operands = false;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const auto& word = words[i];
      if (open != nullptr) {
        if (open->name == "--archive") context_.archive = word;
        open = nullptr;
      } else if (word == "--") {
        only_operands = true;
      } else if (word.starts_with("--") && !only_operands) {
        open = value_option(options, word);
      } else if (command == nullptr) {
        command = find_command(word);
        if (command == nullptr) return;
        parser.emplace(command->name, command->summary);
        owner = command->declare(*parser);
        for (auto& option : parser->known()) options.push_back(std::move(option));
      } else {
        operands.push_back(word);
      }
    }
    const std::string& typed = words.back();
    if (open != nullptr) return print_values(*open, typed, "");
    const auto equals = typed.find('=');
    if (typed.starts_with("--") && equals != std::string::npos) {
      const auto* option = find_option(options, std::string_view(typed).substr(0, equals));
      if (option != nullptr) print_values(*option, typed.substr(equals + 1), typed.substr(0, equals + 1));
    } else if (typed.starts_with('-') && !only_operands) {
      for (const auto& option : options) print(std::string(option.name), core::translated(option.help), typed);
    } else if (command == nullptr) {
      for (const auto& each : commands_) print(std::string(each.name), core::translated(each.summary), typed);
    } else if (command->name == "alert") {
      print_for_alert(operands, typed);
    } else if (parser->operand() == "QUERY" && typed.starts_with(saved_field)) {
      print_saved(typed.substr(saved_field.size()), saved_field);
    } else {
      print_paths(parser->operand());
    }
  }

 private:
  const Command* find_command(std::string_view name) const {
    for (const auto& command : commands_) {
      if (command.name == name) return &command;
    }
    return nullptr;
  }

  /// The option that this word leaves without its value, or nothing.
  static const Parser::Known* value_option(const std::vector<Parser::Known>& options, std::string_view word) {
    if (word.find('=') != std::string_view::npos) return nullptr;
    const auto* option = find_option(options, word);
    return option != nullptr && !option->value.empty() ? option : nullptr;
  }

  /// before   what stands before the value in the same word.
  void print_values(const Parser::Known& option, const std::string& typed, const std::string& before) {
    for (const auto& word : option.words) print(before + word, {}, before + typed);
    if (const auto kind = kind_of(option.name)) {
      for (const auto& name : search::Searcher(context_.archive).names_beginning(*kind, typed, most_names)) {
        // A shell takes only what goes on as the word began; lower case and no accents are how one begins.
        context_.out.write(before + visible(name).bytes() + '\n');
      }
    }
    if (option.name == "--since-last") print_saved(typed, before);
    print_paths(option.value);
  }

  /// What to do, then the names of those it is done to.
  void print_for_alert(const std::vector<std::string>& operands, const std::string& typed) {
    if (operands.empty()) {
      print("add", core::translated(core::to_translate("Save a search under a name")), typed);
      print("list", core::translated(core::to_translate("List the saved searches")), typed);
      print("remove", core::translated(core::to_translate("Take saved searches away")), typed);
      print("run", core::translated(core::to_translate("Tell what is new for all, or for those named")), typed);
    } else if (operands.front() == "run" || operands.front() == "remove") {
      print_saved(typed, "");
    }
  }

  /// before   what stands before the name in the same word.
  void print_saved(const std::string& typed, std::string_view before) {
    for (const auto& search : store::Store::open(context_.archive, store::Mode::Read).saved().all())
      print(std::string(before) + search.name, search.query, std::string(before) + typed);
  }

  void print_paths(std::string_view value) {
    if (value == "FILE" || value == "PATH" || value == "LIST") context_.out.write(":files\n");
    if (value == "DIR") context_.out.write(":directories\n");
  }

  void print(const std::string& word, std::string_view meaning, const std::string& typed) {
    if (!word.starts_with(typed)) return;
    context_.out.write(visible(word).bytes() + (meaning.empty() ? "" : '\t' + visible(meaning).bytes()) + '\n');
  }

  std::span<const Command> commands_;
  Context& context_;
};

/// bash makes three words of `--source=Le`.
std::vector<std::string> joined(std::vector<std::string> words) {
  std::vector<std::string> result;
  for (auto& word : words) {
    if (word == "=" && !result.empty() && result.back().starts_with("--")) continue;
    result.push_back(std::move(word));
  }
  if (!words.empty() && words.back() == "=") result.emplace_back();
  return result;
}

}  // namespace

void complete(std::vector<std::string> words, std::span<const Command> commands, Context& context) {
  words = joined(std::move(words));
  if (words.empty()) words.emplace_back();
  try {
    apply(GlobalOptions{}, context);
    Completion(commands, context).run(words);
  } catch (const core::Error&) {
    // No archive, or a damaged one: there is nothing to say here.
  }
}

}  // namespace archive::cli
