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
#include "families.hpp"
#include "named.hpp"
#include "pack.hpp"

namespace archive::index {
namespace {

std::string_view prefix_of(std::string_view field) { return find_field(field)->prefix; }

/// Words and slug of a name, as terms that filter and do not weigh.
void add_name(Draft& document, std::string_view prefix, std::string_view name) {
  if (name.empty()) return;
  for (const auto& word : name_words(name)) document.add_boolean_term(make_term(prefix, word));
  document.add_boolean_term(make_term(prefix, slug(name)));
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

Draft DocumentMaker::make(const core::ArticleId& id, const core::Article& article, std::string_view body_frame) {
  Draft document;
  const auto title_prefix = prefix_of("title");

  std::string signature;
  analyzer_.analyse(article.title, tokens_);
  append_signature(signature, tokens_);
  for (const auto& token : tokens_) {
    note_accents(*token.form, document);
    for_each_family_term(token, TextPart::Title, [&](std::string_view prefix, std::string_view term) {
      const auto made = make_term(prefix, term, term_);
      document.add_term(made);
      if (is_spelling(prefix)) document.add_boolean_term(make_term(title_prefix, made));
    });
  }
  signature += static_cast<char>(body_mark);
  analyzer_.analyse(article.body, tokens_);
  append_signature(signature, tokens_);
  for (const auto& token : tokens_) {
    note_accents(*token.form, document);
    for_each_family_term(token, TextPart::Body, [&](std::string_view prefix, std::string_view term) {
      document.add_term(make_term(prefix, term, term_));
    });
  }

  add_name(document, prefix_of("source"), article.source);
  add_name(document, prefix_of("section"), article.section);
  for (const auto& author : article.authors) add_name(document, prefix_of("author"), author);
  for (const auto& tag : article.tags) {
    document.add_boolean_term(make_term(prefix_of("tag"), text::fold(text::to_term(tag))));
  }
  if (article.date) document.add_value(date_slot, date_value(*article.date));
  document.add_value(order_slot, order_value(article.date, id));
  if (const auto intervals = evoked_by(article); !intervals.empty()) {
    for (const auto& term : mention_terms(intervals)) document.add_boolean_term(term);
    document.add_value(mentions_slot, mention_value(intervals));
  }
  add_named(document, article, known_);
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
