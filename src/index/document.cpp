// SPDX-License-Identifier: GPL-3.0-or-later
#include "document.hpp"

#include <map>

#include "archive/dates/text_dates.hpp"
#include "archive/index/date_value.hpp"
#include "archive/index/mentions.hpp"
#include "archive/index/schema.hpp"
#include "archive/index/signature.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/fold.hpp"
#include "named.hpp"
#include "pack.hpp"

namespace archive::index {
namespace {

std::string_view prefix_of(std::string_view field) { return find_field(field)->prefix; }

/// Words and slug of a name, as terms that filter and do not weigh.
void add_name(Draft& document, std::string_view prefix, std::string_view name, NameForms& forms) {
  if (name.empty()) return;
  const NameForm& form = forms.of(name);
  for (const auto& word : form.words) document.add_boolean_term(make_term(prefix, word));
  document.add_boolean_term(make_term(prefix, form.slug));
}

void note_accents(const text::Form& form, Draft& document) {
  if (form.accented) document.add_accentuation(form.folded, form.term);
  for (const auto& alternate : form.alternates) {
    if (text::has_accent(alternate)) document.add_accentuation(text::fold(alternate), alternate);
  }
}

/// What title and text evoke, each interval once, in order.
std::vector<Evoked> evoked_by(const core::Article& article) {
  std::map<std::pair<core::Day, core::Day>, std::uint32_t> times;
  for (const std::string* text : {&article.title, &article.body}) {
    for (const auto& mention : dates::find_dates(*text, article.date)) {
      if (mention.interval) ++times[{*mention.interval->from, *mention.interval->to}];
    }
  }
  std::vector<Evoked> intervals;
  for (const auto& [days, count] : times) intervals.push_back({days.first, days.second, count});
  return intervals;
}

}  // namespace

/// What is noted beside a form of its terms' numbers: each and one, 0 where it is not known.
text::FormNote& DocumentMaker::note_of(const text::Form& form, Draft& document) {
  text::FormNote& note = form.note;
  if (note.owner != document.vocabulary()->id()) {
    note = {};
    note.owner = document.vocabulary()->id();
    note_accents(form, document);
  }
  return note;
}

/// Adds the terms of what was analysed.
void DocumentMaker::add_all(TextPart part, Draft& document) {
  constexpr std::size_t ahead = 8;  // the vocabulary is larger than the caches of a processor
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (i + ahead < tokens_.size()) {
      const text::Form& form = *tokens_[i + ahead].form;
      if (form.note.owner != document.vocabulary()->id()) document.vocabulary()->terms().expect(form.term);
    }
    add(tokens_[i], part, document);
  }
}

/// Adds the terms of a token.
void DocumentMaker::add(const text::Token& token, TextPart part, Draft& document) {
  static const auto title_prefix = prefix_of("title");
  text::FormNote& note = note_of(*token.form, document);
  for_each_family_term(token, part, [&](std::string_view prefix, std::string_view text, std::size_t place) {
    const bool has_place = place != no_place;
    if (has_place && note.numbers[place] != 0) {
      document.add_number(note.numbers[place] - 1);
    } else {
      const auto number = document.add_term(make_term(prefix, text, term_));
      if (has_place) note.numbers[place] = number + 1;
    }
    if (part == TextPart::Title && is_spelling(prefix))
      document.add_boolean_term(make_term(title_prefix, make_term(prefix, text, term_)));
  });
}

Draft DocumentMaker::make(const core::ArticleId& id, const core::Article& article, std::string_view body_frame,
                          std::shared_ptr<Vocabulary> vocabulary) {
  Draft document(std::move(vocabulary));
  std::string signature;
  analyzer_.analyse(article.title, tokens_);
  append_signature(signature, tokens_);
  add_all(TextPart::Title, document);
  signature += static_cast<char>(body_mark);
  analyzer_.analyse(article.body, tokens_);
  append_signature(signature, tokens_);
  add_all(TextPart::Body, document);

  add_name(document, prefix_of("source"), article.source, names_);
  add_name(document, prefix_of("section"), article.section, names_);
  for (const auto& author : article.authors) add_name(document, prefix_of("author"), author, names_);
  for (const auto& tag : article.tags) {
    document.add_boolean_term(make_term(prefix_of("tag"), text::fold(text::to_term(tag))));
  }
  if (article.date) document.add_value(date_slot, date_value(*article.date));
  document.add_value(order_slot, order_value(article.date, id));
  if (const auto intervals = evoked_by(article); !intervals.empty()) {
    for (const auto& term : mention_terms(intervals)) document.add_boolean_term(term);
    document.add_value(mentions_slot, mention_value(intervals));
  }
  add_named(document, article, known_, names_);
  document.add_boolean_term(id_term(id));
  document.set_data(pack(id, article, signature, compressor_, body_frame));
  return document;
}

void add_cluster(Draft& document, std::int64_t cluster) {
  if (cluster <= 0) return;
  std::string value;
  for (auto rest = static_cast<std::uint64_t>(cluster); rest != 0; rest >>= 8)
    value.insert(value.begin(), static_cast<char>(rest & 0xFF));
  document.add_value(cluster_slot, value);
  document.add_boolean_term(std::string(prefix::copies) + value);
}

std::string id_term(const core::ArticleId& id) {
  std::string term(prefix::id);
  for (const auto byte : id.bytes) term += static_cast<char>(byte);
  return term;
}

}  // namespace archive::index
