// SPDX-License-Identifier: GPL-3.0-or-later
#include "spans.hpp"

#include <algorithm>
#include <array>

#include "archive/text/utf8.hpp"
#include "connectors.hpp"

namespace archive::entities {
namespace {

constexpr std::size_t longest_name = 12;  ///< tokens

/// The longest name of the lists that begins at a token.
struct Match {
  std::size_t last = 0;  ///< 0: none
  Entry entry;
};

std::size_t capitals_of(std::string_view name) {
  std::size_t count = 0;
  bool inside = false;
  for (std::size_t at = 0; at < name.size();) {
    const auto [value, size] = text::code_point_at(name, at);
    if (!inside && is_upper(value)) ++count;
    inside = is_letter(value);
    at += size;
  }
  return count;
}

class Finder {
 public:
  explicit Finder(const Words& words) : words_(words) {}

  std::vector<Candidate> run() {
    for (std::size_t i = 0; i < words_.size();) {
      const Token& token = words_[i];
      if (!token.has_capital() || is_tag(i)) {
        i = is_address(i) || is_tag(i) ? address_end(i) : i + 1;
        continue;
      }
      const std::size_t next = read(i);
      i = std::max(next, i + 1);
    }
    return std::move(found_);
  }

 private:
  /// Reads what begins at a capitalised token; gives the token to go on from.
  std::size_t read(std::size_t i) {
    if (words_[i].elided) {
      // `L'Équipe`: the article is part of some names, but not at the start of a sentence.
      const Match match = listed(i);
      if (match.last > i + 1 && !words_[i].sentence_start) return take_listed(i, match);
      return i + 1;
    }
    const Match match = listed(i);
    // `Le Parc national` is no village.
    if (match.last == i + 2 && words_[i].sentence_start && (words_.common(i) & CommonOther) != 0 &&
        (words_.common(i + 1) & CommonNoun) != 0 && match.entry.facts.population() < 8 &&
        !match.entry.facts.any_of(name_facts & ~(bit(Fact::Commune) | bit(Fact::City))))
      return i + 1;
    if (const std::size_t last = team(i, match); last > i) return last;
    if (match.last <= i + 1) {
      if (const std::size_t behind = behind_title(i); behind > i) return behind;
    }
    if (const std::size_t last = lower_listed(i); last > i) return last;
    if (words_[i].capitals_line) return read_capitals(i);
    if (const std::size_t last = contracted(i, match); last > i) return last;
    // `4G`, `12H00`
    if (begins_with_digit(i) && match.last == 0) return i + 1;
    if (const std::size_t person = before_person(i, match); person > i) {
      if (match.last == person) return take_listed(i, match);
      const bool party = words_[i].shape == Shape::Upper || words_[i].shape == Shape::Mixed;
      return party ? take_run(i, person) : person;
    }
    // `France Bleu Limousin`: what is listed is no first name.
    if (match.last > i + 1 && match.entry.facts.any_of(bit(Fact::Organisation)) && person_end(i) > match.last)
      return take_listed(i, match);
    const std::size_t headed = headed_name(i);
    const std::size_t run = run_end(i);
    if (headed > std::max(match.last, i + 1)) return take_headed(i, headed);
    if (match.last > i && match.last >= person_end(i) && match.last >= listed_limit(i, run))
      return take_listed(i, match);
    return take_run(i, run);
  }

  /// `#JeSuisCharlie`, `@prenom`
  [[nodiscard]] bool is_tag(std::size_t i) const {
    return i > 0 && words_[i].gap == Gap::None && (words_[i - 1].mark == '#' || words_[i - 1].mark == '@');
  }

  [[nodiscard]] bool is_address(std::size_t i) const {
    if (words_[i].shape != Shape::Lower || i + 1 >= words_.size()) return false;
    const std::string_view word = words_.word(i);
    return (words_[i + 1].mark == ':' && (word == "http" || word == "https")) ||
           (words_[i + 1].mark == '.' && word == "www");
  }

  [[nodiscard]] std::size_t address_end(std::size_t i) const {
    ++i;
    while (i < words_.size() && (words_[i].gap == Gap::None || words_[i].gap == Gap::Hyphen)) ++i;
    return i;
  }

  [[nodiscard]] bool begins_with_digit(std::size_t i) const {
    const char first = words_.word(i).front();
    return first >= '0' && first <= '9';
  }

  [[nodiscard]] std::size_t floor() const { return found_.empty() ? 0 : found_.back().last; }

  /// A listed name holds against a longer run of capitals where what follows it begins a name of its own kind.
  [[nodiscard]] std::size_t listed_limit(std::size_t i, std::size_t run) const {
    std::size_t end = run;
    // `Paris Saint-Germain` is longer than `Paris`: the run decides, unless its rest is known too.
    const Match match = listed(i);
    if (match.last > i && match.last < run && match.last - i > 1) end = match.last;
    return end;
  }

  /// Where a person begins behind the place, the party or the origin of theirs that begins at i: `le maire de Bordeaux
  /// Alain Juppé`, `la députée LFI Anne Durand`, `le Français Marc Petit`; i where none does.
  [[nodiscard]] std::size_t before_person(std::size_t i, const Match& match) const {
    const std::size_t end = match.last > i ? match.last : unit_end(i);
    if (!begins_unit(end)) return i;
    if (person_end(end) <= end || !is_sure_first_name(end)) {
      // `le Slovène Primoz Roglic`, `pour l'Afghanistan Zalmay Khalilzad`: two words that no list has.
      const bool two = begins_unit(unit_end(end)) && listed(end).last <= end;
      const bool origin = words_.facts(i).has(Fact::Demonym) && end == unit_end(i);
      const bool country = match.last == end && match.entry.facts.has(Fact::Country);
      const bool tied = words_.follows(i) && (is_french_particle(words_.word(i - 1)) || begins_with_article(i));
      return two && tied && (origin || country) ? end : i;
    }
    constexpr std::uint64_t heads = bit(Fact::OrganisationHead) | bit(Fact::PlaceHead) | bit(Fact::EventHead) |
                                    bit(Fact::ProductHead) | bit(Fact::Title);
    const Facts facts = words_.facts(i);
    if (facts.any_of(heads) && words_.word(i) != "République") return i;
    if (words_[i].shape == Shape::Mixed && end == i + 1) return is_first_name(i) ? i : end;
    const bool of = words_.follows(i) && (is_of(words_.word(i - 1)) || is_place_preposition(words_.word(i - 1)));
    const bool of_role = of && i > 1 && words_.follows(i - 1) && words_.facts(i - 2).has(Fact::Role);
    if (match.last > i && match.entry.facts.any_of(place_facts)) {
      const bool name_too = is_first_name(i) && is_sure_first_name(i);
      if (of_role || (of && !name_too) || (end > i + 1 && !name_too)) return end;
      if (!is_article(words_.follows(i) ? words_.word(i - 1) : "")) return i;
    }
    if (match.last > i && match.entry.facts.any_of(bit(Fact::Acronym) | bit(Fact::NoName))) return end;
    const unsigned common = words_.common(i);
    const std::string_view before = words_.follows(i) ? words_.word(i - 1) : std::string_view();
    const bool article = is_article(before) || before == "un" || before == "une" || before == "au" || before == "du" ||
                         begins_with_article(i);
    const bool possible = article || (is_of(before) && !is_first_name(i));
    const bool origin = possible && end == unit_end(i) && ((common & CommonWord) != 0 || facts.has(Fact::Demonym));
    return origin ? end : i;
  }

  /// `Le Slovène` at the head of a sentence.
  [[nodiscard]] bool begins_with_article(std::size_t i) const {
    if (!words_.follows(i) || !words_[i - 1].sentence_start) return false;
    const std::string_view before = words_.word(i - 1);
    return before == "Le" || before == "La" || before == "L'" || before == "L’";
  }

  /// A first name that is no common word besides, or that French parents give.
  [[nodiscard]] bool is_sure_first_name(std::size_t i) const {
    const unsigned common = words_.common(i);
    if (words_[i].shape == Shape::Initial) return (words_.word(i).size() > 1);
    return (common & LexiconFirstName) != 0 || (common & CommonWord) == 0;
  }

  /// Past the end of a title in capitals (`M.`, `Président`) before a name; i where there is none.
  [[nodiscard]] std::size_t behind_title(std::size_t i) const {
    const Token& token = words_[i];
    if (token.shape == Shape::Mixed || token.shape == Shape::Upper) return i;
    const Facts facts = words_.facts(i);
    if (!facts.any_of(bit(Fact::Title) | bit(Fact::Role))) return i;
    std::size_t next = i + 1;
    if (next < words_.size() && words_[next].mark == '.' && words_[next].gap == Gap::None) ++next;
    if (next >= words_.size() || !words_[next].is_word() || words_[next].gap == Gap::Line) return i;
    const bool short_title = facts.has(Fact::Title) && words_.word(i).size() <= 4;
    // `Don Siegel`
    if (facts.has(Fact::FirstName) && !token.sentence_start && next == i + 1) return i;
    if (words_[next].gap == Gap::Hyphen) return i;
    if (words_[next].has_capital()) return short_title || (words_.common(i) & CommonNoun) != 0 ? next : i;
    return short_title && is_particle(words_.word(next)) ? next : i;
  }

  [[nodiscard]] Match listed(std::size_t i) const {
    Match best;
    Key key = 0;
    std::size_t capitals = 0;
    for (std::size_t at = i; at < words_.size() && at < i + longest_name; ++at) {
      const Token& token = words_[at];
      if (at > i) {
        if (!token.is_word()) {
          // Some reading machines put spaces around hyphens: `Royaume - Uni`.
          const bool hyphen = token.mark == '-' && at + 1 < words_.size() && words_[at + 1].is_word() &&
                              token.gap == Gap::Space && words_[at + 1].gap == Gap::Space;
          if (token.mark == '&' || token.mark == '+' || hyphen) continue;
          break;
        }
        if (token.gap == Gap::Line) break;
      }
      key = at == i ? token.key : join(key, token.key);
      if (token.has_capital()) ++capitals;
      const Entry entry = at == i ? Entry{words_.facts(i), {}} : look_up(key);
      if (entry.facts.any_of(name_facts) && fits(entry, i, at, capitals)) {
        best.last = at + 1;
        best.entry = at == i ? look_up(key) : entry;
      }
      if (!entry.facts.has(Fact::Longer)) break;
    }
    // `Charles de Gaulle` is a place only where hyphens tie the words.
    const bool untied = best.last > i + 1 && best.entry.name.find('-') != std::string_view::npos &&
                        words_.words(i, best.last).find('-') == std::string_view::npos;
    if (untied && best.entry.name.starts_with(words_.word(i)) && person_end(i) >= best.last) return {};
    // `Canal+` is written with its sign.
    if (best.last > 0 && best.entry.name.ends_with('+')) {
      if (best.last >= words_.size() || words_[best.last].mark != '+' || words_[best.last].gap != Gap::None) return {};
      ++best.last;
    }
    // Behind a hyphen with spaces a name goes on only where the lists write one.
    if (best.last > i + 2 && !spaced_hyphens_fit(i, best)) return {};
    // Hyphens do not end inside a name.
    if (best.last > 0 && best.last < words_.size() && words_[best.last].gap == Gap::Hyphen &&
        words_[best.last].is_word()) {
      return {};
    }
    return best;
  }

  [[nodiscard]] bool spaced_hyphens_fit(std::size_t i, const Match& match) const {
    std::size_t marks = 0;
    for (std::size_t at = i; at < match.last; ++at) marks += words_[at].mark == '-' ? 1 : 0;
    if (marks == 0) return true;
    const std::string_view name = match.entry.name;
    return static_cast<std::size_t>(std::count(name.begin(), name.end(), '-')) >= marks;
  }

  [[nodiscard]] bool fits(const Entry& entry, std::size_t first, std::size_t last, std::size_t capitals) const {
    const Token& token = words_[first];
    if (first == last && token.shape == Shape::Capital && entry.facts.has(Fact::Acronym)) {
      return entry.facts.any_of(name_facts & ~bit(Fact::Acronym));
    }
    if (first == last && token.shape == Shape::Initial) return false;
    // Letters in capitals are no small place: `B.O.`, `CAN`.
    constexpr std::uint64_t towns = bit(Fact::Commune) | bit(Fact::City);
    if (first == last && token.shape == Shape::Upper && !token.capitals_line && words_.word(first).size() <= 4 &&
        !entry.facts.any_of(name_facts & ~towns) && entry.facts.population() < 10)
      return false;
    if (first == last) return true;
    const std::string_view name = entry.name.empty() ? look_up(words_.key(first, last + 1)).name : entry.name;
    const std::size_t listed_capitals = capitals_of(name);
    if (capitals >= listed_capitals) return true;
    // `Crédit agricole`, `Stade toulousain`: adjectives are written both ways.
    if (!entry.facts.has(Fact::Organisation) || !token.has_capital()) return false;
    std::size_t adjectives = 0;
    for (std::size_t at = first + 1; at <= last; ++at) adjectives += is_plain_adjective(at) ? 1 : 0;
    return capitals + adjectives >= listed_capitals;
  }

  /// `mer Noire`, `bande de Gaza`: listed names that begin with a small letter before the token.
  std::size_t lower_listed(std::size_t i) {
    std::size_t best = 0;
    Match match;
    for (std::size_t back = 1; back <= 3 && back <= i - std::min(i, floor()); ++back) {
      const std::size_t at = i - back;
      if (!words_[at].is_word() || !words_.follows(at + 1)) break;
      if (words_[at].shape != Shape::Lower || words_[at].elided) continue;
      if (!words_.facts(at).has(Fact::Longer) ||
          !words_.facts(at).any_of(bit(Fact::PlaceHead) | bit(Fact::PlaceHeadDe) | place_facts))
        continue;
      const Match longer = listed(at);
      if (longer.last > i && longer.entry.facts.any_of(name_facts)) {
        best = at;
        match = longer;
      }
    }
    if (match.last == 0) return 0;
    return take_listed(best, match);
  }

  /// `au Havre`, `des Ulis`: the place with the article that the preposition holds; i where there is none.
  std::size_t contracted(std::size_t i, const Match& plain) {
    if (!words_.follows(i) || words_[i].gap != Gap::Space) return i;
    const std::string_view before = words_.word(i - 1);
    const bool one = before == "du" || before == "au";
    if (!one && before != "des" && before != "aux") return i;
    Key key = key_of_word(one ? "le" : "les");
    Match best;
    for (std::size_t at = i; at < words_.size() && at < i + longest_name && (at == i || words_.follows(at)); ++at) {
      key = join(key, words_[at].key);
      const Entry entry = look_up(key);
      // `des Républicains`, `du Parisien`
      const bool body = entry.facts.has(Fact::Organisation) && plain.last == 0 && !words_[i].sentence_start;
      if (entry.facts.any_of(place_facts) || body) best = {at + 1, entry};
      if (!entry.facts.has(Fact::Longer)) break;
    }
    const bool at_end =
        best.last >= words_.size() || words_[best.last].gap != Gap::Hyphen || !words_[best.last].is_word();
    // A common word with a capital is what it says, unless the town is large: `au Conseil`, `au Havre`.
    const bool sure = best.entry.facts.population() >= 8 || best.entry.facts.has(Fact::Organisation) ||
                      best.last > i + 1 || (words_.common(i) & CommonWord) == 0;
    if (best.last == 0 || best.last < plain.last || !at_end || !sure || words_[i].elided) return i;
    if (plain.last == best.last && plain.entry.facts.any_of(bit(Fact::Country) | bit(Fact::Geography) |
                                                            bit(Fact::Subdivision) | bit(Fact::NoName)))
      return i;
    const std::size_t last = take_listed(i, best);
    found_.back().contracted = best.entry.facts.has(Fact::Organisation) && !best.entry.facts.any_of(place_facts);
    return last;
  }

  /// `les Oilers d'Edmonton`: a name in the plural and its town; i where there is none.
  std::size_t team(std::size_t i, const Match& match) {
    if (!words_.follows(i) || words_[i].shape == Shape::Upper ||
        !(words_.word(i).ends_with('s') || words_.word(i).ends_with('x')))
      return i;
    const std::string_view before = words_.word(i - 1);
    if (before != "les" && before != "des" && before != "aux" && before != "Les" && before != "Des") return i;
    if (match.last > i && match.entry.facts.any_of(place_facts & ~bit(Fact::Commune) & ~bit(Fact::City))) return i;
    std::size_t of = unit_end(i);
    if (begins_unit(of)) of = unit_end(of);
    if (of + 1 >= words_.size() || !words_[of].is_word() || !is_of(words_.word(of)) || !words_[of + 1].has_capital())
      return i;
    const Match town = listed(of + 1);
    if (town.last == 0 || !town.entry.facts.any_of(place_facts)) return i;
    // `les Marocains de France`, `les Rois de France` are people, `les Pompiers de Paris` are at work.
    const unsigned common = words_.common(i);
    if (town.entry.facts.has(Fact::Country) && ((common & CommonNoun) == 0 || (common & CommonAdjective) != 0))
      return i;
    if (words_.facts(i).any_of(bit(Fact::Role) | bit(Fact::Title) | bit(Fact::PlaceHead) | bit(Fact::EventHead) |
                               bit(Fact::NoName)))
      return i;
    Candidate candidate{.first = static_cast<std::uint32_t>(i), .last = static_cast<std::uint32_t>(town.last)};
    candidate.add(Kind::Org, 3.5f, "plural with a town");
    push(candidate);
    return found_.back().last;
  }

  /// In a line of capitals alone, only the lists tell a name.
  std::size_t read_capitals(std::size_t i) {
    const Match match = listed(i);
    if (match.last > i + 1 ||
        (match.last == i + 1 &&
         match.entry.facts.any_of(bit(Fact::Country) | bit(Fact::Geography) | bit(Fact::Acronym)) &&
         words_.common(i) == 0)) {
      return take_listed(i, match);
    }
    std::size_t end = person_end(i);
    // Where all is in capitals a name ends at the first common word: `ANNE DURAND FACE AU MAIRE`.
    for (std::size_t at = unit_end(i); at < end; at = unit_end(at)) {
      const bool surname_first = at == unit_end(i) && words_.facts(at).has(Fact::Surname);
      if (!surname_first && (words_.common(at) & CommonWord) != 0) end = at;
    }
    if (end > unit_end(i) && ((words_.common(i) & CommonWord) == 0 || (words_.common(i) & LexiconFirstName) != 0)) {
      push({.first = static_cast<std::uint32_t>(i), .last = static_cast<std::uint32_t>(end), .form = Form::PersonName});
      return end;
    }
    return i + 1;
  }

  // Limits ----------------------------------------------------------------------------------------------------------

  /// The end of a word with all that hyphens tie to it.
  [[nodiscard]] std::size_t unit_end(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < words_.size() && words_[end].is_word() && words_[end].gap == Gap::Hyphen && end < i + longest_name)
      ++end;
    return end;
  }

  [[nodiscard]] bool begins_unit(std::size_t i) const {
    return i < words_.size() && words_[i].has_capital() && !words_[i].elided && words_[i].gap == Gap::Space &&
           !words_[i].sentence_start && !begins_with_digit(i);
  }

  /// Past a connector (`de la`, `van der`) when a capital follows; i where there is none.
  [[nodiscard]] std::size_t behind_connector(std::size_t i) const {
    std::size_t at = i;
    for (int count = 0; count < 3 && at < words_.size(); ++count) {
      if (!words_[at].is_word() || words_[at].gap == Gap::Line) return i;
      if (words_[at].has_capital() && !words_[at].elided) return at;
      if (!is_particle(words_.word(at))) return i;
      ++at;
    }
    return at < words_.size() && words_[at].is_word() && words_[at].has_capital() && words_[at].gap != Gap::Line ? at
                                                                                                                 : i;
  }

  [[nodiscard]] bool is_first_name(std::size_t i) const {
    if (words_[i].shape == Shape::Initial) return words_.word(i).size() > 1 && words_.word(i).back() == '.';
    if (words_[i].shape == Shape::Mixed || (words_[i].shape == Shape::Upper && words_.word(i).size() < 4)) return false;
    // `SAMU de l'Aube`: letters, unless the surname is in capitals too.
    if (words_[i].shape == Shape::Upper && !words_[i].capitals_line &&
        (i + 1 >= words_.size() || words_[i + 1].shape != Shape::Upper))
      return false;
    const Facts facts = words_.facts(i);
    if (!facts.has(Fact::FirstName)) return false;
    const unsigned common = words_.common(i);
    return (common & CommonOther) == 0 && ((common & CommonWord) == 0 || (common & LexiconName) != 0 ||
                                           facts.any_of(bit(Fact::Male) | bit(Fact::Female)));
  }

  [[nodiscard]] bool is_roman(std::size_t i) const {
    const std::string_view word = words_.word(i);
    return word == "Ier" ||
           (words_[i].has_capital() && word.find_first_not_of("IVX") == std::string_view::npos && !word.empty());
  }

  /// The end of the name of a person that begins at a first name or an initial; i where none does.
  [[nodiscard]] std::size_t person_end(std::size_t i) const {
    if (!is_first_name(i)) return i;
    std::size_t at = unit_end(i);
    std::size_t units = 1;
    // `sur X. La suite`: a full stop that ends the sentence.
    if (words_[i].shape == Shape::Initial && at + 1 < words_.size() && words_[at].is_word() &&
        (words_.common(at) & CommonOther) != 0 && !words_[at + 1].has_capital())
      return i;
    while (at < words_.size() && units < 6) {
      if (begins_unit(at) ||
          (words_[at].has_capital() && words_[at - 1].shape == Shape::Initial && words_[at].gap == Gap::None)) {
        at = unit_end(at);
        ++units;
        continue;
      }
      const std::size_t behind = behind_connector(at);
      if (behind == at) break;
      if (!joins_person(i, at, behind, units)) break;
      at = unit_end(behind);
      ++units;
    }
    // `S. M. I.`
    bool word = false;
    for (std::size_t j = i; j < at && !word; ++j) word = words_[j].has_capital() && words_[j].shape != Shape::Initial;
    if (!word) return i;
    // `Audi RS`: letters behind a name are a model or a firm.
    const std::string_view end = words_.word(at - 1);
    if (units > 1 && words_[at - 1].shape == Shape::Upper && end.size() < 4 && !is_roman(at - 1)) return i;
    return units > 1 ? at : i;
  }

  /// Whether a particle belongs to the name that began at i: `Charles de Gaulle`, not `Anne Hidalgo de Paris`.
  [[nodiscard]] bool joins_person(std::size_t i, std::size_t particle, std::size_t behind, std::size_t units) const {
    const std::string_view word = words_.word(particle);
    if (!is_french_particle(word)) return true;
    if (words_[i].shape == Shape::Initial && units == 1 && words_.word(i).size() < 2) return false;
    const Facts right = words_.facts(behind);
    if (is_roman(particle - 1)) return true;
    const bool known_place =
        right.any_of(place_facts) &&
        (right.population() >= 8 || right.any_of(bit(Fact::Country) | bit(Fact::Geography) | bit(Fact::Subdivision)));
    if (words_.facts(i).any_of(place_facts & ~bit(Fact::Commune)) && known_place && units == 1) return false;
    if (units == 1) return word != "le" && word != "la" && word != "les";
    return !known_place && word != "le" && word != "la" && word != "les" && word != "des";
  }

  /// The end of capitalised words side by side.
  [[nodiscard]] std::size_t run_end(std::size_t i) const {
    const std::size_t person = person_end(i);
    if (person > i) return person;
    std::size_t at = unit_end(i);
    // `la candidate PS Anne Durand`: party and person.
    const bool body = words_[i].shape == Shape::Upper || is_body_of_state(words_.word(i));
    if (body && begins_unit(at) && person_end(at) > at) return at;
    for (std::size_t units = 1; units < 6 && at < words_.size(); ++units) {
      if (begins_unit(at)) {
        at = unit_end(at);
      } else if (at + 1 < words_.size() && words_[at].mark == '&' && words_[at + 1].has_capital() &&
                 words_[at + 1].gap != Gap::Line) {
        at = unit_end(at + 1);
      } else if (at + 1 < words_.size() && words_[at].gap == Gap::Space && is_arabic_link(words_.word(at)) &&
                 words_[at + 1].has_capital() &&
                 (words_[at + 1].gap == Gap::Space || words_[at + 1].gap == Gap::Hyphen)) {
        at = unit_end(at + 1);
      } else if (at + 1 < words_.size() && words_[at].is_word() && is_foreign_link(words_.word(at)) &&
                 begins_unit(at + 1)) {
        at = unit_end(at + 1);
      } else {
        break;
      }
    }
    return at;
  }

  /// The end of a name that begins with its head in capitals: `Fédération française de tennis`, `Lac de Joux`.
  [[nodiscard]] std::size_t headed_name(std::size_t i) const {
    const Facts facts = words_.facts(i);
    bool proper = facts.has(Fact::OrganisationHead);
    constexpr std::uint64_t heads = bit(Fact::OrganisationHead) | bit(Fact::PlaceHead) | bit(Fact::EventHead);
    if (!facts.any_of(heads) || words_[i].shape == Shape::Upper) return i;
    std::size_t at = i + 1;
    // `le président de la République Paul Durand`, `le procureur de la République de Rennes`
    if (words_.word(i) == "République" && at + 1 < words_.size()) {
      const Match country = is_of(words_.word(at)) ? listed(at + 1) : Match{};
      const bool town = country.last > 0 && !country.entry.facts.has(Fact::Country);
      if (person_end(at) > at || town) return i;
    }
    std::size_t parts = 0;
    while (at < words_.size() && parts < 5) {
      const Token& token = words_[at];
      if (!token.is_word() || token.gap == Gap::Line) break;
      if (token.has_capital() && !token.elided) {
        if (words_[at].sentence_start) break;
        // `l'Assemblée nationale Anne Durand`, `l'Assemblée M. Durand`
        if (words_.facts(at).has(Fact::Title) && words_.word(at).size() <= 4) break;
        if (at > i + 1 && !words_[at - 1].has_capital() && words_[at - 1].is_word() && person_end(at) > at) break;
        // `les relations avec le Parlement Anne Durand`: a body that has its name already.
        if (at == i + 1 && is_body_of_state(words_.word(i)) && person_end(at) > at) break;
        at = unit_end(at);
        ++parts;
        proper = true;
        continue;
      }
      if (is_plain_adjective(at)) {
        // `l'Agence Durand diffusée hier`, `le Conseil présidé par`
        if (at > i + 1 && words_[at - 1].has_capital() && (words_.common(at - 1) & CommonNoun) == 0) break;
        if ((words_.common(at) & CommonParticiple) != 0 && at + 1 < words_.size() && words_[at + 1].is_word() &&
            words_[at + 1].shape == Shape::Lower && (words_.common(at + 1) & CommonOther) != 0)
          break;
        ++at;
        ++parts;
        continue;
      }
      if (const std::size_t behind = coordinated(at, facts); behind > at) {
        at = behind;
        continue;
      }
      const std::size_t behind = complement(at, facts);
      if (behind == at) break;
      // `le rejet à l'Assemblée nationale de la proposition de loi`
      if (words_[behind - 1].shape == Shape::Lower && look_up(words_.key(i, at)).facts.has(Fact::Organisation)) break;
      proper = proper || words_[behind - 1].has_capital();
      at = behind;
      ++parts;
    }
    return parts > 0 && proper ? at : i;
  }

  [[nodiscard]] bool is_plain_adjective(std::size_t at) const {
    if (at >= words_.size() || !words_[at].is_word() || words_[at].elided || words_[at].shape != Shape::Lower)
      return false;
    const unsigned common = words_.common(at);
    return (common & CommonAdjective) != 0 && (common & (CommonVerb | CommonOther)) == 0;
  }

  /// Past `et atmosphérique`, `et de l'insertion` behind a part of the same make; `at` where there is none.
  [[nodiscard]] std::size_t coordinated(std::size_t at, Facts head) const {
    if (words_.word(at) != "et" || !head.has(Fact::OrganisationHead) || at + 1 >= words_.size() ||
        !words_.follows(at + 1))
      return at;
    const unsigned before = words_.common(at - 1);
    if (words_[at - 1].shape != Shape::Lower) return at;
    if (is_plain_adjective(at + 1) && is_plain_adjective(at - 1)) return at + 2;
    if ((before & CommonNoun) == 0 || !is_of(words_.word(at + 1))) return at;
    const std::size_t behind = complement(at + 1, head);
    return behind > at + 1 && words_[behind - 1].shape == Shape::Lower ? behind : at;
  }

  /// `XIXe`, `2e`
  [[nodiscard]] bool is_ordinal(std::size_t i) const {
    std::string_view word = words_.word(i);
    if (word.ends_with("ème")) word.remove_suffix(std::string_view("ème").size());
    else if (word.ends_with("e")) word.remove_suffix(1);
    else return false;
    return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
  }

  /// Past `de la santé`, `pour l'éducation`; `at` where nothing of the kind stands.
  [[nodiscard]] std::size_t complement(std::size_t at, Facts head) const {
    if (!is_complement_preposition(words_.word(at))) return at;
    std::size_t noun = at + 1;
    while (noun < words_.size() && noun < at + 3 && words_[noun].is_word() && is_article(words_.word(noun))) ++noun;
    if (noun >= words_.size() || !words_[noun].is_word() || words_[noun].gap == Gap::Line) return at;
    if (words_[noun].has_capital()) {
      if (is_ordinal(noun)) return at;
      // The parties of somebody, and matches against somebody.
      const bool somebody = words_.facts(noun).has(Fact::FirstName) && person_end(noun) > noun;
      return is_of(words_.word(at)) && !(somebody && head.has(Fact::OrganisationHead)) ? unit_end(noun) : at;
    }
    const unsigned common = words_.common(noun);
    const bool is_noun =
        words_[noun].shape == Shape::Lower && (common & CommonNoun) != 0 && (common & CommonOther) == 0;
    return is_noun && head.any_of(bit(Fact::OrganisationHead)) && !words_[noun].elided ? unit_end(noun) : at;
  }

  // Taking ----------------------------------------------------------------------------------------------------------

  void push(Candidate candidate) {
    // `la mosquée al-Aqsa`
    if (words_[candidate.first].gap == Gap::Hyphen && candidate.first > floor() && candidate.first > 0 &&
        words_[candidate.first - 1].shape == Shape::Lower && is_arabic_article(words_.word(candidate.first - 1))) {
      --candidate.first;
      candidate.facts = {};
      candidate.listed = {};
    }
    candidate.core = candidate.first;
    take_head(candidate);
    take_particle(candidate);
    const Token& token = words_[candidate.first];
    candidate.weak_start = token.sentence_start || token.capitals_line;
    found_.push_back(candidate);
  }

  /// A head of common nouns, which ends at a token.
  struct Head {
    std::size_t first = 0;
    Facts facts;  ///< empty where there is none
  };

  static constexpr std::uint64_t head_facts = bit(Fact::OrganisationHead) | bit(Fact::PlaceHead) | bit(Fact::EventHead);

  [[nodiscard]] Head head_ending_at(std::size_t at) const {
    for (std::size_t count = 4; count >= 1; --count) {
      if (at + 1 < count || at + 1 - count < floor()) continue;
      const std::size_t first = at + 1 - count;
      if (words_[first].shape != Shape::Lower || words_[first].elided || words_[first].gap == Gap::Hyphen) continue;
      bool together = true;
      for (std::size_t i = first + 1; i <= at; ++i)
        together = together && words_.follows(i) && words_[i].shape == Shape::Lower;
      if (!together) continue;
      const Facts facts = count == 1 ? words_.facts(first) : look_up(words_.key(first, at + 1)).facts;
      if (facts.any_of(head_facts)) return {first, facts};
    }
    return {};
  }

  /// Puts `groupe`, `université de` before the name into the mention, where they belong to it.
  void take_head(Candidate& candidate) const {
    if (candidate.form == Form::Headed || !words_.follows(candidate.first)) return;
    if (candidate.facts.any_of(bit(Fact::Organisation) | bit(Fact::Acronym)) && !candidate.facts.has(Fact::Metonymy))
      return;
    std::size_t before = candidate.first - 1;
    if (before < floor()) return;
    std::size_t of = before;
    if (is_article(words_.word(of)) && of > floor() && words_.follows(of)) --of;
    const bool with_of = is_of(words_.word(of)) && of > floor() && words_.follows(of);
    if (with_of) before = of - 1;
    const Head head = head_ending_at(before);
    if (head.facts.bits == 0 || is_ordinal(candidate.first)) return;
    // `le président du parti Anne Durand` names her.
    if (!with_of && candidate.form == Form::PersonName && is_sure_first_name(candidate.first) && head.first > 1 &&
        words_.follows(head.first) && (is_of(words_.word(head.first - 1)) || is_article(words_.word(head.first - 1))) &&
        (words_.facts(head.first - 2).has(Fact::Role) ||
         (head.first > 2 && words_.facts(head.first - 3).has(Fact::Role))))
      return;
    const bool part =
        with_of ? head.facts.any_of(bit(Fact::OrganisationHeadDe) | bit(Fact::PlaceHeadDe) | bit(Fact::EventHeadDe))
                : !head.facts.has(Fact::OnlyBefore);
    if (!part || (candidate.form == Form::PersonName && head.facts.has(Fact::EventHead))) return;
    candidate.first = static_cast<std::uint32_t>(head.first);
    candidate.form = Form::Headed;
    candidate.tied = with_of;
    candidate.facts = {};
    candidate.listed = {};
    // `ministère de l'Éducation nationale`
    std::size_t end = candidate.last;
    while (with_of && end < words_.size() && end < candidate.last + 2u && words_.follows(end) &&
           words_[end].shape == Shape::Lower && (words_.common(candidate.core) & CommonNoun) != 0 &&
           (words_.common(end) & CommonAdjective) != 0 && (words_.common(end) & (CommonVerb | CommonOther)) == 0) {
      ++end;
    }
    candidate.last = static_cast<std::uint32_t>(end);
  }

  /// Titles that are of somebody or of some place: what follows `de` is no surname.
  [[nodiscard]] static bool is_relation(std::string_view word) {
    static constexpr std::array<std::string_view, 17> relations = {
        "père",   "frère",     "sœur", "soeur",  "dame",       "roi",  "reine",  "empereur", "impératrice",
        "prince", "princesse", "pape", "évêque", "archevêque", "imam", "sultan", "émir"};
    return std::find(relations.begin(), relations.end(), word) != relations.end();
  }

  /// `M. de Villepin`, `le général de Gaulle`: a particle between title and surname.
  void take_particle(Candidate& candidate) const {
    const std::size_t at = candidate.first;
    if (candidate.form == Form::Headed || at < 2 || at - 1 <= floor() || !words_.follows(at)) return;
    std::size_t particle = at - 1;
    if (words_[particle].has_capital() || !is_particle(words_.word(particle))) return;
    if (particle > floor() + 1 && is_of(words_.word(particle - 1)) && words_.follows(particle)) --particle;
    if (particle == 0 || !words_.follows(particle)) return;
    const Facts title = words_.facts(particle - 1);
    const bool known_place = candidate.facts.any_of(place_facts);
    const bool short_title = words_[particle - 1].has_capital() && words_.word(particle - 1).size() <= 4;
    if (!title.has(Fact::Title) || (known_place && !short_title)) return;
    // `la professeure d'EPS`
    if (words_[at].shape == Shape::Upper && !words_[at].capitals_line && !short_title) return;
    // `le frère d'Anne`, `le roi de Xanadu`
    if (is_relation(words_.word(particle - 1))) return;
    // `la secrétaire générale du PS`, `la politique générale d'Anne Durand`
    const bool adjective = (words_.common(particle - 1) & CommonAdjective) != 0 && particle > 1 &&
                           words_.follows(particle - 1) && words_[particle - 2].shape != Shape::Mark &&
                           !is_french_particle(words_.word(particle - 2)) &&
                           (words_.common(particle - 2) & CommonNoun) != 0;
    if (adjective || (candidate.form == Form::PersonName && is_first_name(at))) return;
    candidate.first = candidate.core = static_cast<std::uint32_t>(particle);
    candidate.facts = {};
    candidate.listed = {};
    candidate.form = Form::PersonName;
  }

  std::size_t take_listed(std::size_t i, const Match& match) {
    Candidate candidate{.first = static_cast<std::uint32_t>(i),
                        .last = static_cast<std::uint32_t>(match.last),
                        .form = Form::Listed,
                        .facts = match.entry.facts,
                        .listed = match.entry.name};
    push(candidate);
    return found_.back().last;
  }

  std::size_t take_headed(std::size_t i, std::size_t end) {
    Candidate candidate{
        .first = static_cast<std::uint32_t>(i), .last = static_cast<std::uint32_t>(end), .form = Form::Headed};
    const Entry entry = look_up(words_.key(i, end));
    if (entry.facts.any_of(name_facts)) {
      candidate.facts = entry.facts;
      candidate.listed = entry.name;
    }
    push(candidate);
    return found_.back().last;
  }

  std::size_t take_run(std::size_t i, std::size_t end) {
    // A common word that merely begins the sentence is no part of the name behind it.
    const std::size_t first_end = unit_end(i);
    const bool last_first = words_.facts(i).has(Fact::EasternSurname) && words_.common(end - 1) == 0;
    if (first_end < end && !last_first && words_[i].sentence_start && (words_.common(i) & CommonWord) != 0 &&
        !is_first_name(i) && first_end == i + 1) {
      return i + 1;
    }
    // `(À l'étranger) En Italie`: headings and lists begin with a preposition too.
    if (first_end < end && first_end == i + 1 && opens_clause(words_.word(i))) return i + 1;
    Candidate candidate{.first = static_cast<std::uint32_t>(i),
                        .last = static_cast<std::uint32_t>(end),
                        .form = person_end(i) == end ? Form::PersonName : Form::Run};
    push(candidate);
    return found_.back().last;
  }

  const Words& words_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> find_spans(const Words& words) { return Finder(words).run(); }

}  // namespace archive::entities
