// SPDX-License-Identifier: GPL-3.0-or-later
// What is read of a command line.
#include <catch2/catch.hpp>

#include "archive/core/error.hpp"
#include "commands.hpp"
#include "parser.hpp"
#include "progress.hpp"

using namespace archive;
using namespace archive::cli;

namespace {

struct Read {
  std::vector<std::string> words, tags;
  std::string title = "unset";
  std::size_t limit = 10;
  std::optional<core::Day> day;
  std::chrono::milliseconds wait{1};
  int number = 0;
  bool flag = false;
  std::string error, hint;
  bool help = false;
};

constexpr std::pair<const char*, int> choices[] = {{"one", 1}, {"two", 2}};

Read read(const std::vector<std::string>& arguments) {
  Read result;
  Parser parser("try", "A command");
  parser.operands("WORD", result.words, "words");
  parser.list("--tag", "NAME", result.tags, "tags");
  parser.text("--title", "TEXT", result.title, "title");
  parser.number("--limit", result.limit, "limit");
  parser.day("--on", result.day, "day");
  parser.duration("--wait", result.wait, "wait");
  parser.choice("--choice", choices, result.number, "choice");
  parser.flag("--flag", result.flag, "flag");
  try {
    result.help = parser.parse(arguments) == Parser::Outcome::Help;
  } catch (const core::Error& error) {
    CHECK(error.status() == core::Status::Usage);
    result.error = error.what();
    result.hint = error.hint();
  }
  return result;
}

using Words = std::vector<std::string>;

struct Line {
  int status;
  std::string out, err;
};

Line run_line(const std::vector<std::string>& arguments) {
  Line line;
  Output results(line.out), messages(line.err);
  Context context(results, messages);
  line.status = run(arguments, context);
  return line;
}

}  // namespace

TEST_CASE("options and operands may stand in any order") {
  const auto line = read({"a", "--limit", "5", "b", "--tag=x", "--tag", "y", "c", "--on", "2024-04-20", "--flag"});
  CHECK(line.error.empty());
  CHECK(line.words == Words{"a", "b", "c"});
  CHECK(line.tags == Words{"x", "y"});
  CHECK(line.limit == 5);
  CHECK(line.day == core::make_day(2024, 4, 20));
  CHECK(line.flag);
}

TEST_CASE("what the option parser might take for syntax stays what was typed") {
  CHECK(read({"[a,b]", "{}", "++", "", "%%"}).words == Words{"[a,b]", "{}", "++", "", "%%"});
  CHECK(read({"--title", "[a]"}).title == "[a]");
  CHECK(read({"--title=", "a"}).title.empty());
  CHECK(read({"--title", ""}).title.empty());
  CHECK(read({"--title", "-x"}).title == "-x");
  CHECK(read({"--tag", "[a,b]"}).tags == Words{"[a,b]"});
  CHECK(read({"-"}).words == Words{"-"});
}

TEST_CASE("two hyphens end the options") {
  CHECK(read({"--", "-mot", "--flag", "[x]"}).words == Words{"-mot", "--flag", "[x]"});
  CHECK_FALSE(read({"--", "--flag"}).flag);
  CHECK(read({"a", "--", "-mot", "--"}).words == Words{"a", "-mot", "--"});
  CHECK(read({"a", "--", "-mot"}).error.empty());
}

TEST_CASE("the last of several values wins") {
  CHECK(read({"--limit", "5", "--limit", "6"}).limit == 6);
  CHECK(read({"--title", "a", "--title", "b"}).title == "b");
}

TEST_CASE("a value that is not understood is refused") {
  CHECK(read({"--limit", "5x"}).error == "--limit takes a whole number, not \"5x\"");
  CHECK(read({"--limit", "-1"}).error == "--limit takes a whole number, not \"-1\"");
  CHECK(read({"--on", "hier"}).error == "--on: date not understood: \"hier\"");
  CHECK(read({"--choice", "three"}).hint == "--choice takes one of: one, two");
  CHECK(read({"--tag", ""}).error == "--tag is empty");
  CHECK(read({"--wait", "30 s"}).error == "--wait: no duration: \"30 s\"");
  CHECK_FALSE(read({"--limit"}).error.empty());
}

TEST_CASE("an unknown option names the nearest one") {
  CHECK(read({"--limt", "5"}).hint == "did you mean --limit?");
  CHECK(read({"-mot"}).error == "unknown option -mot");
}

TEST_CASE("help is asked for by either spelling, and not by a word that begins like it") {
  CHECK(read({"--help"}).help);
  CHECK(read({"a", "-h"}).help);
  CHECK_FALSE(read({"--", "-h"}).help);
  CHECK(read({"-hier"}).error == "unknown option -hier");
  CHECK(read({"--", "-hier", "-h"}).words == Words{"-hier", "-h"});
  CHECK(read({"--title", "-hier"}).title == "-hier");
}

TEST_CASE("durations have a unit, seconds by default") {
  using std::chrono::milliseconds;
  CHECK(parse_duration("30s") == milliseconds(30'000));
  CHECK(parse_duration("500ms") == milliseconds(500));
  CHECK(parse_duration("2m") == milliseconds(120'000));
  CHECK(parse_duration("0") == milliseconds(0));
  CHECK(parse_duration("7") == milliseconds(7000));
  for (const char* wrong : {"", "s", "-1s", "1d", "1 s", "99999999999999s"}) CHECK_FALSE(parse_duration(wrong));
}

TEST_CASE("the more urgent status wins") {
  using core::Status;
  CHECK(worse(Status::Done, Status::NothingFound) == Status::NothingFound);
  CHECK(worse(Status::Refused, Status::Partial) == Status::Partial);
  CHECK(worse(Status::Damaged, Status::Usage) == Status::Usage);
  CHECK(worse(Status::Done, Status::Done) == Status::Done);
}

TEST_CASE("a line without a command shows the help, and fails unless it was asked for") {
  CHECK(run_line({}).status == 2);
  CHECK(run_line({}).out.empty());
  CHECK(run_line({"--help"}).status == 0);
  CHECK(run_line({"help"}).out == run_line({"-h"}).out);
  CHECK(run_line({"help", "search"}).out == run_line({"search", "--help"}).out);
  CHECK(run_line({"--archive", "/nowhere", "--help", "search"}).out == run_line({"search", "--help"}).out);
}

TEST_CASE("a mistyped command names the nearest one") {
  const auto line = run_line({"serach", "x"});
  CHECK(line.status == 2);
  CHECK(line.err == "archive: unknown command \"serach\"\n  hint: did you mean \"search\"?\n");
}

TEST_CASE("every command has a help that names it") {
  for (const auto& command : commands()) {
    const auto line = run_line({std::string(command.name), "--help"});
    CHECK(line.status == 0);
    CHECK(line.out.find("archive " + std::string(command.name)) != std::string::npos);
  }
}

TEST_CASE("without an archive a command refuses with a hint, as JSON where that was asked for") {
  const auto line = run_line({"search", "--archive", "/nowhere/at/all", "--format", "jsonl", "x"});
  CHECK(line.status == 2);
  CHECK(line.err.find("there is no archive at /nowhere/at/all") != std::string::npos);
  CHECK(line.err.find("hint: ") != std::string::npos);
  CHECK(line.out.find("{\"schema\":1,\"error\":{\"code\":\"usage\",\"column\":null,") == 0);
}

TEST_CASE("an excluded word without two hyphens shows the line to type") {
  const auto line = run_line({"search", "pegasus", "-maroc"});
  CHECK(line.status == 2);
  CHECK(line.err.find("archive search -- pegasus -maroc") != std::string::npos);
}

TEST_CASE("an import's pace is told once it is known, and the time that is left where the bytes are") {
  using std::chrono::milliseconds;
  ingest::Counts counts;
  CHECK(pace(counts, milliseconds(9000)).bytes().empty());
  counts.seen = 5000;
  CHECK(pace(counts, milliseconds(1500)).bytes().empty());
  CHECK(pace(counts, milliseconds(10'000)).bytes() == " · 500/s");
  counts.bytes = 1000;
  counts.total = 31'000;
  CHECK(pace(counts, milliseconds(2000)).bytes() == " · 2500/s · 1 min 0 s left");
  counts.total = 1'801'000;
  CHECK(pace(counts, milliseconds(2000)).bytes() == " · 2500/s · 1 h 0 min left");
  counts.bytes = counts.total;
  CHECK(pace(counts, milliseconds(2000)).bytes() == " · 2500/s");
}
