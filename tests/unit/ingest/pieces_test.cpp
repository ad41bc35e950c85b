// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "archive/core/error.hpp"
#include "limits.hpp"
#include "ordered_work.hpp"
#include "overrides.hpp"
#include "sink.hpp"
#include "walk.hpp"

using namespace archive;
namespace fs = std::filesystem;

namespace {

class Tree {
 public:
  Tree() {
    std::string name = (fs::temp_directory_path() / "archive-walk-XXXXXX").string();
    root_ = mkdtemp(name.data());
  }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  ~Tree() { fs::remove_all(root_); }

  /// A file modified so many nanoseconds before `now`.
  void file(const std::string& name, std::int64_t age_ns = 60'000'000'000) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << name;
    const std::int64_t modified = now - age_ns;
    const timespec times[2] = {{modified / 1'000'000'000, modified % 1'000'000'000},
                               {modified / 1'000'000'000, modified % 1'000'000'000}};
    REQUIRE(utimensat(AT_FDCWD, (root_ / name).c_str(), times, 0) == 0);
  }

  struct Seen {
    std::vector<std::string> files, left, refused;
  };
  [[nodiscard]] Seen walk(const std::string& under = "", std::size_t most = 1000) const {
    const std::string root = (under.empty() ? root_ : root_ / under).string();
    const auto shorten = [&](const std::string& path) { return path.substr(root_.string().size() + 1); };
    Seen seen;
    ingest::WalkVisitor visitor;
    visitor.file = [&](const std::string& path, const struct stat&) {
      seen.files.push_back(shorten(path));
      return seen.files.size() < most;
    };
    visitor.left = [&](const std::string& path) { seen.left.push_back(shorten(path)); };
    visitor.refused = [&](const std::string& path, const char* code, const std::string&) {
      seen.refused.push_back(shorten(path) + ' ' + code);
    };
    ingest::walk(root, now, visitor);
    return seen;
  }
  [[nodiscard]] const fs::path& root() const { return root_; }

  static constexpr std::int64_t now = 1'713'600'000'000'000'000;

 private:
  fs::path root_;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a batch ends by articles, by bytes and by time") {
  ingest::BatchMeter articles({.articles = 2, .bytes = 100, .time = std::chrono::hours(1)});
  articles.add(1);
  CHECK_FALSE(articles.full());
  articles.add(1);
  CHECK(articles.full());
  articles.restart();
  CHECK_FALSE(articles.full());
  articles.add(100);
  CHECK(articles.full());
  ingest::BatchMeter time({.articles = 2, .bytes = 100, .time = std::chrono::milliseconds(1)});
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  CHECK(time.full());
}

TEST_CASE("overrides have one text, and different overrides another") {
  extract::Overrides none, first, second;
  CHECK(ingest::canonical_text(none, std::nullopt).empty());
  first.title = "a\nsource=1:b";
  second.title = "a";
  second.source = "b";
  CHECK(ingest::canonical_text(first, std::nullopt) != ingest::canonical_text(second, std::nullopt));
  CHECK(ingest::canonical_text(second, std::nullopt) == ingest::canonical_text(extract::Overrides(second), {}));
  CHECK(ingest::canonical_text(second, extract::Format::Text) != ingest::canonical_text(second, std::nullopt));
  first = {};
  first.tags = {"a", "b"};
  second = {};
  second.tags = {"ab"};
  CHECK(ingest::canonical_text(first, std::nullopt) != ingest::canonical_text(second, std::nullopt));
}

TEST_CASE("files come in the order of their names, directory by directory") {
  Tree tree;
  for (const char* name : {"b/2.txt", "b/1.txt", "a.txt", "c.txt", "b/d/3.txt"}) tree.file(name);
  CHECK(tree.walk().files == Names{"a.txt", "b/1.txt", "b/2.txt", "b/d/3.txt", "c.txt"});
  CHECK(tree.walk("b").files == Names{"b/1.txt", "b/2.txt", "b/d/3.txt"});
  CHECK(tree.walk("b/").files == Names{"b/1.txt", "b/2.txt", "b/d/3.txt"});
  CHECK(tree.walk("", 2).files.size() == 2);
}

TEST_CASE("what lies beside saved pages is passed over by its name, whatever is in it") {
  Tree tree;
  for (const char* name : {"page.html", "page_files/style.css", "page_files/Photo.JPG", "page_files/app.min.js",
                           "page_files/texte.html", "Thumbs.db", "js", "css/notes.txt"})
    tree.file(name);
  CHECK(tree.walk().files == Names{"css/notes.txt", "js", "page.html", "page_files/texte.html"});
}

TEST_CASE("hidden names are passed over and unfinished files are left") {
  Tree tree;
  for (const char* name : {".hidden", ".git/a.txt", "a.part", "b.tmp", "c.txt"}) tree.file(name);
  const auto seen = tree.walk();
  CHECK(seen.files == Names{"c.txt"});
  CHECK(seen.left == Names{"a.part", "b.tmp"});
  CHECK(seen.refused.empty());
}

TEST_CASE("a file under two seconds old is left, one from the future is not") {
  Tree tree;
  tree.file("a", 1'999'999'999);
  tree.file("b", 2'000'000'000);
  tree.file("c", 0);
  tree.file("d", -3'600'000'000'000);
  const auto seen = tree.walk();
  CHECK(seen.left == Names{"a", "c"});
  CHECK(seen.files == Names{"b", "d"});
}

TEST_CASE("links are followed inside the tree and never out of it") {
  Tree tree;
  tree.file("in/a/1.txt");
  tree.file("in/z/2.txt");
  tree.file("out/3.txt");
  fs::create_symlink("a/1.txt", tree.root() / "in/link.txt");
  fs::create_symlink("../../out/3.txt", tree.root() / "in/a/away.txt");
  fs::create_directory_symlink("../out", tree.root() / "in/out");
  fs::create_directory_symlink("z", tree.root() / "in/b");
  fs::create_directory_symlink("in", tree.root() / "in-2");
  const auto seen = tree.walk("in");
  CHECK(seen.files == Names{"in/a/1.txt", "in/b/2.txt", "in/link.txt"});
  CHECK(seen.refused.empty());
  CHECK(tree.walk("in-2").files == Names{"in-2/a/1.txt", "in-2/b/2.txt", "in-2/link.txt"});
}

TEST_CASE("loops and what is no file are refused by name") {
  Tree tree;
  tree.file("a/1.txt");
  fs::create_directory_symlink("..", tree.root() / "a/up");
  fs::create_symlink("self", tree.root() / "self");
  fs::create_symlink("nowhere", tree.root() / "lost");
  REQUIRE(mkfifo((tree.root() / "pipe").c_str(), 0600) == 0);
  const auto seen = tree.walk();
  CHECK(seen.files == Names{"a/1.txt"});
  CHECK(seen.refused == Names{"a/up loop", "lost unreadable", "pipe unreadable", "self loop"});
}

TEST_CASE("names that are not UTF-8 and deep trees are walked") {
  Tree tree;
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "d/";
  tree.file(deep + "\xff.txt");
  CHECK(tree.walk().files == Names{deep + "\xff.txt"});
}

TEST_CASE("too little space is an error before anything is written") {
  CHECK_NOTHROW(ingest::require_space(fs::temp_directory_path(), 1));
  CHECK_THROWS_WITH(ingest::require_space(fs::temp_directory_path(), std::uint64_t{1} << 62),
                    Catch::Contains("no space left"));
}

TEST_CASE("steps are settled in their order, each once, and an exception comes out where they are settled") {
  ingest::WorkerPool pool(4);
  std::vector<int> settled;
  std::atomic<int> worked = 0;
  {
    ingest::OrderedWork work(pool, 1000);
    for (int i = 0; i < 500; ++i) {
      work.add(
          100,
          [&worked, i] {
            if (i % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(3));
            ++worked;
          },
          [&settled, i] { settled.push_back(i); });
    }
    work.finish();
    CHECK(worked == 500);
    REQUIRE(settled.size() == 500);
    CHECK(std::is_sorted(settled.begin(), settled.end()));
  }
  ingest::OrderedWork work(pool, 1000);
  const auto fail = [&] {
    work.add(
        1, [] { throw std::runtime_error("broken"); }, [] {});
    work.finish();
  };
  CHECK_THROWS_WITH(fail(), "broken");
}

TEST_CASE("work that does not end is given up, and the others go on") {
  for (const unsigned threads : {1u, 2u}) {
    // Threads that are given up outlive this turn of the loop.
    struct Watched {
      std::atomic<bool> end = false;
      std::atomic<int> ended = 0;
    };
    const auto watched = std::make_shared<Watched>();
    {
      ingest::WorkerPool pool(threads);
      ingest::OrderedWork work(pool, 1000);
      std::vector<std::string> told;
      for (int i = 0; i < 20; ++i)
        work.add(
            1,
            [watched, i] {
              while (i % 8 == 1 && !watched->end) continue;
              ++watched->ended;
            },
            [&told, i] { told.push_back(std::to_string(i)); }, std::chrono::milliseconds(50),
            [&told, i] { told.push_back("given up " + std::to_string(i)); });
      work.finish();
      REQUIRE(told.size() == 20);
      CHECK(told[0] == "0");
      CHECK(told[1] == "given up 1");
      CHECK(told[9] == "given up 9");
      CHECK(told[17] == "given up 17");
      CHECK(told[19] == "19");
      CHECK(pool.given_up() == 3);
      CHECK(watched->ended == 17);
      // One that nobody waits for is given up, too, when all is over.
      work.add(
          1,
          [watched] {
            while (!watched->end) continue;
            ++watched->ended;
          },
          [] {}, std::chrono::milliseconds(50), [] {});
      for (int i = 0; i < 10; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    watched->end = true;
    for (int i = 0; i < 1000 && watched->ended < 20; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    CHECK(watched->ended >= 20);
  }
}

TEST_CASE("a step that takes long holds up nobody's work until the bytes are used up") {
  ingest::WorkerPool pool(2);
  ingest::OrderedWork work(pool, 100);
  std::promise<void> go;
  std::atomic<int> worked = 0;
  work.add(
      1, [&] { go.get_future().wait(); }, [] {});
  for (int i = 0; i < 50; ++i)
    work.add(
        1, [&] { ++worked; }, [] {});
  for (int i = 0; i < 1000 && worked < 50; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  CHECK(worked == 50);
  go.set_value();
  work.finish();
}
