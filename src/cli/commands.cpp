// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.hpp"

#include <sys/stat.h>

#include <cerrno>

#include "common_options.hpp"
#include "complete.hpp"
#include "config.hpp"
#include "help.hpp"
#include "print_error.hpp"
#include "version.hpp"

namespace archive::cli {
namespace {

constexpr Command table[] = {
    {"add", core::to_translate("Archive articles, one by one"), Need::Nothing, declare_add},
    {"import", core::to_translate("Archive many articles: files, directories, JSON lines"), Need::Nothing,
     declare_import},
    {"search", core::to_translate("Find articles and show where they match"), Need::Archive, declare_search},
    {"count", core::to_translate("Count articles by time, source, section, tag or name"), Need::Archive, declare_count},
    {"entities", core::to_translate("List the people, organisations, places and products named"), Need::Archive,
     declare_entities},
    {"show", core::to_translate("Print one article"), Need::Archive, declare_show},
    {"similar", core::to_translate("Find the articles nearest to one"), Need::Archive, declare_similar},
    {"duplicates", core::to_translate("List the articles that are copies of one another"), Need::Archive,
     declare_duplicates},
    {"alert", core::to_translate("Save searches, and be told what is new for them"), Need::Archive, declare_alert},
    {"edit", core::to_translate("Correct the fields of an article, or take a correction back"), Need::Archive,
     declare_edit},
    {"tag", core::to_translate("Add tags to articles, or take them away"), Need::Archive, declare_tag},
    {"remove", core::to_translate("Take articles out of the archive, or bring them back"), Need::Archive,
     declare_remove},
    {"extract", core::to_translate("Print what add would archive, without archiving it"), Need::Nothing,
     declare_extract},
    {"analyze", core::to_translate("Print how a text is understood"), Need::Nothing, declare_analyze},
    {"config", core::to_translate("Print the settings in force, and where each came from"), Need::Nothing,
     declare_config},
    {"stats", core::to_translate("Print the sizes of the archive"), Need::Archive, declare_stats},
    {"check", core::to_translate("Look for damage"), Need::Archive, declare_check},
    {"backup", core::to_translate("Write all that cannot be built again into one file"), Need::Archive, declare_backup},
    {"restore", core::to_translate("Put a backup into an empty directory"), Need::Nothing, declare_restore},
    {"export", core::to_translate("Print all articles as JSON lines, also of a damaged archive"), Need::Nothing,
     declare_export},
    {"reindex", core::to_translate("Build the index anew from the store"), Need::Archive, declare_reindex},
    {"compact", core::to_translate("Rewrite the index without waste"), Need::Archive, declare_compact},
};

/// An option every command has, with its value where that is a word of its own: 2, 1, or 0 for anything else.
std::size_t global_words(const std::string& argument) {
  const auto name = argument.substr(0, argument.find('='));
  const auto* option = find_common_option(name);
  if (option == nullptr) return 0;
  const bool joined = argument.size() > name.size();
  if (option->value == nullptr) return joined ? 0 : 1;
  return joined ? 1 : 2;
}

std::string overview(std::size_t width) {
  auto options = common_help();
  options.push_back({"--version", core::tr("Print the versions of program, formats and libraries, and exit")});
  std::vector<HelpLine> subcommands;
  for (const auto& command : table)
    subcommands.push_back({std::string(command.name), std::string(core::translated(command.summary))});
  return core::tr("Keep French articles and find them again").shown() + '\n' +
         core::tr("Usage: archive SUBCOMMAND [OPTIONS]...").shown() + '\n' +
         help_lists({{core::tr("Options, before or after the subcommand:"), options}}, 20, width) +
         help_lists({{core::tr("Subcommands:"), subcommands}}, 14, width);
}

const Command* find_command(std::string_view name) {
  for (const auto& command : table) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

const Command& known_command(const std::string& name) {
  if (const Command* command = find_command(name)) return *command;
  std::vector<std::string> names;
  for (const auto& command : table) names.emplace_back(command.name);
  const auto near = nearest(name, names);
  throw core::Error(
      core::Status::Usage,
      name.starts_with('-') ? core::tr("unknown option {}", name) : core::tr("unknown command \"{}\"", name),
      near.empty() ? core::tr("archive --help lists the commands") : core::tr("did you mean \"{}\"?", near));
}

void need_archive(const std::filesystem::path& directory) {
  struct stat found {};
  if (stat(directory.c_str(), &found) == 0 && S_ISDIR(found.st_mode)) {
    if (stat((directory / "store.db").c_str(), &found) != 0 && errno == ENOENT &&
        stat((directory / "index").c_str(), &found) == 0)
      throw core::Error(core::Status::Damaged,
                        core::tr("{}: the store is missing, though there is an index", directory.string()),
                        core::tr("restore a backup; archive export saves what the index shows"));
    return;
  }
  if (stat(directory.c_str(), &found) == 0)
    throw core::Error(core::Status::Usage, core::tr("{}: is no archive: an archive is a directory", directory.string()),
                      core::tr("--archive DIR or ARCHIVE_DIR names another"));
  throw core::Error(core::Status::Usage, core::tr("there is no archive at {}", directory.string()),
                    core::tr("archive add FILE makes one; --archive DIR or ARCHIVE_DIR names another"));
}

int run_command(const Command& command, std::vector<std::string> arguments, Context& context) {
  Parser parser(command.name, command.summary);
  const Run action = command.declare(parser);
  if (parser.parse(std::move(arguments)) == Parser::Outcome::Help) {
    context.out.write(parser.help(window_of_stdout().columns));
    return exit_code(core::Status::Done);
  }
  apply(parser.global(), context);
  parser.settle(config_of(context));
  if (command.need == Need::Archive) need_archive(context.archive);
  return action(context);
}

int dispatch(const std::vector<std::string>& arguments, Context& context) {
  std::size_t at = 0;
  while (at < arguments.size()) {
    const std::size_t words = global_words(arguments[at]);
    if (words == 0) break;
    at = std::min(at + words, arguments.size());
  }
  std::vector<std::string> rest(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(at));
  const bool help = std::find(rest.begin(), rest.end(), "--help") != rest.end() ||
                    std::find(rest.begin(), rest.end(), "-h") != rest.end();
  if (at == arguments.size() || (arguments[at] == "help" && at + 1 == arguments.size())) {
    const bool asked = help || at < arguments.size();
    (asked ? context.out : context.err).write(overview(window_of_stdout().columns));
    return exit_code(asked ? core::Status::Done : core::Status::Usage);
  }
  // The scripts in completions/ ask this way; nobody types it.
  if (arguments[at] == "__complete") {
    rest.insert(rest.end(), arguments.begin() + static_cast<std::ptrdiff_t>(at) + 1, arguments.end());
    complete(std::move(rest), table, context);
    return exit_code(core::Status::Done);
  }
  if (arguments[at] == "--version" || arguments[at] == "version") {
    context.out.write(version_text());
    return exit_code(core::Status::Done);
  }
  if (arguments[at] == "help") return run_command(known_command(arguments[at + 1]), {"--help"}, context);
  const Command& command = known_command(arguments[at]);
  rest.insert(rest.end(), arguments.begin() + static_cast<std::ptrdiff_t>(at) + 1, arguments.end());
  return run_command(command, std::move(rest), context);
}

/// Whether the line asks for JSON, so that an error in the line itself is told as JSON too.
bool wants_json(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    std::string_view value;
    if (arguments[i] == "--format" && i + 1 < arguments.size()) value = arguments[i + 1];
    if (arguments[i].starts_with("--format=")) value = std::string_view(arguments[i]).substr(9);
    if (value == "json" || value == "jsonl") return true;
  }
  return false;
}

}  // namespace

std::span<const Command> commands() { return table; }

int run(const std::vector<std::string>& arguments, Context& context) {
  try {
    return dispatch(arguments, context);
  } catch (const QueryError& error) {
    print_query_error(context, error, wants_json(arguments));
    return exit_code(error.status());
  } catch (const core::Error& error) {
    print_error(context, error, wants_json(arguments));
    return exit_code(error.status());
  } catch (const std::bad_alloc&) {
    print_error(context, core::Error(core::Status::Damaged, core::tr("there is not enough memory")), false);
    return exit_code(core::Status::Damaged);
  }
}

}  // namespace archive::cli
