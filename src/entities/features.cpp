// SPDX-License-Identifier: GPL-3.0-or-later
#include "features.hpp"

#include <algorithm>

#include "archive/text/stable_hash.hpp"
#include "connectors.hpp"

namespace archive::entities {
namespace {

constexpr std::size_t longest_affix = 4;  ///< letters

/// The hash of a name, taken while the program is compiled.
struct FeatureName {
  consteval FeatureName(const char* name) : hash(text::stable_hash(name)) {}
  Key hash;
};

class Finding {
 public:
  Finding(const Words& words, const Candidate& candidate, std::vector<Feature>& features)
      : words_(words), candidate_(candidate), features_(features) {
    features_.clear();
  }

  void run() {
    add(View::Form, "bias", 0);
    shapes();
    affixes();
    lists();
    context();
  }

 private:
  void add(View view, FeatureName name, Key value) {
    Key hash = join(name.hash, value);
    hash ^= hash >> 29;
    features_.push_back({static_cast<std::uint32_t>(hash % feature_buckets), view});
  }

  void shapes() {
    std::size_t units = 0;
    Key pattern = 1;
    bool links = false;
    for (std::size_t i = candidate_.first; i < candidate_.last; ++i) {
      const Token& token = words_[i];
      if (!token.is_word()) continue;
      if (i == candidate_.first || token.gap != Gap::Hyphen) ++units;
      if (token.shape == Shape::Lower) {
        links = true;
        add(View::Form, "link", token.key);
      }
      if (pattern < (1u << 24)) pattern = pattern * 8 + static_cast<Key>(token.shape);
    }
    units_ = std::min<std::size_t>(units, 4);
    add(View::Form, "units", units_);
    add(View::Form, "pattern", pattern);
    add(View::Form, "links", links ? 1 : 0);
    add(View::Form, "start", candidate_.weak_start ? units_ : 9);
    add(View::Lists, "form", static_cast<Key>(candidate_.form));
    const unsigned first = words_.common(candidate_.core), last = words_.common(candidate_.last - 1);
    add(View::Form, "common first", join(first, units_));
    add(View::Form, "common last", join(last, units_));
    add(View::Form, "common start", join(first, candidate_.weak_start ? 1 : 0));
  }

  void affixes() {
    affix("first", candidate_.core);
    if (units_ > 1) affix("last", candidate_.last - 1);
  }

  void affix(FeatureName where, std::size_t i) {
    const std::string plain = folded(words_.word(i));
    // A short word would be given away whole.
    if (plain.size() < longest_affix + 1) return add(View::Form, where, plain.size());
    const Key place = where.hash;
    for (std::size_t letters = 2; letters <= longest_affix; ++letters) {
      add(View::Form, "end",
          join(join(place, text::stable_hash(std::string_view(plain).substr(plain.size() - letters))), letters));
    }
    for (std::size_t letters = 2; letters < longest_affix; ++letters) {
      add(View::Form, "begin",
          join(join(place, text::stable_hash(std::string_view(plain).substr(0, letters))), letters));
    }
    add(View::Form, "length", join(place, std::min<std::size_t>(plain.size(), 12)));
  }

  void lists() {
    constexpr std::uint64_t names = bit(Fact::FirstName) | bit(Fact::Surname) | place_facts;
    const std::uint64_t first = words_.facts(candidate_.core).bits & names,
                        last = words_.facts(candidate_.last - 1).bits & names;
    add(View::Lists, "first", join(first, units_));
    add(View::Lists, "last", join(last, units_));
    if (candidate_.facts.bits != 0) add(View::Lists, "whole", candidate_.facts.bits & name_facts);
  }

  /// A key for the token at a place: words in small letters by themselves, others by their shape alone.
  [[nodiscard]] Key neighbour(std::size_t i) const {
    if (i >= words_.size()) return 1;
    const Token& token = words_[i];
    if (!token.is_word()) return 16 + token.mark;
    if (token.shape == Shape::Lower || (token.elided && token.shape == Shape::Initial)) return token.key;
    if (token.has_capital() && words_.facts(i).any_of(bit(Fact::Title) | bit(Fact::Role)) && words_.common(i) != 0)
      return token.key;
    return 2 + static_cast<Key>(token.shape);
  }

  void context() {
    const std::size_t first = candidate_.first, last = candidate_.last;
    const bool at_line = words_[first].gap == Gap::Line;
    const auto before = [&](std::size_t back) -> Key {
      if (at_line || first < back) return 1;
      for (std::size_t i = 1; i < back; ++i) {
        if (words_[first - i].gap == Gap::Line) return 1;
      }
      return neighbour(first - back);
    };
    const auto after = [&](std::size_t ahead) -> Key {
      for (std::size_t i = 0; i <= ahead; ++i) {
        if (last + i >= words_.size() || words_[last + i].gap == Gap::Line) return 1;
      }
      return neighbour(last + ahead);
    };
    const Key b1 = before(1), b2 = before(2), b3 = before(3), a1 = after(0), a2 = after(1), a3 = after(2);
    add(View::Context, "b1", b1);
    add(View::Context, "b1 units", join(b1, units_));
    add(View::Context, "b2 b1", join(b2, b1));
    add(View::Context, "b3 b2 b1", join(join(b3, b2), b1));
    add(View::Context, "b2", b2);
    add(View::Context, "b3", b3);
    add(View::Context, "a1", a1);
    add(View::Context, "a1 units", join(a1, units_));
    add(View::Context, "a1 a2", join(a1, a2));
    add(View::Context, "a2", a2);
    add(View::Context, "a1 a2 a3", join(join(a1, a2), a3));
    add(View::Context, "b1 a1", join(b1, a1));
    heads();
  }

  /// The kind of the common noun before, through an article, a preposition and adjectives.
  void heads() {
    constexpr std::uint64_t telling = bit(Fact::Title) | bit(Fact::Role) | bit(Fact::OrganisationHead) |
                                      bit(Fact::PlaceHead) | bit(Fact::ProductHead) | bit(Fact::EventHead) |
                                      bit(Fact::SpeechVerb);
    for (std::size_t back = 1; back <= 4 && back <= candidate_.first; ++back) {
      const std::size_t i = candidate_.first - back;
      if (!words_[i].is_word() || words_[i + 1].gap == Gap::Line) return;
      const std::uint64_t facts = words_.facts(i).bits & telling;
      if (facts == 0 || words_[i].has_capital()) continue;
      add(View::Context, "head", join(facts, std::min<std::size_t>(back, 3)));
      return;
    }
  }

  const Words& words_;
  const Candidate& candidate_;
  std::vector<Feature>& features_;
  std::size_t units_ = 1;
};

}  // namespace

void find_features(const Words& words, const Candidate& candidate, std::vector<Feature>& features) {
  Finding(words, candidate, features).run();
}

}  // namespace archive::entities
