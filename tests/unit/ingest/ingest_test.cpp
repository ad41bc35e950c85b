// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/ingest.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <set>

#include "archive/core/error.hpp"
#include "archive/index/index.hpp"
#include "archive/store/lock.hpp"
#include "sink.hpp"

using namespace archive;
using ingest::Options;
using ingest::Report;
namespace fs = std::filesystem;

namespace {

class Place {
 public:
  Place() {
    std::string name = (fs::temp_directory_path() / "archive-ingest-XXXXXX").string();
    root_ = mkdtemp(name.data());
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { fs::remove_all(root_); }

  [[nodiscard]] Options options() const {
    Options options;
    options.archive = root_ / "archive";
    options.wait = std::chrono::milliseconds(0);
    options.now = {1'713'600'000, 120};
    options.program = "archive 0.1.0";
    return options;
  }
  [[nodiscard]] fs::path archive() const { return root_ / "archive"; }

  /// Writes a file an hour old; gives its path.
  std::string file(const std::string& name, const std::string& text) const {
    const fs::path path = root_ / "in" / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
    return path.string();
  }
  [[nodiscard]] std::string inputs() const { return (root_ / "in").string(); }

 private:
  fs::path root_;
};

/// What a run told, as lines.
struct Told {
  Report report;
  std::vector<ingest::Taken> taken;
  std::vector<std::string> refused;  ///< "name code", without the directory
};

Told take(const std::vector<std::string>& inputs, const Options& options) {
  Told told;
  ingest::Observer observer;
  observer.taken = [&](const ingest::Taken& taken) { told.taken.push_back(taken); };
  observer.refused = [&](const ingest::Refused& refused) {
    told.refused.push_back(refused.input.substr(refused.input.rfind('/') + 1) + ' ' + refused.code);
  };
  told.report = ingest::take_in(inputs, options, observer);
  return told;
}

std::string record(int number, const std::string& word = "phare") {
  const std::string n = std::to_string(number);
  return "{\"id\":\"r" + n + "\",\"source\":\"Le Phare\",\"title\":\"Titre " + n +
         "\",\"date\":\"2024-04-20\",\"body\":\"Le " + word + " numéro " + n +
         " éclaire la côte. Il fut bâti en pierre.\"}\n";
}

std::string records(int count) {
  std::string text;
  for (int i = 1; i <= count; ++i) text += record(i);
  return text;
}

std::vector<std::string> findings(const fs::path& archive) {
  std::vector<std::string> lines;
  for (const auto& finding : ingest::check(archive))
    lines.push_back((finding.severity == ingest::Severity::Damage ? "damage " : "remark ") + finding.text);
  return lines;
}

store::Store reader(const Place& place) { return store::Store::open(place.archive(), store::Mode::Read); }

/// Runs `work` in a child that a fault may kill; gives the signal that ended it, or 0.
int signal_of(const std::string& fault, const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    setenv("ARCHIVE_FAULT", fault.c_str(), 1);
    try {
      work();
    } catch (const std::exception&) {
      _exit(1);
    }
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

const std::string plain_text =
    "Le phare de la pointe rouvre\n\nsamedi, 20 avril 2024\n\nLe phare rouvre au public après deux ans de travaux.\n";

}  // namespace

TEST_CASE("a text is added once, then unchanged, and updated when it is overridden") {
  Place place;
  const std::string file = place.file("a.txt", plain_text);
  auto first = take({file}, place.options());
  REQUIRE(first.taken.size() == 1);
  CHECK(first.taken[0].outcome == store::Outcome::Added);
  CHECK(first.taken[0].title == "Le phare de la pointe rouvre");
  CHECK(first.report.counts.added == 1);
  CHECK(take({file}, place.options()).taken.at(0).outcome == store::Outcome::Unchanged);
  CHECK(reader(place).last_change() == 1);
  auto options = place.options();
  options.overrides.title = "Autre titre";
  CHECK(take({file}, options).taken.at(0).outcome == store::Outcome::Updated);
  const auto record = reader(place).find(first.taken[0].id);
  REQUIRE(record);
  CHECK(record->article.title == "Autre titre");
  CHECK(record->capture.input == file);
  CHECK(record->capture.at == options.now);
  CHECK(findings(place.archive()).empty());
}

TEST_CASE("the standard input is read as text or as JSONL") {
  Place place;
  auto options = place.options();
  options.standard_input = plain_text;
  CHECK(take({"-"}, options).report.counts.added == 1);
  options.standard_input = records(3) + "{]\n";
  options.format = extract::Format::Jsonl;
  const auto told = take({"-"}, options);
  CHECK(told.report.counts.added == 3);
  CHECK(told.refused == std::vector<std::string>{"-:4 malformed"});
}

TEST_CASE("bad records are refused by line and the others are taken") {
  Place place;
  const std::string huge = "{\"body\":\"" + std::string(9u << 20, 'x') + "\"}\n";
  const std::string file =
      place.file("a.jsonl", record(1) + "\n{\"id\": 7\n" + huge + "null\n" + record(2) + std::string("\0\xff\n", 3));
  const auto told = take({file}, place.options());
  CHECK(told.report.counts.added == 2);
  CHECK(told.report.counts.seen == 6);
  CHECK(told.report.counts.refused == 4);
  CHECK(told.refused == std::vector<std::string>{"a.jsonl:3 malformed", "a.jsonl:4 too-large", "a.jsonl:5 malformed",
                                                 "a.jsonl:7 binary"});
  CHECK(told.report.refused.size() == 4);
  CHECK(findings(place.archive()).empty());
}

TEST_CASE("bad files are refused and the others are taken") {
  Place place;
  const std::string large = place.file("large.txt", "x");
  fs::resize_file(large, 300u << 20);
  const std::string loop = place.inputs() + "/loop";
  fs::create_symlink("loop", loop);
  const auto told = take({place.inputs() + "/missing.txt", place.file("empty.txt", ""), large,
                          place.file("binary.txt", std::string("\x7f"
                                                               "ELF\0\0\0\1\2\3",
                                                               10)),
                          loop, place.inputs(), place.file("none.jsonl", "\n \n"), place.file("good.txt", plain_text)},
                         place.options());
  CHECK(told.refused == std::vector<std::string>{"missing.txt unreadable", "empty.txt empty", "large.txt too-large",
                                                 "binary.txt binary", "loop loop", "in unreadable",
                                                 "none.jsonl empty"});
  CHECK(told.report.refused.at(0).message == "No such file or directory");
  CHECK(told.report.counts.added == 1);
}

TEST_CASE("a directory is taken in, and the files it had are known the next time") {
  Place place;
  place.file("a.txt", plain_text);
  place.file("b/c.jsonl", records(3) + "{]\n");
  place.file("b/d.txt.part", plain_text);
  auto options = place.options();
  options.recursive = true;
  const auto first = take({place.inputs()}, options);
  CHECK(first.report.counts.added == 4);
  CHECK(first.report.counts.refused == 1);
  CHECK(first.report.counts.left == 1);
  const auto again = take({place.inputs()}, options);
  CHECK(again.taken.empty());
  CHECK(again.refused.empty());
  CHECK(again.report.counts.unchanged == 2);
  CHECK(again.report.counts.seen == 2);
  place.file("b/c.jsonl", records(4) + "{]\n");
  const auto grown = take({place.inputs()}, options);
  CHECK(grown.report.counts.added == 1);
  CHECK(grown.report.counts.unchanged == 4);
  options.overrides.tags = {"mer"};
  CHECK(take({place.inputs()}, options).report.counts.updated == 5);
  options.program = "archive 0.2.0";
  CHECK(take({place.inputs()}, options).report.counts.refused == 1);
}

TEST_CASE("a file whose reading failed for a reason that may pass is not remembered") {
  Place place;
  const std::string file = place.file("a.txt", plain_text);
  auto options = place.options();
  options.recursive = true;
  int asked = 0;
  options.stop = [&] { return ++asked == 2; };
  const std::string lines = place.file("b.jsonl", records(5));
  const auto stopped = take({file, lines}, options);
  CHECK(stopped.report.stopped);
  CHECK(stopped.report.counts.added == 2);
  CHECK(findings(place.archive()).empty());
  options.stop = nullptr;
  const auto resumed = take({file, lines}, options);
  CHECK_FALSE(resumed.report.stopped);
  CHECK(resumed.report.counts.added == 4);
  CHECK(resumed.report.counts.unchanged == 2);
}

TEST_CASE("a dry run tells the outcome and makes nothing") {
  Place place;
  const std::string file = place.file("a.jsonl", records(3));
  auto options = place.options();
  options.dry_run = true;
  const auto dry = take({file}, options);
  CHECK(dry.report.counts.added == 3);
  CHECK_FALSE(fs::exists(place.archive()));
  const auto real = take({file}, place.options());
  CHECK(real.taken.at(2).id == dry.taken.at(2).id);
  place.file("a.jsonl", record(1) + record(2, "port") + record(9));
  const auto next = take({file}, options);
  CHECK(next.report.counts.unchanged == 1);
  CHECK(next.report.counts.updated == 1);
  CHECK(next.report.counts.added == 1);
  CHECK(reader(place).last_change() == 3);
}

TEST_CASE("batches end at their limits and progress is told after each") {
  Place place;
  const auto options = place.options();
  std::vector<std::int64_t> steps;
  ingest::Observer observer;
  observer.progress = [&](const ingest::Counts& counts) { steps.push_back(counts.added); };
  ingest::Counts counts;
  ingest::WorkerPool pool(1);
  ingest::WritingSink sink(options, observer, counts, pool,
                           {.articles = 3, .bytes = 1000, .time = std::chrono::hours(1)});
  const store::Capture capture{"-", "text/plain", options.now, options.program};
  for (int i = 0; i < 7; ++i) {
    core::Article article;
    article.ref = std::to_string(i);
    article.body = "Le phare.";
    const std::string original(i == 4 ? 1000 : 10, static_cast<char>('a' + i));
    sink.put({article, original, "", capture});
    CHECK(index::read_state(place.archive()).change == (i < 3 ? 0 : i < 5 ? 3 : 5));
  }
  sink.finish();
  CHECK(steps == std::vector<std::int64_t>{3, 5, 7});
  CHECK(index::read_state(place.archive()).change == 7);
}

TEST_CASE("after a kill at any step nothing reported is lost and the rerun completes the archive") {
  Place whole;
  const std::string text = records(5);
  const auto unbroken = take({whole.file("a.jsonl", text)}, whole.options());
  REQUIRE(unbroken.taken.size() == 5);
  const std::size_t jobs = GENERATE(1, 3);
  for (const char* step : {"before-store-commit", "after-store-commit", "before-index-commit", "after-index-commit"}) {
    INFO(step << ", jobs " << jobs);
    Place place;
    auto options = place.options();
    options.jobs = jobs;
    const std::string first = place.file("a.jsonl", record(1) + record(2));
    const std::string all = place.file("b.jsonl", text);
    const std::string reported = place.inputs() + "/reported";
    const auto run = [&] {
      ingest::Observer observer;
      observer.taken = [&](const ingest::Taken& taken) {
        std::ofstream(reported, std::ios::app) << core::to_hex(taken.id) << '\n';
      };
      ingest::take_in({first}, options, observer);
      ingest::take_in({all}, options, observer);
    };
    CHECK(signal_of(step, run) == SIGKILL);
    for (const auto& line : findings(place.archive())) CHECK_THAT(line, Catch::StartsWith("remark index is behind"));
    std::ifstream lines(reported);
    for (std::string hex; std::getline(lines, hex);) CHECK(reader(place).find(*core::parse_id(hex)));
    run();
    CHECK(findings(place.archive()).empty());
    CHECK(index::list_articles(place.archive()) == index::list_articles(whole.archive()));
    CHECK(reader(place).last_change() == 5);
  }
}

TEST_CASE("a kill in the second batch keeps the first") {
  Place place;
  const auto work = [&] {
    ingest::Observer observer;
    ingest::Counts counts;
    ingest::WorkerPool pool(1);
    ingest::WritingSink sink(place.options(), observer, counts, pool, {.articles = 2});
    const store::Capture capture{"-", "text/plain", {}, "archive"};
    for (int i = 0; i < 6; ++i) {
      core::Article article;
      article.ref = std::to_string(i);
      article.body = "Le phare.";
      sink.put({article, std::to_string(i), "", capture});
    }
    sink.finish();
  };
  CHECK(signal_of("before-store-commit:2", work) == SIGKILL);
  CHECK(reader(place).totals().articles == 2);
  CHECK(findings(place.archive()).empty());
  CHECK(signal_of("after-store-commit:2", work) == SIGKILL);
  CHECK(reader(place).totals().articles == 4);
  CHECK(findings(place.archive()) ==
        std::vector<std::string>{"remark index is behind by 2 changes; any writer repairs it"});
  CHECK(ingest::catch_up(place.archive()) == 2);
  CHECK(findings(place.archive()).empty());
  CHECK(ingest::catch_up(place.archive()) == 0);
  CHECK(signal_of("before-store-commit:9", work) == 0);
  CHECK(reader(place).totals().articles == 6);
  CHECK(findings(place.archive()).empty());
}

TEST_CASE("a failing disk undoes the batch and keeps what was reported before") {
  Place place;
  take({place.file("a.jsonl", records(2))}, place.options());
  std::string noise;
  for (int i = 10; i < 60; ++i) {
    std::string word;
    for (int k = 0; k < 2000; ++k) word += std::to_string((i * 7919 + k * k * 104729) % 999983) + ' ';
    noise += record(i, word);
  }
  const std::string file = place.file("b.jsonl", noise);
  const int signal = signal_of("", [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{64 << 10, 64 << 10};
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
      ingest::take_in({file}, place.options(), {});
    } catch (const core::Error& error) {
      if (error.status() == core::Status::Damaged && std::string(error.what()).find("store.db") != std::string::npos)
        return;
    }
    throw std::logic_error("no error");
  });
  CHECK(signal == 0);
  CHECK(reader(place).totals().articles == 2);
  CHECK(findings(place.archive()).empty());
  CHECK(take({file}, place.options()).report.counts.added == 50);
}

TEST_CASE("a removed article leaves the index with the next writer") {
  Place place;
  const auto told = take({place.file("a.jsonl", records(3))}, place.options());
  {
    auto store = store::Store::open(place.archive(), store::Mode::Write);
    store.begin();
    CHECK(store.remove(told.taken.at(1).id));
    store.commit();
  }
  CHECK(findings(place.archive()) ==
        std::vector<std::string>{"remark index is behind by 1 changes; any writer repairs it"});
  CHECK(ingest::catch_up(place.archive()) == 1);
  CHECK(index::list_articles(place.archive()).size() == 2);
  CHECK(findings(place.archive()).empty());
}

TEST_CASE("a reindex gives the index that was there") {
  Place place;
  take({place.file("a.jsonl", records(5))}, place.options());
  take({place.file("b.jsonl", record(2, "port"))}, place.options());
  const auto before = index::list_articles(place.archive());
  std::int64_t last_done = 0;
  for (int i = 0; i < 2; ++i)
    ingest::reindex(place.archive(), std::chrono::milliseconds(0), [&](std::int64_t done, std::int64_t total) {
      last_done = done;
      CHECK(total == 5);
    });
  CHECK(last_done == 5);
  CHECK(index::list_articles(place.archive()) == before);
  CHECK(index::read_state(place.archive()).change == 6);
  CHECK(findings(place.archive()).empty());
  CHECK(take({place.file("a.jsonl", records(6))}, place.options()).report.counts.added == 1);
  CHECK_THROWS_AS(ingest::reindex(place.inputs() + "/none", std::chrono::milliseconds(0), nullptr), core::Error);
  CHECK_FALSE(fs::exists(place.inputs() + "/none"));
}

TEST_CASE("check names articles that only one of store and index holds") {
  Place place;
  const auto told = take({place.file("a.jsonl", records(3))}, place.options());
  core::ArticleId stranger;
  stranger.bytes.fill(0xAB);
  {
    index::Writer writer(place.archive());
    writer.remove(told.taken.at(0).id);
    core::Article article;
    article.body = "Le phare.";
    writer.put(stranger, article);
    writer.commit(3);
  }
  const auto lines = findings(place.archive());
  REQUIRE(lines.size() == 2);
  CHECK_THAT(lines[0], Catch::StartsWith("damage") && Catch::Contains(core::to_hex(told.taken[0].id) + " is missing"));
  CHECK_THAT(lines[1], Catch::Contains(core::to_hex(stranger) + " is there, but not in the store"));
  {
    index::Writer writer(place.archive());
    writer.commit(8);
  }
  CHECK_THAT(findings(place.archive()).at(0), Catch::Contains("it holds change 8"));
  CHECK_THROWS_WITH(take({place.file("b.jsonl", records(1))}, place.options()), Catch::Contains("holds change 8"));
  ingest::reindex(place.archive(), std::chrono::milliseconds(0), nullptr);
  CHECK(findings(place.archive()).empty());
}

TEST_CASE("check tells a lost index from one that was not made yet, and permissions too open") {
  Place place;
  (void)store::Store::open(place.archive(), store::Mode::Write);
  CHECK(findings(place.archive()) ==
        std::vector<std::string>{"remark the index was not made yet; any writer makes it"});
  take({place.file("a.jsonl", records(2))}, place.options());
  CHECK(findings(place.archive()).empty());
  fs::permissions(place.archive() / "lock", fs::perms(0644));
  REQUIRE(findings(place.archive()).size() == 1);
  CHECK_THAT(findings(place.archive())[0], Catch::StartsWith("remark") && Catch::Contains("mode 0644"));
  fs::permissions(place.archive() / "lock", fs::perms(0600));
  fs::remove_all(place.archive() / "index");
  REQUIRE(findings(place.archive()).size() == 1);
  CHECK_THAT(findings(place.archive())[0], Catch::StartsWith("damage") && Catch::Contains("reindex"));
}

TEST_CASE("files of an archive are private under any umask") {
  Place place;
  const mode_t before = umask(0);
  take({place.file("a.jsonl", records(2))}, place.options());
  umask(before);
  CHECK(findings(place.archive()).empty());
  for (const auto& entry : fs::recursive_directory_iterator(place.archive()))
    CHECK((entry.status().permissions() & fs::perms(077)) == fs::perms::none);
}

TEST_CASE("a second writer is refused while one works") {
  Place place;
  const store::WriterLock lock(place.archive(), "archive import", std::chrono::milliseconds(0));
  CHECK_THROWS_WITH(take({place.file("a.jsonl", records(1))}, place.options()),
                    Catch::StartsWith("locked by pid " + std::to_string(getpid()) + " (archive import) since "));
}

TEST_CASE("what is archived and told is the same with any number of threads") {
  const auto run = [](std::size_t jobs) {
    Place place;
    std::string mixed;
    for (int i = 0; i < 300; ++i) {
      mixed += i % 7 == 3 ? "{\"id\":\n" : record(i, std::string(static_cast<std::size_t>(i % 13) * 50, 'e') + " mer");
    }
    const std::vector<std::string> inputs{place.file("a.jsonl", mixed), place.file("b.txt", "Un titre\n\nUn texte.\n"),
                                          place.file("c.txt", ""),      place.file("a.jsonl", mixed),
                                          place.inputs() + "/none",     place.inputs()};
    auto options = place.options();
    options.recursive = true;
    options.jobs = jobs;
    const auto told = take(inputs, options);
    std::string lines;
    for (const auto& one : told.taken)
      lines += core::to_hex(one.id) + std::to_string(static_cast<int>(one.outcome)) + '\n';
    for (const auto& one : told.refused) lines += one + '\n';
    lines += std::to_string(told.report.counts.seen) + ' ' + std::to_string(told.report.counts.unchanged);
    reader(place).for_each_change(0, [&](const store::Change& change) {
      lines += core::to_hex(change.id);
      return true;
    });
    CHECK(findings(place.archive()).empty());
    return lines;
  };
  const auto one = run(1);
  CHECK(one.size() > 10'000);
  for (const std::size_t jobs : {2, 3, 8}) CHECK(run(jobs) == one);
}

TEST_CASE("a run that is to stop archives nothing behind the article it stopped at, with several threads too") {
  Place place;
  auto options = place.options();
  options.recursive = true;
  options.jobs = 4;
  int asked = 0;
  options.stop = [&] { return ++asked == 20; };
  const std::string file = place.file("a.jsonl", records(200));
  const auto told = take({file}, options);
  CHECK(told.report.stopped);
  CHECK(told.taken.size() == 20);
  options.stop = {};
  CHECK(take({file}, options).report.counts.added == 180);
}
