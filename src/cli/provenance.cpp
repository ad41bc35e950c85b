// SPDX-License-Identifier: GPL-3.0-or-later
#include "provenance.hpp"

#include <algorithm>

namespace archive::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// The fields in the order they are told, with their values; the body, which would fill the screen, by its size.
std::vector<std::pair<std::string, std::string>> fields_of(const core::Article& article) {
  return {{"title", article.title},
          {"date", article.date ? core::to_iso(*article.date) : std::string()},
          {"published", article.published},
          {"updated", article.updated},
          {"authors", joined(article.authors)},
          {"source", article.source},
          {"section", article.section},
          {"tags", joined(article.tags)},
          {"url", article.url},
          {"language", article.language},
          {"ref", article.ref}};
}

struct Trusted {
  std::string_view origin;
  double confidence;
};

// What people say is certain; what a page says for machines is meant to be read; lines for readers are recognised by their
// form; the rest is what is left. The order is the one by which candidates for a day are chosen (extract/publication.hpp).
constexpr Trusted trusted[] = {
    {"user", 1},       {"correction", 1},  {"input", 0.95},   {"valid", 0.95},     {"declared", 0.9}, {"bom", 1},
    {"json-ld", 0.95}, {"property", 0.93}, {"meta", 0.85},    {"microdata", 0.9},  {"feed", 0.9},     {"mail", 0.9},
    {"visible", 0.88}, {"dateline", 0.85}, {"time", 0.8},     {"first line", 0.8}, {"fetched", 0.9},  {"url", 0.75},
    {"h1", 0.8},       {"converter", 0.7}, {"detected", 0.6}, {"capture", 0.3},    {"rejected", 0},
};
constexpr double otherwise = 0.7;

double confidence_of(std::string_view origin) {
  const auto* found =
      std::find_if(std::begin(trusted), std::end(trusted), [&](const Trusted& one) { return one.origin == origin; });
  return found == std::end(trusted) ? otherwise : found->confidence;
}

std::string_view canonical(std::string_view field) {
  if (field == "author") return "authors";
  if (field == "tag") return "tags";
  return field == "id" ? "ref" : field;
}

/// Takes the candidates that were rejected out of a detail: `text; rejected DAY (reason): text; rejected …`.
void split_detail(FieldOrigin& origin, std::string_view detail) {
  constexpr std::string_view word = "rejected ";
  while (!detail.empty()) {
    const bool rejected = detail.starts_with(word);
    const auto next = detail.find("; rejected ");
    const std::string piece(detail.substr(0, next));
    if (rejected) origin.rejected.push_back(piece.substr(word.size()));
    else origin.detail += piece;
    detail.remove_prefix(next == detail.npos ? detail.size() : next + 2);
  }
}

/// What the notes say of one field: the last that gave it a value, and all that did not.
FieldOrigin origin_of(const std::string& field, const std::string& value, const core::Article& article) {
  FieldOrigin origin{field, value, "input", 0, {}, {}};
  for (const auto& note : article.provenance) {
    if (canonical(note.field) != field) continue;
    if (note.origin == "rejected") {
      origin.rejected.push_back(note.detail.starts_with("rejected ") ? note.detail.substr(9) : note.detail);
      continue;
    }
    origin.origin = note.origin;
    origin.detail.clear();
    split_detail(origin, note.detail);
  }
  origin.confidence = confidence_of(origin.origin);
  return origin;
}

}  // namespace

std::vector<FieldOrigin> field_origins(const core::Article& article) {
  std::vector<FieldOrigin> origins;
  const auto fields = fields_of(article);
  for (const auto& [field, value] : fields) {
    FieldOrigin origin = origin_of(field, value, article);
    if (value.empty() && origin.rejected.empty()) continue;
    if (value.empty()) origin.origin = "rejected";
    if (field == "published") {  // the time of day comes with the day
      const FieldOrigin day = origin_of("date", value, article);
      origin.origin = day.origin;
      origin.detail = day.detail;
      origin.confidence = day.confidence;
    }
    origins.push_back(std::move(origin));
  }
  for (const auto& note : article.provenance) {
    const bool is_field = std::any_of(fields.begin(), fields.end(),
                                      [&](const auto& field) { return field.first == canonical(note.field); });
    if (!is_field) origins.push_back({note.field, {}, note.origin, confidence_of(note.origin), note.detail, {}});
  }
  return origins;
}

}  // namespace archive::cli
