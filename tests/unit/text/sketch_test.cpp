// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/sketch.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>

#include "random_text.hpp"

using namespace archive;
using text::make_shingles;
using text::make_sketch;

namespace {

using Words = std::vector<unsigned>;

std::string text_of(const Words& words) {
  std::string text;
  for (const unsigned word : words) text += "mot" + std::to_string(word) + ' ';
  return text;
}

Words random_words(std::mt19937& random, std::size_t count) {
  Words words;
  for (std::size_t i = 0; i < count; ++i) words.push_back(static_cast<unsigned>(random() % 5000));
  return words;
}

}  // namespace

TEST_CASE("shingles do not know case, accents, punctuation and ligatures") {
  CHECK(make_shingles("L’été à la mer, c’est « l’œuvre » du soleil !") ==
        make_shingles("l'ete A LA MER c est l'oeuvre du soleil"));
  CHECK(make_shingles("un deux trois") != make_shingles("trois deux un"));
  CHECK(make_shingles("").empty());
  CHECK(make_shingles("... — !").empty());
  CHECK(make_shingles("seul").size() == 1);
  CHECK(make_shingles("deux mots").size() == 1);
  CHECK(make_shingles("un deux trois un deux trois").size() == 3);
}

TEST_CASE("a decomposed letter is the composed one") {
  CHECK(make_shingles("e\u0301tat major ge\u0301ne\u0301ral") == make_shingles("état major général"));
}

TEST_CASE("a title of few words tells nothing") {
  CHECK_FALSE(text::is_telling_title(text::title_hash("Bourse de Paris")));
  CHECK(text::is_telling_title(text::title_hash("Le pont de Normandie")));
  CHECK(text::title_hash("Le pont de Normandie") == text::title_hash("« LE PONT DE NORMANDIE »"));
  CHECK(text::title_hash("Le pont de Normandie") != text::title_hash("Le pont de Tancarville"));
}

TEST_CASE("overlaps are measured as the sets say") {
  const text::Overlap overlap = text::compare({1, 2, 3, 4}, {3, 4, 5});
  CHECK(overlap.common == 2);
  CHECK(overlap.resemblance() == Approx(0.4));
  CHECK(overlap.containment() == Approx(2.0 / 3));
  CHECK(text::compare({}, {}).resemblance() == 0);
  CHECK(text::compare({}, {1}).containment() == 0);
}

TEST_CASE("the sample estimates what the texts have in common") {
  std::mt19937 random(7);
  double error = 0, contained_error = 0;
  constexpr int rounds = 300;
  for (int round = 0; round < rounds; ++round) {
    const Words first = random_words(random, 201 + random() % 600);
    // A piece of the first one, with something of its own before and behind.
    const std::size_t begin = random() % 100, size = 100 + random() % (first.size() - 200);
    Words second = random_words(random, random() % 300);
    second.insert(second.end(), first.begin() + static_cast<std::ptrdiff_t>(begin),
                  first.begin() + static_cast<std::ptrdiff_t>(begin + size));
    const auto a = make_shingles(text_of(first)), b = make_shingles(text_of(second));
    const auto exact = text::compare(a, b);
    const auto estimated = text::estimate(make_sketch(0, 0, a), make_sketch(0, 0, b));
    error += std::abs(exact.resemblance() - estimated.resemblance());
    contained_error += std::abs(exact.containment() - estimated.containment());
  }
  CHECK(error / rounds < 0.1);
  CHECK(contained_error / rounds < 0.12);
}

TEST_CASE("equal texts have equal samples, which estimate so") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const auto shingles = make_shingles(tests::random_text(seed));
    const auto sketch = make_sketch(1, 2, shingles);
    CHECK(std::is_sorted(sketch.keys.begin(), sketch.keys.end()));
    CHECK(sketch.keys.size() <= 16 + shingles.size());
    const auto estimated = text::estimate(sketch, sketch);
    CHECK(estimated.common == sketch.keys.size());
    text::Sketch read;
    REQUIRE(text::unpack(text::pack(sketch), read));
    CHECK(read == sketch);
  }
}

TEST_CASE("bytes that are no sketch are refused") {
  text::Sketch sketch;
  CHECK_FALSE(text::unpack("", sketch));
  std::string bytes = text::pack(make_sketch(1, 2, make_shingles("un deux trois quatre")));
  CHECK(text::unpack(bytes, sketch));
  CHECK_FALSE(text::unpack(bytes.substr(0, bytes.size() - 1), sketch));
  bytes[0] = '\x7F';
  CHECK_FALSE(text::unpack(bytes, sketch));
}
