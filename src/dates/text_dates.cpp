// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/dates/text_dates.hpp"

#include <algorithm>

#include "calendar.hpp"
#include "evidence.hpp"
#include "found.hpp"
#include "grammar.hpp"
#include "listed.hpp"
#include "passages.hpp"
#include "tense.hpp"

namespace archive::dates {
namespace {

bool is_bare_year(const Found& found) {
  return !found.is_range && found.form.kind == Form::Kind::Yearly && found.form.part == Part::Year &&
         found.form.slice == Slice::Whole;
}

bool lacks_year(const Found& found) {
  const Form& form = found.form;
  return form.kind == Form::Kind::Yearly && !form.year && !form.leaning && !form.this_one &&
         (!found.is_range || !found.left.year);
}

/// Whether the tense of the clause has a say in where the form lies.
bool leans(const Form& form) {
  switch (form.kind) {
    case Form::Kind::Yearly: return !form.year;
    case Form::Kind::Weekday: return form.step == Form::Step::Open;
    case Form::Kind::DayNumber: return true;
    case Form::Kind::Calendar: return form.slice != Slice::Whole;
    default: return false;
  }
}

Leaning leaning_of(Tense tense, const Form& form) {
  switch (tense) {
    case Tense::Past: return Leaning::Past;
    case Tense::Future: return Leaning::Future;
    // What was announced may have been put off: `prévu mi-mars, il a été repoussé`.
    case Tense::Announced: return form.kind == Form::Kind::Yearly ? Leaning::Nearest : Leaning::Future;
    case Tense::None:
    case Tense::Present: break;
  }
  return Leaning::Nearest;
}

bool counts_from_mention(const Form& form) {
  return form.kind == Form::Kind::Beside || form.step == Form::Step::Following || form.step == Form::Step::Before;
}

/// The expressions of one sentence.
class Sentence {
 public:
  explicit Sentence(std::string_view text) : text_(text), tokens_(tokens_of(text)), scene_{text, tokens_} {
    find_beginnings();
  }

  std::vector<Found> find(bool whole_paragraph) {
    if (whole_paragraph) {
      if (const auto found = read_alone()) return {*found};
    }
    for (std::size_t i = 0; i < tokens_.size();) {
      const auto found = begins(i) ? read_at(i) : std::nullopt;
      if (!found) {
        ++i;
        continue;
      }
      add_listed(*found);
      scene_.last_end = found->end;
      scene_.last_was_year = is_bare_year(*found);
      found_.push_back(*found);
      i = found->end;
    }
    carry_years();
    return std::move(found_);
  }

  [[nodiscard]] const Scene& scene() const { return scene_; }
  /// Whether `depuis` stands before it.
  [[nodiscard]] bool is_since(const Found& found) const {
    for (std::size_t i = found.begin; i-- > 0 && found.begin - i <= 2;)
      if (tokens_[i].is("depuis") || tokens_[i].is("since")) return true;
    return false;
  }
  [[nodiscard]] Tense tense(const Found& found) const { return tense_around(text_, tokens_, found.begin, found.end); }

 private:
  /// Where reading is worth while: at a core word, and at a beginning with one among the next words.
  void find_beginnings() {
    constexpr std::size_t farthest_core = 7;
    begins_.resize(tokens_.size());
    std::size_t core = tokens_.size() + farthest_core + 1;  // the nearest one from here on
    for (std::size_t i = tokens_.size(); i-- > 0;) {
      const Token& token = tokens_[i];
      Role role = token.facts.role;
      if (role == Role::None && scene_.word(i + 1).starts_with("siecle")) role = Role::Beginning;
      if (token.is_number()) {
        const Token* next = scene_.at(i + 1);
        const bool parts = next && !next->spaced && (next->kind == Piece::Kind::Mark || next->is("s"));
        role = parts || (token.key.size() == 4 && token.value < 3000) ? Role::Core : Role::Beginning;
      }
      if (role == Role::Core) core = i;
      begins_[i] = role == Role::Core || (role == Role::Beginning && core - i <= farthest_core);
    }
  }

  bool begins(std::size_t i) const { return begins_[i]; }

  std::optional<Found> read_at(std::size_t i) const {
    const bool opens = opens_range(tokens_[i]);
    if (opens && !has_ends(i)) return std::nullopt;
    auto form = opens ? std::nullopt : read_form(tokens_, i, Style::Text);
    if (const auto range = read_range(tokens_, i, Style::Text, form); range && is_date(scene_, *range, i))
      return found_range(*range, i);
    if (form && form->national) form = national_day(scene_, *form, i);
    if (!form) return std::nullopt;
    if (!is_date(scene_, *form, i)) {
      // `jeudi 15 heures`: the weekday stands without the number.
      if (form->kind != Form::Kind::DayNumber) return std::nullopt;
      Form weekday;
      weekday.kind = Form::Kind::Weekday;
      weekday.weekday = form->weekday;
      weekday.end = i + 1;
      if (!is_date(scene_, weekday, i)) return std::nullopt;
      form = weekday;
    }
    Found found;
    found.begin = i;
    found.end = form->end;
    found.form = *form;
    return found;
  }

  /// `les samedi 20 et dimanche 21 avril`: the first day has been found, but its month stands with the last.
  void add_listed(const Found& last) {
    std::size_t from = scene_.last_end;
    while (!found_.empty() && found_.back().form.kind == Form::Kind::DayNumber && !found_.back().is_range) {
      from = found_.size() > 1 ? found_[found_.size() - 2].end : 0;
      const auto listed = listed_before(scene_, last, from);
      if (listed.empty() || listed.front().begin > found_.back().begin) break;
      found_.pop_back();
    }
    from = found_.empty() ? 0 : found_.back().end;
    for (const Found& listed : listed_before(scene_, last, from)) found_.push_back(listed);
  }

  /// Whether a date may begin after the word at `i`, and what stands between two ends soon after.
  bool has_ends(std::size_t i) const {
    constexpr std::size_t farthest_between = 10;
    std::size_t next = i + 1;
    while (next < tokens_.size() &&
           (tokens_[next].is("le") || tokens_[next].is("la") || tokens_[next].is("l") || tokens_[next].is("les")))
      ++next;
    if (next >= tokens_.size() || !begins(next)) return false;
    for (++next; next < std::min(tokens_.size(), i + farthest_between); ++next) {
      const auto word = scene_.word(next);
      for (const std::string_view between :
           {"a", "au", "aux", "et", "jusqu", "jusque", "to", "and", "until", "till", "through"})
        if (word == between) return true;
    }
    return false;
  }

  static Found found_range(const Range& range, std::size_t begin) {
    Found found;
    found.begin = begin;
    found.end = range.end;
    found.is_range = true;
    found.left = range.left;
    found.form = range.right;
    return found;
  }

  /// The whole line as one expression, but for articles and prepositions before it and marks behind.
  std::optional<Found> read_alone() const {
    constexpr std::size_t most_tokens = 16;
    std::size_t size = tokens_.size();
    while (size > 0 && tokens_[size - 1].kind == Piece::Kind::Mark) --size;
    if (size == 0 || size > most_tokens) return std::nullopt;
    const auto tokens = std::span(tokens_).first(size);
    for (std::size_t i = 0; i < size; ++i) {
      if (const auto range = read_range(tokens, i, Style::Alone, read_form(tokens, i, Style::Alone));
          range && range->end == size) {
        auto found = found_range(*range, i);
        found.alone = true;
        return found;
      }
      const auto form = read_form(tokens, i, Style::Alone);
      const bool year =
          form && form->kind == Form::Kind::Yearly && form->part == Part::Year && form->slice == Slice::Whole;
      if (form && form->end == size && !year && is_lone_date(*form, i, size)) {
        Found found;
        found.begin = i;
        found.end = size;
        found.form = *form;
        found.alone = true;
        return found;
      }
      constexpr std::string_view before[] = {"le", "la",    "les",   "l",      "en",    "au", "a",   "partir", "du",
                                             "de", "apres", "avant", "depuis", "jusqu", "un", "the", "on"};
      if (!tokens[i].is_word() || std::find(std::begin(before), std::end(before), tokens[i].key) == std::end(before))
        break;
    }
    return std::nullopt;
  }

  /// A number alone is a day only with its article: `le 16`, not `16`.
  bool is_lone_date(const Form& form, std::size_t begin, std::size_t size) const {
    if (form.kind == Form::Kind::DayNumber && !form.weekday) return begin > 0 && size > 1;
    if (form.kind == Form::Kind::Yearly && form.part == Part::Day && (form.bad_month || form.number > 31)) return false;
    return true;
  }

  /// `le 3 mai et le 4 juin 2019`, `En 2019, il ouvrit le 3 mai`: a year named in the sentence is that of both.
  void carry_years() {
    for (std::size_t i = found_.size(); i-- > 0;) {
      if (!lacks_year(found_[i])) continue;
      auto year = year_linked_after(i);
      if (!year) year = year_of_sentence();
      if (!year) continue;
      found_[i].form.year = year;
      found_[i].carried = true;
    }
  }

  std::optional<int> year_linked_after(std::size_t i) const {
    if (i + 1 >= found_.size() || found_[i].is_range) return std::nullopt;
    const Found& next = found_[i + 1];
    if (next.form.kind != Form::Kind::Yearly || !next.form.year || next.form.short_year || is_bare_year(next) ||
        next.begin > found_[i].end + 3)
      return std::nullopt;
    bool linked = false;
    for (std::size_t at = found_[i].end; at < next.begin; ++at) {
      const Token& token = tokens_[at];
      const bool link =
          token.is("et") || token.is("ou") || token.is("puis") || token.is_mark(",") || token.is_mark("/");
      if (!link && !token.is("le") && !token.is("en") && !token.is("du") && !token.is("les")) return std::nullopt;
      linked = linked || link;
    }
    return linked ? next.form.year : std::nullopt;
  }

  std::optional<int> year_of_sentence() const {
    for (const Found& other : found_) {
      if (!is_bare_year(other) || other.begin == 0) continue;
      const auto before = scene_.word(other.begin - 1);
      if (before == "en" || before == "courant" || before == "annee") return other.form.year;
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  Scene scene_;
  std::vector<bool> begins_;
  std::vector<Found> found_;
};

class Finder {
 public:
  Finder(std::string_view text, std::optional<core::Day> published) : text_(text), published_(published) {}

  std::vector<DateMention> run() {
    for (const Passage& passage : dated_passages(text_)) {
      if (passage.paragraph != paragraph_) day_of_paragraph_.reset();
      paragraph_ = passage.paragraph;
      Sentence sentence(text_.substr(passage.span.begin, passage.span.size()));
      for (const Found& found : sentence.find(passage.whole))
        mentions_.push_back(resolve_found(sentence, found, passage.span.begin));
    }
    return std::move(mentions_);
  }

 private:
  DateMention resolve_found(const Sentence& sentence, Found found, std::size_t offset) {
    const auto& tokens = sentence.scene().tokens;
    DateMention mention;
    mention.span = {offset + tokens[found.begin].span.begin, offset + tokens[found.end - 1].span.end};
    mention.grain = found.is_range ? Grain::Interval : found.form.grain;
    mention.relation = relation_before(sentence.scene(), found.begin);

    Leaning leaning = Leaning::Nearest;
    if (found.alone) {
      leaning = Leaning::Future;
    } else if (found.carried || leans(found.form) || (found.is_range && leans(found.left))) {
      const Tense tense = sentence.tense(found);
      leaning = leaning_of(tense, found.form);
      // `Depuis lundi` is past whatever the verb; `jusqu'à lundi`, `dès lundi` are to come unless it tells of the past.
      const bool open = tense == Tense::None || tense == Tense::Present;
      if (mention.relation == Relation::Since && sentence.is_since(found)) leaning = Leaning::Past;
      else if (open && (mention.relation == Relation::Until || mention.relation == Relation::Since))
        leaning = Leaning::Future;
      // `Créé en 2019, le festival ouvrira le 3 mai`: what is to come is not of a year gone by.
      if (found.carried && tense == Tense::Future && published_ && found.form.year < year_of(*published_)) {
        found.form.year.reset();
        found.carried = false;
      }
    }

    const auto mentioned = day_of_paragraph_ ? day_of_paragraph_ : day_of_text_;
    const bool beside = counts_from_mention(found.form);
    const bool absolute =
        is_absolute(found.form) && (!found.is_range || is_absolute(found.left) ||
                                    found.left.kind == Form::Kind::DayNumber || found.left.kind == Form::Kind::Yearly);
    mention.anchor = absolute ? Anchor::Absolute : beside && mentioned ? Anchor::Mention : Anchor::Publication;
    const bool anchored = absolute || published_ || (beside && mentioned);
    // Without an anchor the days do not count, only whether there can be any.
    const core::Day today = published_ ? *published_ : mentioned.value_or(core::Day{});
    const Clock clock{today, leaning, mentioned};
    Resolved resolved =
        found.is_range ? resolve(Range{found.left, found.form, found.end}, clock) : resolve(found.form, clock);
    if (resolved.inverted) resolved.interval.reset();
    mention.impossible = !resolved.interval;
    mention.wrong_weekday = resolved.right_weekday.has_value() && anchored;
    if (anchored) mention.interval = resolved.interval;

    const bool is_day =
        mention.interval && mention.grain == Grain::Day && mention.interval->from == mention.interval->to;
    if (is_day && !beside && found.form.shift == 0) day_of_paragraph_ = day_of_text_ = mention.interval->to;
    return mention;
  }

  std::string_view text_;
  std::optional<core::Day> published_;
  std::vector<DateMention> mentions_;
  std::size_t paragraph_ = 0;
  std::optional<core::Day> day_of_paragraph_, day_of_text_;
};

}  // namespace

std::vector<DateMention> find_dates(std::string_view text, std::optional<core::Day> published) {
  return Finder(text, published).run();
}

}  // namespace archive::dates
