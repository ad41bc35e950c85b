// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles the lists of names and of telling words into one table. Runs while the program is built; reads nothing but
// its arguments, so that the same inputs give the same bytes.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "gazetteer.hpp"
#include "gazetteer_layout.hpp"
#include "tokens.hpp"

namespace {

using namespace archive::entities;

/// What a list says of each of its lines: NAME, or NAME and a tab and a second column.
struct List {
  std::string_view name;
  std::uint64_t facts;
  bool keeps_spelling;  ///< the table gives the name as the list writes it
};

constexpr List lists[] = {
    {"first_names", bit(Fact::FirstName), false},
    {"surnames", bit(Fact::Surname), false},
    {"place_variants", bit(Fact::PlaceVariant), true},
    {"countries", bit(Fact::Country), true},
    {"geography", bit(Fact::Geography), true},
    {"cities_french", bit(Fact::City), true},
    {"communes", bit(Fact::Commune), true},
    {"departments", bit(Fact::Subdivision), true},
    {"subdivisions", bit(Fact::Subdivision), true},
    {"cities", bit(Fact::City), true},
    {"organisations", bit(Fact::Organisation), true},
    {"metonymies", bit(Fact::Organisation) | bit(Fact::Metonymy), true},
    {"products", bit(Fact::Product), true},
    {"titles", bit(Fact::Title), false},
    {"roles", bit(Fact::Role), false},
    {"speech_verbs", bit(Fact::SpeechVerb), false},
    {"organisation_heads", bit(Fact::OrganisationHead), false},
    {"place_heads", bit(Fact::PlaceHead), false},
    {"product_heads", bit(Fact::ProductHead), false},
    {"event_heads", bit(Fact::EventHead), false},
    {"last_words", 0, false},
    {"eastern_surnames", bit(Fact::EasternSurname) | bit(Fact::Surname), false},
    {"demonyms", bit(Fact::Demonym), false},
    {"no_names", bit(Fact::NoName), false},
};

struct Value {
  std::uint64_t facts = 0;
  std::string name;
  std::size_t list = 0;  ///< the name is that of the first list in the order above
};

const List& list_named(std::string_view name) {
  const auto* const list =
      std::find_if(std::begin(lists), std::end(lists), [&](const List& l) { return l.name == name; });
  if (list == std::end(lists)) throw std::runtime_error("no rule for the list " + std::string(name));
  return *list;
}

/// Whether a name is the other one with hyphens for some of its spaces.
bool ties(std::string_view name, std::string_view other) {
  return name != other && std::equal(name.begin(), name.end(), other.begin(), other.end(),
                                     [](char a, char b) { return a == b || (a == '-' && b == ' '); });
}

class Table {
 public:
  void read(const std::string& path) {
    const std::string stem = path.substr(path.rfind('/') + 1, path.rfind('.') - path.rfind('/') - 1);
    const List& list = list_named(stem);
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    for (std::string line; std::getline(file, line);) {
      if (!line.empty() && line.front() != '#') add(list, line);
    }
  }

  /// Texts may lack accents: `depute` tells what `député` does, and `comte` is itself.
  void end() {
    for (const auto& [key, facts] : accented_) {
      std::uint64_t& plain = values_[key].facts;
      if ((plain & telling_facts) == 0) plain |= facts;
    }
  }

  [[nodiscard]] std::string bytes() const {
    using namespace layout;
    Header header{magic, 4, sizeof(Header), 0, 0, 0};
    while ((std::size_t{1} << header.bits) * 2 < values_.size() * 3) ++header.bits;
    const std::size_t count = std::size_t{1} << header.bits;
    std::vector<Slot> slots(count, Slot{0, 0, 0});
    std::string names(1, '\0');
    for (const auto& [key, value] : values_) {
      std::size_t at = key & (count - 1);
      while (slots[at].facts != 0) at = (at + 1) & (count - 1);
      slots[at] = {static_cast<std::uint32_t>(key >> 32), 0, value.facts};
      if (value.name.empty()) continue;
      slots[at].name = static_cast<std::uint32_t>(names.size());
      names += value.name + '\0';
    }
    header.names_at = static_cast<std::uint32_t>(sizeof(Header) + count * sizeof(Slot));
    header.size = static_cast<std::uint32_t>(header.names_at + names.size());
    std::string all(reinterpret_cast<const char*>(&header), sizeof(Header));
    all.append(reinterpret_cast<const char*>(slots.data()), count * sizeof(Slot));
    return all + names;
  }

 private:
  void add(const List& list, const std::string& line) {
    const std::size_t tab = line.find('\t');
    const std::string written = line.substr(0, tab);
    const std::string second = tab == std::string::npos ? "" : line.substr(tab + 1);
    std::uint64_t facts = list.facts;
    std::string name = list.keeps_spelling ? written : "";
    if (second == "m" || second == "f") {
      const bool male = second == "m";
      facts |= list.name == "titles" ? bit(male ? Fact::TitleMale : Fact::TitleFemale)
                                     : bit(male ? Fact::Male : Fact::Female);
    } else if (list.name == "last_words") {
      facts |= bit(second == "org" ? Fact::OrganisationEnd : Fact::PlaceEnd);
    } else if (second == "before") {
      facts |= bit(Fact::OnlyBefore);
    } else if (second == "de") {
      facts |= bit(list.name == "place_heads"   ? Fact::PlaceHeadDe
                   : list.name == "event_heads" ? Fact::EventHeadDe
                                                : Fact::OrganisationHeadDe);
    } else if (list.name == "communes" || list.name == "cities") {
      const double people = std::max(1.0, std::stod(second));
      facts |= static_cast<std::uint64_t>(std::min(15.0, 2 * std::log10(people)))
               << static_cast<unsigned>(Fact::Population);
    } else if (!second.empty()) {
      name = second;
      // What other spellings lead to is a place, though no list of cities has it so: `Kiev`.
      if (list.name == "place_variants" && second != written) add(list_named("cities_french"), second);
    }
    cut(written, tokens_);
    const bool acronym = std::all_of(tokens_.begin(), tokens_.end(), [](const Token& token) {
      return token.shape == Shape::Upper || token.shape == Shape::Number || token.shape == Shape::Mark;
    });
    if (acronym && (facts & bit(Fact::Organisation)) != 0) {
      facts = (facts & ~bit(Fact::Organisation)) | bit(Fact::Acronym);
    }
    Key key = 0;
    std::size_t words = 0;
    for (const auto& token : tokens_) {
      if (!token.is_word()) continue;
      if (words > 0) values_[key].facts |= bit(Fact::Longer);
      key = words++ == 0 ? token.key : join(key, token.key);
    }
    if (words == 0) throw std::runtime_error("no word in: " + line);
    if (words == 1 && written.ends_with("é") && (list.facts & telling_facts) != 0) {
      values_[join(key, final_accent)].facts |= facts;
      accented_[key] |= facts;
      return;
    }
    Value& value = values_[key];
    const std::uint64_t people = std::uint64_t{15} << static_cast<unsigned>(Fact::Population);
    // Of two places of one name the larger counts.
    value.facts = (value.facts | facts) & ~people;
    value.facts |= std::max(known_people_[key], facts & people);
    known_people_[key] = value.facts & people;
    const auto order = static_cast<std::size_t>(&list - lists) + 1;
    // The hyphens of a commune are official: `Les Sables-d'Olonne`.
    const bool hyphens = list.name == "communes" && ties(name, value.name);
    if (!name.empty() && (value.list == 0 || order < value.list || hyphens)) {
      value.name = name;
      value.list = order;
    }
  }

  std::map<Key, Value> values_;
  std::map<Key, std::uint64_t> known_people_;
  std::map<Key, std::uint64_t> accented_;  ///< facts of telling words in -é
  std::vector<Token> tokens_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "usage: compile_gazetteer TABLE LIST...\n";
    return 2;
  }
  try {
    Table table;
    for (int i = 2; i < count; ++i) table.read(arguments[i]);
    table.end();
    std::ofstream out(arguments[1], std::ios::binary);
    out << table.bytes();
    out.close();
    if (!out) throw std::runtime_error(std::string("cannot write ") + arguments[1]);
  } catch (const std::exception& error) {
    std::cerr << "compile_gazetteer: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
