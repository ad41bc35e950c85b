// SPDX-License-Identifier: GPL-3.0-or-later
// A mapped file that is cut while it is read.
#include "bus_error.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "archive/core/error.hpp"
#include "temporary_directory.hpp"

using namespace archive;

namespace {

/// Maps a file of a page, cuts it and looks at it.
[[noreturn]] void look_at_what_is_cut(const std::filesystem::path& path) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0 || ftruncate(file, static_cast<off_t>(page)) != 0) _exit(90);
  const void* const at = mmap(nullptr, page, PROT_READ, MAP_SHARED, file, 0);
  if (at == MAP_FAILED || ftruncate(file, 0) != 0) _exit(91);
  _exit(*static_cast<const volatile char*>(at) == 0 ? 92 : 93);
}

}  // namespace

TEST_CASE("a mapped file that is cut ends the program with a message and the status of damage") {
  const tests::TemporaryDirectory directory;
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    dup2(ends[1], STDERR_FILENO);
    cli::tell_bus_errors();
    look_at_what_is_cut(directory.path() / "file");
  }
  close(ends[1]);
  std::string told;
  std::array<char, 512> buffer{};
  for (ssize_t got = 0; (got = read(ends[0], buffer.data(), buffer.size())) > 0;)
    told.append(buffer.data(), static_cast<std::size_t>(got));
  close(ends[0]);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == static_cast<int>(core::Status::Damaged));
  CHECK_THAT(told, Catch::StartsWith("archive: a file of the archive cannot be read any more"));
  CHECK_THAT(told, Catch::Contains("\n  hint: check the disk"));
}
