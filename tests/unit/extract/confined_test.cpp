// SPDX-License-Identifier: GPL-3.0-or-later
#include "confined.hpp"

#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "archive/core/error.hpp"
#include "archive/extract/extract.hpp"
#include "temporary_directory.hpp"

using namespace archive;
using extract::Confinement;
using extract::Job;

namespace {

std::string run(const std::string& script, const Confinement& limits = {}, const std::string& output = {}) {
  return extract::run_confined(Job{{"/bin/sh", "-c", script}, "input.txt", output}, "un corps", limits);
}

/// Why a run is refused.
std::string refusal(const std::string& script, const Confinement& limits = {}, const std::string& output = {}) {
  try {
    return "accepted: " + run(script, limits, output);
  } catch (const core::InputError& error) {
    CHECK(error.code() == "converter-failed");
    return error.what();
  }
}

/// Whether a process ends within a second; to be killed is not yet to have ended.
bool ends(const std::string& process) {
  for (int tries = 0; tries < 100; ++tries) {
    std::ifstream file("/proc/" + process + "/stat");
    std::string number, name, state;
    if (!(file >> number >> name >> state) || state == "Z") return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace

TEST_CASE("a confined program gets the bytes in a directory of its own, and prints or writes others") {
  CHECK(run("cat input.txt; ls -A") == "un corpsinput.txt\n");
  CHECK(run("tr a-z A-Z <input.txt >output.txt", {}, "output.txt") == "UN CORPS");
  const std::string where = run("pwd; echo $HOME $TMPDIR");
  const std::string directory = where.substr(0, where.find('\n'));
  CHECK(where == directory + '\n' + directory + ' ' + directory + '\n');
  CHECK_FALSE(std::filesystem::exists(directory));
  CHECK(run("cat") == "");
}

TEST_CASE("a program that fails, or writes nothing, is a failed conversion") {
  CHECK(refusal("exit 3") == "the converter ended with status 3");
  CHECK(refusal("kill -9 $$") == "the converter was ended by signal 9");
  CHECK(refusal(":", {}, "output.txt") == "the converter wrote nothing");
  CHECK(refusal("ln -s /etc/passwd output.txt", {}, "output.txt") == "the converter wrote nothing");
  CHECK_THROWS_AS(extract::run_confined(Job{{"/nowhere/at/all"}, "input.txt", {}}, "x", {}), core::InputError);
}

TEST_CASE("time and size have limits, also for what a program leaves behind") {
  Confinement limits;
  limits.time = std::chrono::milliseconds(300);
  limits.output = 100'000;
  CHECK(refusal("sleep 30", limits) == "the converter takes more than 0.3 s");
  CHECK(refusal("sleep 30 >&- &", limits).starts_with("accepted"));
  CHECK(refusal("exec >&-; sleep 30", limits) == "the converter takes more than 0.3 s");
  CHECK(refusal("while :; do echo y; done", limits) == "the converter prints more than 0 MB");
  CHECK(refusal("while :; do echo y; done >output.txt", limits, "output.txt").starts_with("the converter"));
  const std::string left = run("sleep 30 >/dev/null & echo $!");
  CHECK(ends(left.substr(0, left.find('\n'))));
}

TEST_CASE("a confined program has no network") {
  if (!std::filesystem::exists("/usr/bin/perl")) return;
  const auto socket = [](const std::string& family) {
    return refusal("perl -MSocket -e 'socket(my $s, " + family + ", SOCK_STREAM, 0) or exit 1; print \"open\"'");
  };
  CHECK(socket("AF_INET") == "the converter ended with status 1");
  CHECK(socket("AF_INET6") == "the converter ended with status 1");
  CHECK(socket("AF_UNIX") == "accepted: open");
}

TEST_CASE("a confined program writes nowhere but in its directory, where the kernel knows such a rule") {
  const tests::TemporaryDirectory elsewhere;
  const std::string file = (elsewhere.path() / "x").string();
  CHECK(refusal("echo x >a && mkdir b && mv a b/ && cat b/a").starts_with("accepted: x"));
  const bool has_rule = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
  const std::string outcome = refusal("echo x >" + file + " || exit 7");
  if (has_rule) CHECK(outcome != "accepted: ");
  CHECK(std::filesystem::exists(file) != has_rule);
}

TEST_CASE("without a converter a document is refused with what to do") {
  const auto refused = [](extract::Format format, const extract::Context& context) -> std::string {
    try {
      return extract::read_document(format, "x", context).title;
    } catch (const core::InputError& error) {
      return error.code() + ": " + error.what();
    }
  };
  CHECK(refused(extract::Format::Pdf, {}) ==
        "converter-failed: no converter is named for pdf files: set pdf under [converters] in config.toml");
  extract::Context context;
  context.converters.docx = "pdftotext";
  CHECK(refused(extract::Format::Docx, context) == "converter-failed: no converter for docx files is called pdftotext");
  CHECK(extract::converters_for(extract::Format::Docx) == std::vector<std::string>{"pandoc", "libreoffice"});
  CHECK_FALSE(extract::find_program("no such program"));
  CHECK(extract::find_program("sh"));
}
