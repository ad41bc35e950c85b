// SPDX-License-Identifier: GPL-3.0-or-later
/// Names of the lists: which holds at a place, and whether its capitals are those of a name.
#include <algorithm>
#include <array>

#include "archive/text/utf8.hpp"
#include "connectors.hpp"
#include "gazetteer.hpp"
#include "span_finder.hpp"

namespace archive::entities {
namespace {

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

}  // namespace

std::size_t SpanFinder::listed_limit(std::size_t i, const Match& match, std::size_t run) {
  std::size_t end = run;
  // `Paris Saint-Germain` is longer than `Paris`: the run decides, unless its rest is known too.
  if (match.last > i && match.last < run && match.last - i > 1) end = match.last;
  return end;
}

Match SpanFinder::listed(std::size_t i) const {
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
    const Facts facts = at == i ? words_.facts(i) : facts_of(key);
    if (facts.any_of(name_facts)) {
      const Entry entry = look_up(key);
      if (fits(entry, i, at, capitals)) best = {at + 1, entry};
    }
    if (!facts.has(Fact::Longer)) break;
  }
  // `Charles de Gaulle` is a place only where hyphens tie the words.
  const bool untied = best.last > i + 1 && best.entry.name.find('-') != std::string_view::npos &&
                      words_.words(i, best.last).find('-') == std::string_view::npos;
  if (untied && !best.entry.facts.has(Fact::Organisation) && best.entry.name.starts_with(words_.word(i)) &&
      person_end(i) >= best.last)
    return {};
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

bool SpanFinder::spaced_hyphens_fit(std::size_t i, const Match& match) const {
  std::size_t marks = 0;
  for (std::size_t at = i; at < match.last; ++at) marks += words_[at].mark == '-' ? 1 : 0;
  if (marks == 0) return true;
  const std::string_view name = match.entry.name;
  return static_cast<std::size_t>(std::count(name.begin(), name.end(), '-')) >= marks;
}

bool SpanFinder::fits(const Entry& entry, std::size_t first, std::size_t last, std::size_t capitals) const {
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

std::size_t SpanFinder::lower_listed(std::size_t i) {
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

std::size_t SpanFinder::contracted(std::size_t i, const Match& plain) {
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
  if (plain.last == best.last &&
      plain.entry.facts.any_of(bit(Fact::Country) | bit(Fact::Geography) | bit(Fact::Subdivision) | bit(Fact::NoName)))
    return i;
  const std::size_t last = take_listed(i, best);
  found_.back().contracted = best.entry.facts.has(Fact::Organisation) && !best.entry.facts.any_of(place_facts);
  return last;
}

std::size_t SpanFinder::team(std::size_t i, const Match& match) {
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
  if (town.entry.facts.has(Fact::Country) && ((common & CommonNoun) == 0 || (common & CommonAdjective) != 0)) return i;
  if (words_.facts(i).any_of(bit(Fact::Role) | bit(Fact::Title) | bit(Fact::PlaceHead) | bit(Fact::EventHead) |
                             bit(Fact::NoName)))
    return i;
  Candidate candidate{.first = static_cast<std::uint32_t>(i), .last = static_cast<std::uint32_t>(town.last)};
  candidate.add(Kind::Org, 3.5f, "plural with a town");
  push(candidate);
  return found_.back().last;
}

}  // namespace archive::entities
