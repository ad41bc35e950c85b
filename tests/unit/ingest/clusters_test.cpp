// SPDX-License-Identifier: GPL-3.0-or-later
#include "clusters.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <span>

#include "copies.hpp"
#include "temporary_directory.hpp"

using namespace archive;
using ingest::Clusters;

namespace {

using Partition = std::set<std::set<std::string>>;

std::string words(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "mot" + std::to_string(random() % 4000) + ' ';
  return text;
}

core::Article make(const std::string& name, const std::string& body, const std::string& title = {}, int day = 0) {
  core::Article article;
  article.ref = name;
  article.source = "source de " + name;
  article.title = title;
  article.body = body;
  if (day != 0) article.date = core::Day{day};
  return article;
}

/// A store whose articles are placed in batches.
class Archive {
 public:
  explicit Archive(ingest::WorkerPool* pool = nullptr)
      : store_(store::Store::open(directory_.path(), store::Mode::Write)), clusters_(directory_.path(), pool) {}

  core::ArticleId put(const core::Article& article) {
    const store::Capture capture{"f", "text/plain", {0, 0}, "test"};
    const auto id = store_.put({article, article.title + article.body, "", capture}).id;
    known_.insert_or_assign(id, ingest::sketch_of(article));
    return id;
  }
  void batch(const std::vector<core::Article>& articles) {
    store_.begin();
    for (const auto& article : articles) put(article);
    commit();
  }
  void commit() {
    clusters_.place(store_, known_);
    known_.clear();
    store_.commit();
  }
  /// Of two articles or more, by the references of the inputs.
  [[nodiscard]] Partition partition() const {
    Partition partition;
    store_.sketches().for_each_cluster([&](const std::vector<core::ArticleId>& ids) {
      std::set<std::string> names;
      for (const auto& id : ids) names.insert(store_.find(id)->article.ref);
      partition.insert(names);
      return true;
    });
    return partition;
  }
  [[nodiscard]] core::ArticleId id(const std::string& name) const {
    core::ArticleId found;
    store_.for_each_article([&](const store::Change& change) {
      if (store_.find(change.id)->article.ref == name) found = change.id;
      return true;
    });
    return found;
  }
  store::Store& store() { return store_; }
  Clusters& clusters() { return clusters_; }
  [[nodiscard]] std::filesystem::path path() const { return directory_.path(); }

 private:
  tests::TemporaryDirectory directory_;
  store::Store store_;
  Clusters clusters_;
  Clusters::Known known_;
};

/// Three stories; the second is a chain, whose ends have little in common.
std::vector<core::Article> stories() {
  const auto middle = words(1, 200);
  return {make("a1", words(2, 300)),
          make("a2", words(2, 300) + "et une dernière phrase ajoutée le soir"),
          make("a3", "Réagir. " + words(2, 300)),
          make("chain-left", words(3, 90) + middle),
          make("chain-middle", middle),
          make("chain-right", middle + words(4, 90)),
          make("alone", words(5, 300)),
          make("same-start", words(5, 60).append(words(6, 300))),
          make("empty", ""),
          make("empty too", "")};
}

const Partition expected{{"a1", "a2", "a3"}, {"chain-left", "chain-middle", "chain-right"}};

}  // namespace

TEST_CASE("clusters are the same in any order and any batches") {
  auto articles = stories();
  std::mt19937 random(11);
  for (int round = 0; round < 12; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    Archive archive;
    for (std::size_t at = 0; at < articles.size();) {
      const std::size_t size = std::min<std::size_t>(1 + random() % 4, articles.size() - at);
      archive.batch({articles.begin() + static_cast<std::ptrdiff_t>(at),
                     articles.begin() + static_cast<std::ptrdiff_t>(at + size)});
      at += size;
    }
    CHECK(archive.partition() == expected);
    CHECK(archive.store().check().empty());
    CHECK(archive.store().check_copies().empty());
  }
}

TEST_CASE("clusters are the same with any number of threads") {
  // Many to one template and some copies of these, in two batches: in each some are copies of those before, of one another or both.
  std::vector<core::Article> articles;
  const auto common = words(1, 150);
  for (unsigned i = 0; i < 900; ++i)
    articles.push_back(make("n" + std::to_string(i), common + words(100 + i % 600, 120),
                            "Le bulletin numéro " + std::to_string(i), 19'000 + static_cast<int>(i % 600)));
  const std::span all(articles);
  Partition expected;
  for (const unsigned threads : {1U, 2U, 5U}) {
    ingest::WorkerPool pool(threads);
    Archive archive(&pool);
    archive.batch({all.begin(), all.begin() + 450});
    archive.batch({all.begin() + 450, all.end()});
    archive.batch({make("late", common + words(100 + 599, 120), "Une reprise", 19'599)});
    CHECK(archive.store().check_copies().empty());
    const auto partition = archive.partition();
    if (threads == 1) expected = partition;
    CHECK(partition == expected);
  }
  CHECK(expected.size() > 200);
  CHECK(std::any_of(expected.begin(), expected.end(), [](const auto& cluster) { return cluster.contains("late"); }));
}

TEST_CASE("an article that joins two clusters moves one, as a change of the log") {
  const auto middle = words(1, 200);
  Archive archive;
  // The ends share 3-grams, not enough of them.
  archive.batch({make("left", words(3, 240) + middle), make("right", middle + words(4, 240))});
  CHECK(archive.partition().empty());
  const auto before = archive.store().last_change();
  archive.batch({make("middle", middle)});
  CHECK(archive.partition() == Partition{{"left", "middle", "right"}});
  CHECK(archive.store().last_change() == before + 2);
  // No version, correction or return: the history says nothing of it.
  CHECK(archive.store().history(archive.id("left")).size() == 1);
  CHECK(archive.store().history(archive.id("right")).size() == 1);
  CHECK(archive.store().check().empty());
  CHECK(archive.store().check_copies().empty());
}

TEST_CASE("a cluster falls apart when what held it together is removed, and comes back with it") {
  Archive archive;
  const auto middle = words(1, 200);
  archive.batch({make("left", words(3, 240) + middle), make("middle", middle), make("right", middle + words(4, 240))});
  CHECK(archive.partition() == Partition{{"left", "middle", "right"}});
  const auto id = archive.id("middle");
  archive.store().begin();
  REQUIRE(archive.store().remove(id));
  archive.commit();
  CHECK(archive.partition().empty());
  CHECK(archive.store().check().empty());
  CHECK(archive.store().check_copies().empty());
  archive.store().begin();
  REQUIRE(archive.store().bring_back(id) == store::Return::Done);
  archive.commit();
  CHECK(archive.partition() == Partition{{"left", "middle", "right"}});
}

TEST_CASE("a new version and a correction of the text count, their undo as well") {
  Archive archive;
  archive.batch({make("one", words(1, 200)), make("two", words(1, 200))});
  CHECK(archive.partition() == Partition{{"one", "two"}});
  archive.batch({make("two", words(9, 200))});
  CHECK(archive.partition().empty());
  const store::Decider decider{"me", "", {0, 0}};
  const store::Correction correction{"body", store::Operation::Set, {words(1, 200)}};
  const auto id = archive.id("two");
  archive.store().begin();
  REQUIRE(archive.store().correct(id, {&correction, 1}, decider));
  archive.commit();
  CHECK(archive.partition() == Partition{{"one", "two"}});
  archive.store().begin();
  REQUIRE(archive.store().undo_correction(id, decider));
  archive.commit();
  CHECK(archive.partition().empty());
}

TEST_CASE("a title alone merges nothing; under one title within two days half as much will do") {
  const std::string title = "Le pont de Normandie est fermé";
  const auto common = words(1, 120);
  const auto other = [&](int day, const std::string& name_of_it) {
    return std::vector{make("one", common + words(2, 100), name_of_it, 19'000),
                       make("two", common + words(3, 100), name_of_it, day)};
  };
  const Partition merged{{"one", "two"}};
  Archive next_day, next_week, no_title, nothing_common;
  next_day.batch(other(19'001, title));
  next_week.batch(other(19'007, title));
  no_title.batch(other(19'001, ""));
  nothing_common.batch({make("one", words(2, 100), title, 19'000), make("two", words(3, 100), title, 19'000)});
  CHECK(next_day.partition() == merged);
  CHECK(next_week.partition().empty());
  CHECK(no_title.partition().empty());
  CHECK(nothing_common.partition().empty());
}

TEST_CASE("what is written to one template under other titles, day by day, is no copy; the same text again is") {
  const auto series = [](std::size_t in_common, std::size_t own, int days, const std::string& second) {
    const auto common = words(1, in_common);
    Archive archive;
    archive.batch({make("one", common + words(2, own), "Avis de sécurité numéro 117", 19'000),
                   make("two", common + words(3, own), second, 19'000 + days)});
    return !archive.partition().empty();
  };
  const std::string same = "Avis de sécurité numéro 117", other = "Avis de sécurité numéro 121";
  // Of 240 3-grams 160 are common: half of all. The nearer, the less is asked for.
  CHECK(series(160, 70, 0, other));
  CHECK(series(160, 70, 2, other));
  CHECK_FALSE(series(160, 70, 3, other));
  CHECK_FALSE(series(160, 70, 200, other));
  CHECK(series(160, 70, 20, same));
  CHECK_FALSE(series(160, 70, 40, same));
  CHECK_FALSE(series(160, 70, 40, other));
  // Four fifths of all.
  CHECK(series(200, 20, 20, other));
  CHECK_FALSE(series(200, 20, 40, other));
  CHECK(series(200, 4, 400, other));
  CHECK(series(200, 0, 4000, other));
  // Without a title nothing says that it is a series.
  CHECK(series(160, 70, 200, ""));
}

TEST_CASE("of many articles that share a template, a copy is found among the newest, in bounded time") {
  Archive archive;
  const auto common = words(1, 150);
  std::vector<core::Article> many;
  for (unsigned i = 0; i < 600; ++i)
    many.push_back(make("n" + std::to_string(i), common + words(100 + i, 60), "Le bulletin numéro " + std::to_string(i),
                        19'000 + static_cast<int>(i) * 3));
  archive.batch(many);
  CHECK(archive.partition().empty());
  archive.batch({make("copy", common + words(100 + 550, 60), "Une reprise du bulletin paru", 19'000 + 550 * 3)});
  CHECK(archive.partition() == Partition{{"copy", "n550"}});
  // An old one is still found by what only the two share.
  archive.batch({make("late", common + words(100 + 7, 60), "Un autre bulletin repris ici", 19'000 + 7 * 3)});
  CHECK(archive.partition() == Partition{{"copy", "n550"}, {"late", "n7"}});
}

TEST_CASE("sketches of another version are made anew, as a change of each article, so that a kill loses nothing") {
  Archive archive;
  archive.batch({make("one", words(1, 200)), make("two", words(1, 200)), make("three", words(2, 200))});
  const auto before = archive.store().last_change();
  const auto row = archive.store().sketches().of(archive.id("one"));
  archive.store().begin();
  archive.store().sketches().erase(row->number);
  archive.store().sketches().add(row->article, "of another version");
  archive.clusters().forget_outdated(archive.store());
  archive.store().commit();
  // The index follows the log, whoever goes on.
  std::set<core::ArticleId> changed;
  archive.store().for_each_change(before, [&](const store::Change& change) {
    changed.insert(change.id);
    return true;
  });
  CHECK(changed.size() == 3);
  CHECK(archive.store().check().empty());
  Clusters(archive.path()).catch_up(archive.store());
  CHECK(archive.partition() == Partition{{"one", "two"}});
  CHECK(archive.store().check().empty());
  CHECK(archive.store().check_copies().empty());
}

TEST_CASE("texts of a few words need one title") {
  Archive archive;
  archive.batch({make("one", "Voir la vidéo", "Le maire de Lyon réélu"),
                 make("two", "Voir la vidéo", "Une baleine à Rouen hier"),
                 make("three", "Voir la vidéo !", "Le maire de Lyon réélu"), make("four", "Voir la vidéo")});
  CHECK(archive.partition() == Partition{{"one", "three"}});
}

TEST_CASE("what the keys of a run before were is read from its file, or from the store without it") {
  for (const bool lost : {false, true}) {
    Archive archive;
    std::vector<core::Article> many;
    for (unsigned i = 0; i < 4'200; ++i) many.push_back(make("n" + std::to_string(i), words(100 + i, 20)));
    archive.batch(many);
    archive.clusters().tidy();
    REQUIRE(std::filesystem::exists(archive.path() / "copies"));
    if (lost) std::filesystem::resize_file(archive.path() / "copies", 100);
    Clusters later(archive.path());
    archive.store().begin();
    archive.put(make("copy", words(100 + 17, 20)));
    later.place(archive.store(), {});
    archive.store().commit();
    CHECK(archive.partition() == Partition{{"copy", "n17"}});
  }
}

TEST_CASE("a copy is found among hundreds of articles that share a paragraph with it") {
  Archive archive;
  const auto shared = words(1, 120);
  std::vector<core::Article> many;
  for (unsigned i = 0; i < 400; ++i) many.push_back(make("n" + std::to_string(i), shared + words(100 + i, 200)));
  auto copy = many[200];
  copy.ref = "copy";
  copy.source = "Le Courrier";
  many.push_back(copy);
  archive.batch(many);
  CHECK(archive.partition() == Partition{{"copy", "n200"}});
}

TEST_CASE(
    "what one template makes of different subjects on one day are different articles; a reprint under another title is "
    "a copy") {
  const auto notice = [](const std::string& department, const std::string& river, const std::string& towns) {
    return make(department,
                "La préfecture appelle à la plus grande prudence. Le département " + department +
                    " est placé en vigilance orange en raison d'une crue de " + river +
                    " attendue dans la nuit. Les riverains sont invités à mettre leurs biens à l'abri, à ne "
                    "s'engager ni à pied ni en voiture sur une voie inondée, à rester informés de l'évolution "
                    "de la situation par la radio et à suivre les consignes des autorités. Les communes de " +
                    towns + " sont concernées. Un numéro vert est ouvert.",
                "Vigilance orange aux crues dans le département " + department, 19'000);
  };
  Archive archive;
  const auto allier = notice("Allier", "la Sioule", "Ébreuil et Jenzat");
  auto reprint = allier;
  reprint.ref = "reprint";
  reprint.source = "Le Courrier";
  reprint.title = "La Sioule en crue à Ébreuil et Jenzat";
  auto longer = allier;
  longer.ref = "longer";
  longer.title = "Crues : un pont fermé à Jenzat";
  longer.body += " Le pont de Jenzat a été fermé par précaution, a dit le maire mercredi matin.";
  archive.batch({notice("Creuse", "la Tardes", "Chambon et Évaux"), allier, reprint, longer,
                 notice("Aude", "l'Orbieu", "Lagrasse et Fabrezan"),
                 notice("Gard", "la Cèze", "Goudargues et Bagnols")});
  CHECK(archive.partition() == Partition{{"Allier", "longer", "reprint"}});
}

TEST_CASE("what a few hundred single articles add to a small archive is saved, what a few add is not") {
  Archive archive;
  const auto add = [&](unsigned first, unsigned last) {
    std::vector<core::Article> articles;
    for (unsigned number = first; number < last; ++number)
      articles.push_back(make(std::to_string(number), words(number, 40)));
    archive.batch(articles);
    archive.clusters().tidy();
  };
  add(0, 200);
  CHECK_FALSE(std::filesystem::exists(archive.path() / "copies"));
  add(200, 300);
  CHECK(std::filesystem::exists(archive.path() / "copies"));
}
