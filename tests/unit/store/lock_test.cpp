// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/lock.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <string>

#include "archive/core/error.hpp"
#include "fixture.hpp"

using namespace archive;
using namespace std::chrono_literals;
using store::WriterLock;

namespace {

/// Another process that holds the lock until it is told to end.
class Holder {
 public:
  explicit Holder(const std::filesystem::path& directory) {
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    pid_ = fork();
    if (pid_ == 0) {
      const WriterLock lock(directory, "archive import", 0ms);
      const ssize_t written = write(ready[1], "x", 1);
      while (written == 1) pause();
      _exit(1);
    }
    char byte = 0;
    REQUIRE(read(ready[0], &byte, 1) == 1);
    close(ready[0]);
    close(ready[1]);
  }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;
  ~Holder() { end(); }
  void end() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = 0;
};

std::string refusal(const std::filesystem::path& directory, std::chrono::milliseconds wait) {
  try {
    const WriterLock lock(directory, "archive add", wait);
  } catch (const core::Error& error) {
    CHECK(error.status() == core::Status::Locked);
    CHECK_THAT(error.hint(), Catch::Contains("--wait"));
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a second writer is told who holds the lock and since when") {
  store::Directory directory;
  Holder holder(directory.archive());
  const std::string message = refusal(directory.archive(), 0ms);
  const std::string start = "locked by pid " + std::to_string(holder.pid()) + " (archive import) since ";
  REQUIRE(message.size() == start.size() + 8);
  CHECK(message.substr(0, start.size()) == start);
  CHECK(message[start.size() + 2] == ':');
  CHECK(message[start.size() + 5] == ':');
  CHECK(store::mode_of(directory.archive() / "lock") == 0600);
  CHECK(store::mode_of(directory.archive()) == 0700);
  holder.end();
  CHECK(refusal(directory.archive(), 0ms).empty());
}

TEST_CASE("a waiting writer gets the lock when it becomes free, and gives up in time when not") {
  store::Directory directory;
  Holder holder(directory.archive());
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(refusal(directory.archive(), 250ms).empty());
  const auto waited = std::chrono::steady_clock::now() - start;
  CHECK(waited >= 250ms);
  CHECK(waited < 5s);
  holder.end();
  CHECK(refusal(directory.archive(), 5s).empty());
}

TEST_CASE("who is waited for is told once, and not where nobody is") {
  store::Directory directory;
  std::vector<std::string> told;
  const auto take = [&](std::chrono::milliseconds wait) {
    try {
      const store::WriterLock lock(directory.archive(), "archive add", wait,
                                   [&](const core::Message& holder) { told.push_back(holder.english()); });
    } catch (const core::Error&) {}
  };
  take(1s);
  CHECK(told.empty());
  Holder holder(directory.archive());
  take(0ms);
  CHECK(told.empty());
  take(350ms);
  REQUIRE(told.size() == 1);
  CHECK(told[0].starts_with("locked by pid " + std::to_string(holder.pid()) + " (archive import) since "));
}

TEST_CASE("what a dead holder left in the file means nothing") {
  store::Directory directory;
  std::filesystem::create_directory(directory.archive());
  std::ofstream(directory.archive() / "lock") << "1\nhost\n2024-04-20T09:14:03\narchive import\n";
  CHECK(refusal(directory.archive(), 0ms).empty());
}

TEST_CASE("a lock on another day or another host says so") {
  store::Directory directory;
  Holder holder(directory.archive());
  std::ofstream(directory.archive() / "lock") << "4312\nailleurs\n2024-04-20T09:14:03\narchive import\n";
  CHECK(refusal(directory.archive(), 0ms) ==
        "locked by pid 4312 on ailleurs (archive import) since 2024-04-20 09:14:03");
  holder.end();
}

TEST_CASE("a lock moves with its owner") {
  store::Directory directory;
  WriterLock first(directory.archive(), "archive add", 0ms);
  {
    const WriterLock second(std::move(first));
    CHECK_FALSE(refusal(directory.archive(), 0ms).empty());
  }
  CHECK(refusal(directory.archive(), 0ms).empty());
}
