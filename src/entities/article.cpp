// SPDX-License-Identifier: GPL-3.0-or-later
#include "article.hpp"

#include <algorithm>
#include <cmath>

#include "connectors.hpp"
#include "letters.hpp"
#include "model.hpp"
#include "spans.hpp"
#include "word_set.hpp"
#include "works.hpp"

namespace archive::entities {
namespace {

/// `CAN-2004-0488`, `d'EPS`: digits, or capitals behind a particle, are the name of nobody.
bool is_code(const Words& words, const Candidate& candidate) {
  // `JR Kyushu`: letters before a word are a firm's.
  const Token& first = words[candidate.first];
  if (candidate.last - candidate.first > 1 && first.shape == Shape::Upper && !first.capitals_line &&
      first.end - first.begin <= 3 && words[candidate.last - 1].shape == Shape::Capital)
    return true;
  for (std::size_t i = candidate.first; i < candidate.last; ++i) {
    if (words[i].shape == Shape::Number) return true;
  }
  return words[candidate.first].shape == Shape::Lower && words[candidate.last - 1].shape == Shape::Upper;
}

/// Whether hyphens tie all words of a name.
bool is_one_unit(const Words& words, const Candidate& candidate) {
  for (std::size_t i = candidate.first + 1; i < candidate.last; ++i) {
    if (words[i].gap != Gap::Hyphen) return false;
  }
  return true;
}

/// The probability from which on the learned weights decide, by kind, for names of one word and of several; products
/// never. A wrong person is worse than a missing one: single words have to be nearly sure.
constexpr std::array<float, kind_count> single_shares = {0.995f, 0.995f, 0.7f, 2.0f};
constexpr std::array<float, kind_count> several_shares = {0.97f, 0.99f, 0.8f, 2.0f};

constexpr std::uint64_t organisation_facts = bit(Fact::Organisation) | bit(Fact::Acronym);

/// `entre Berck et Le Touquet`, `le porte-avions français Le Foudroyant`: places and ships.
bool is_named_thing(const Words& words, const Candidate& candidate) {
  if (!words.follows(candidate.first)) return false;
  const std::size_t before = candidate.first - 1;
  const std::string_view word = words.word(before);
  const Facts facts = words.facts(before);
  const bool noun = words[before].shape == Shape::Lower &&
                    !facts.any_of(bit(Fact::Role) | bit(Fact::Title) | bit(Fact::SpeechVerb)) &&
                    (words.common(before) & (CommonNoun | CommonAdjective)) != 0 &&
                    (words.common(before) & (CommonOther | CommonParticiple)) == 0;
  const bool article = is_capital_article(words.word(candidate.first));
  return article && (noun || word == "et" || word == "entre" || word == "à");
}

bool is_company_form(std::string_view word) {
  static constexpr WordSet forms("Group", "Groupe", "SA", "SAS", "Inc", "Inc.", "Corp", "Ltd", "AG", "SE");
  return forms.contains(word);
}

bool is_quotation_mark(char32_t mark) {
  return mark == '"' || mark == 0xAB || mark == 0xBB || mark == 0x201C || mark == 0x201D;
}

/// Whether a quotation mark stands beside the mention, or two words before it at most: titles of works look like names.
bool is_quoted(const Words& words, const Candidate& candidate) {
  for (std::size_t back = 1; back <= 3 && back <= candidate.first; ++back) {
    const Token& token = words[candidate.first - back];
    if (token.mark == '"' || token.mark == 0xAB || token.mark == 0x201C) return true;
    if (!token.is_word()) break;
  }
  return candidate.last < words.size() && is_quotation_mark(words[candidate.last].mark);
}

/// A name in what reads like the title of a work. Newspapers are quoted too, and things under their name.
void weigh_quoted(Candidate& candidate, bool whole) {
  const bool known = candidate.facts.any_of(organisation_facts | bit(Fact::Product));
  if (candidate.form == Form::Headed || candidate.titled || (whole && known)) return;
  // What is quoted whole may be somebody, whom the article then names without marks too.
  candidate.nobody += whole ? quoted_whole : 4.0f;
}

/// The name of an organisation without head and company form.
Key core_key(const Words& words, const Candidate& candidate) {
  std::size_t first = candidate.tied ? candidate.first : candidate.core, last = candidate.last;
  if (last - first > 1 && is_company_form(words.word(last - 1))) --last;
  if (last - first > 1 && words.word(first) == "Groupe") ++first;
  return words.key(first, last);
}

double confidence_of(float score) { return 1 - std::exp(-std::max(0.0, static_cast<double>(score)) / 2.2); }

}  // namespace

bool is_behind_article(const Words& words, const Candidate& candidate) {
  if (!words.follows(candidate.first)) return false;
  const std::string_view before = words.word(candidate.first - 1);
  return is_article(before) || before == "du" || before == "des" || before == "au" || before == "aux" ||
         before == "un" || before == "une";
}

Article::Article(std::string_view title, std::string_view body, const Known& known, Open open)
    : title_(title), body_(body), lessons_(*known.impl_), open_(open) {
  const auto in_title = learn_acronyms(title_), in_body = learn_acronyms(body_);
  note(in_title, Part::Title);
  note(in_body, Part::Body);
  collect(in_title, Part::Title);
  collect(in_body, Part::Body);
}

void Article::note(const std::vector<Acronym>& acronyms, Part part) {
  const Words& text = words(part);
  for (const Acronym& acronym : acronyms) {
    const std::string_view name = text.words(acronym.first, acronym.last);
    acronyms_.try_emplace(acronym.key, name);
    sightings_.push_back({Kind::Org, std::string(text.word(acronym.at)), std::string(name)});
  }
}

void Article::collect(const std::vector<Acronym>& acronyms, Part part) {
  const Words& text = words(part);
  thread_local std::vector<Candidate> candidates;  // a text has some thirty, of 150 bytes each
  find_spans(text, candidates);
  // A long form that its acronym proves takes the place of what else was seen in it.
  for (const Acronym& acronym : acronyms) {
    const auto inside = [&](const Candidate& c) { return c.first < acronym.last && acronym.first < c.last; };
    const auto at = std::find_if(candidates.begin(), candidates.end(), inside);
    if (at == candidates.end()) continue;
    Candidate whole;
    whole.first = std::min(acronym.first, at->first);
    whole.core = whole.first;
    whole.last = acronym.last;
    whole.form = Form::Headed;
    if (at->form == Form::PersonName) continue;
    const auto behind = std::find_if_not(at, candidates.end(), inside);
    *at = whole;
    at->add(Kind::Org, 6, "explained by its acronym");
    candidates.erase(at + 1, behind);
  }
  const std::vector<Quotation> titles = find_quoted_titles(text);
  auto title = titles.begin();
  found_.reserve(found_.size() + candidates.size());
  for (Candidate& candidate : candidates) {
    while (title != titles.end() && title->last <= candidate.first) ++title;
    const bool in_title = title != titles.end() && title->first <= candidate.first && candidate.last <= title->last;
    if (candidate.scores == std::array<float, kind_count>{}) weigh(text, candidate);
    Found& found = found_.emplace_back();
    found.candidate = candidate;
    found.part = part;
    found.key = text.key(candidate.first, candidate.last);
    found.core = core_key(text, candidate);
    found.core_number = cores_.number(found.core);
    if (in_title) weigh_quoted(found.candidate, candidate.last - candidate.first == title->last - title->first);
    if (acronyms_.contains(found.core)) found.candidate.add(Kind::Org, 5, "acronym explained in the article");
    found.verdict = verdict(found.candidate);
  }
}

std::string Article::written(const Found& found) const {
  return without_breaks(words(found.part).words(found.candidate.first, found.candidate.last));
}

void Article::decide() {
  for (Found& found : found_) {
    found.shown = found.verdict.score >= shown_score && found.verdict.margin >= shown_margin;
    found.evidence = found.candidate.evidence[static_cast<std::size_t>(found.verdict.kind)];
    if (!found.shown && found.candidate.nobody < 3) weigh_learned(found);
  }
}

/// What the rules leave open, the learned weights may decide.
void Article::weigh_learned(Found& found) {
  if (open_ == Open::Unknown || model_table().empty() || found.candidate.form == Form::Headed ||
      is_quoted(words(found.part), found.candidate))
    return;
  const Words& text = words(found.part);
  const Candidate& candidate = found.candidate;
  const bool single = candidate.last - candidate.first == 1;
  // An acronym that nothing explains needs better proof than its capitals; who comes from somewhere is nobody by that.
  if (single && (text[candidate.first].shape == Shape::Upper || text.facts(candidate.first).has(Fact::Demonym))) return;
  find_features(text, candidate, features_);
  const auto p = probabilities(features_);
  const auto best = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
  if (best == kind_count) return;
  const auto& shares = is_one_unit(text, candidate) ? single_shares : several_shares;
  if (p[best] < shares[best]) return;
  // A common word with a capital is what it says; what stands behind an article is nobody.
  const auto kind = static_cast<Kind>(best);
  const unsigned common = text.common(candidate.first);
  if (single && (common & CommonWord) != 0 && (common & LexiconName) == 0 && (kind != Kind::Place || p[best] < 0.95f))
    return;
  if (kind == Kind::Person && is_named_thing(text, candidate)) return;
  if (kind == Kind::Person && (is_behind_article(text, candidate) || is_code(text, candidate))) return;
  if (kind == Kind::Person && text.follows(candidate.first) && is_plural_adjective(text, candidate.first - 1)) return;
  found.shown = true;
  found.verdict = {static_cast<Kind>(best), shown_score, p[best]};
  found.evidence = "form and words around it";
}

void Article::name_organisations() {
  // Of the forms of one organisation the fullest proper one: `NSO Group`, before `NSO`, before `groupe NSO`.
  const auto word_count = [](const Found& found) { return found.candidate.last - found.candidate.first; };
  std::vector<const Found*> best(cores_.size());
  for (const Found& found : found_) {
    if (!found.shown || found.verdict.kind != Kind::Org || found.candidate.core != found.candidate.first) continue;
    const Found*& known = best[found.core_number];
    if (known == nullptr || word_count(found) > word_count(*known)) known = &found;
  }
  for (Found& found : found_) {
    if (!found.shown) continue;
    switch (found.verdict.kind) {
      case Kind::Org: {
        // `des Républicains`: the name has the article that the preposition holds.
        if (found.candidate.contracted) {
          found.name = std::string(found.candidate.listed);
          break;
        }
        const auto acronym = acronyms_.find(found.core);
        const Found* const known = best[found.core_number];
        found.name = acronym != acronyms_.end() ? acronym->second : written(known != nullptr ? *known : found);
        break;
      }
      case Kind::Place:
        found.name = found.candidate.form != Form::Headed && !found.candidate.listed.empty() &&
                             found.candidate.facts.any_of(place_facts)
                         ? std::string(found.candidate.listed)
                         : written(found);
        break;
      case Kind::Product: found.name = written(found); break;
      case Kind::Person: break;
    }
  }
}

std::vector<Mention> Article::mentions() {
  decide();
  sight();
  find_people();
  join_people();
  spread();
  coordinate();
  name_organisations();
  apply_lessons();
  std::vector<Mention> mentions;
  mentions.reserve(found_.size());
  for (Found& found : found_) {
    if (!found.shown) continue;
    const Words& text = words(found.part);
    const core::Span span{text[found.candidate.first].begin, text[found.candidate.last - 1].end};
    mentions.push_back({found.part, span, found.verdict.kind, std::move(found.name), confidence_of(found.verdict.score),
                        found.evidence});
  }
  return mentions;
}

}  // namespace archive::entities
