// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/dates/text_dates.hpp"

#include <algorithm>

#include "calendar.hpp"
#include "evidence.hpp"
#include "passages.hpp"
#include "sentence_dates.hpp"
#include "tense.hpp"

namespace archive::dates {
namespace {

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
    case Tense::Past:
    case Tense::Passive: return Leaning::Past;
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
      const bool open = tense == Tense::None || tense == Tense::Present || tense == Tense::Passive;
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
