// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/correction.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace archive::store {
namespace {

using Text = std::string core::Article::*;
using List = std::vector<std::string> core::Article::*;

constexpr std::array<std::string_view, 9> names = {"title",    "date",    "source", "section", "url",
                                                   "language", "authors", "tags",   "body"};

Text text_member(std::string_view field) {
  constexpr std::pair<std::string_view, Text> members[] = {
      {"title", &core::Article::title}, {"source", &core::Article::source}, {"section", &core::Article::section},
      {"url", &core::Article::url},     {"body", &core::Article::body},     {"language", &core::Article::language},
  };
  for (const auto& [name, member] : members)
    if (name == field) return member;
  return nullptr;
}

List list_member(std::string_view field) {
  if (field == "authors") return &core::Article::authors;
  if (field == "tags") return &core::Article::tags;
  return nullptr;
}

void change_list(std::vector<std::string>& list, const Correction& correction) {
  if (correction.operation == Operation::Set) list.clear();
  for (const auto& value : correction.values) {
    if (correction.operation == Operation::Drop) std::erase(list, value);
    else if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  }
}

void set_date(core::Article& article, const std::string& value) {
  const auto day = core::parse_iso_day(value);
  if (!day && !value.empty()) throw std::invalid_argument("no ISO day: " + value);
  // A time of publication on another day would contradict it.
  if (day != article.date) article.published.clear();
  article.date = day;
  article.date_from = day ? "user" : "";
}

}  // namespace

std::span<const std::string_view> correctable_fields() { return names; }

bool is_list(std::string_view field) { return list_member(field) != nullptr; }

std::vector<std::string> values_of(const core::Article& article, std::string_view field) {
  if (const List list = list_member(field)) return article.*list;
  if (field == "date") return article.date ? std::vector{core::to_iso(*article.date)} : std::vector<std::string>();
  const Text text = text_member(field);
  if (text == nullptr || (article.*text).empty()) return {};
  return {article.*text};
}

void apply(core::Article& article, const Correction& correction) {
  if (const List list = list_member(correction.field)) return change_list(article.*list, correction);
  if (correction.operation != Operation::Set || correction.values.size() > 1)
    throw std::invalid_argument(correction.field + " holds one value");
  const std::string value = correction.values.empty() ? std::string() : correction.values.front();
  if (correction.field == "date") return set_date(article, value);
  const Text text = text_member(correction.field);
  if (text == nullptr) throw std::invalid_argument("no field that can be corrected: " + correction.field);
  article.*text = value;
}

}  // namespace archive::store
