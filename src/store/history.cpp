// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

#include "codec.hpp"
#include "sha256.hpp"

namespace archive::store {
namespace {

constexpr std::int64_t undo_operation = 4;

std::int64_t number_of(Operation operation) {
  switch (operation) {
    case Operation::Set: return 1;
    case Operation::Add: return 2;
    case Operation::Drop: break;
  }
  return 3;
}

Operation operation_of(std::int64_t number) {
  switch (number) {
    case 1: return Operation::Set;
    case 2: return Operation::Add;
    case 3: return Operation::Drop;
    default: throw std::invalid_argument("a correction of an unknown kind");
  }
}

void write_row(const Database& database, std::int64_t row, std::int64_t change, std::int64_t operation,
               std::string_view field, std::string_view values, std::string_view old_values, std::int64_t undoes,
               const Decider& decider) {
  // undoes 0 stands for none: no change has that number.
  database
      .kept(
          "INSERT INTO corrections (article, change, operation, field, new_values, old_values, undoes, author, reason, "
          "at,"
          " utc_offset) VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, 0), ?8, ?9, ?10, ?11)")
      .bind(1, row)
      .bind(2, change)
      .bind(3, operation)
      .bind_text(4, field)
      .bind_text(5, values)
      .bind_text(6, old_values)
      .bind(7, undoes)
      .bind_text(8, decider.author)
      .bind_text(9, decider.reason)
      .bind(10, decider.at.seconds)
      .bind(11, decider.at.offset_minutes)
      .run();
}

Decider decider_at(const Statement& statement, int column) {
  return {std::string(statement.bytes(column)),
          std::string(statement.bytes(column + 1)),
          {statement.integer(column + 2), static_cast<std::int32_t>(statement.integer(column + 3))}};
}

std::string digits(std::string_view bytes) {
  Digest digest{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
  return to_hex(digest);
}

void add_versions(const Database& database, std::int64_t row, std::vector<Event>& events) {
  Statement statement = database.prepare(
      "SELECT v.change, v.number, v.input, v.program, v.sha256, v.captured, v.utc_offset, c.version IS NULL"
      " FROM versions v LEFT JOIN contents c ON c.version = v.version WHERE v.article = ?1");
  statement.bind(1, row);
  while (statement.step()) {
    Event& event = events.emplace_back();
    event.change = statement.integer(0);
    event.version = statement.integer(1);
    event.input = statement.bytes(2);
    event.program = statement.bytes(3);
    event.sha256 = digits(statement.bytes(4));
    event.decider.at = {statement.integer(5), static_cast<std::int32_t>(statement.integer(6))};
    event.erased = statement.integer(7) != 0;
  }
}

void add_corrections(const Database& database, std::int64_t row, std::vector<Event>& events) {
  Statement statement = database.prepare(
      "SELECT c.change, c.operation, c.field, c.new_values, c.old_values, c.undoes, c.author, c.reason, c.at, "
      "c.utc_offset,"
      " EXISTS (SELECT 1 FROM corrections u WHERE u.article = c.article AND u.undoes = c.change)"
      " FROM corrections c WHERE c.article = ?1 ORDER BY c.correction");
  statement.bind(1, row);
  while (statement.step()) {
    Event& event = events.emplace_back();
    event.change = statement.integer(0);
    event.decider = decider_at(statement, 6);
    if (statement.integer(1) == undo_operation) {
      event.kind = Event::Kind::Undo;
      event.undoes = statement.integer(5);
      continue;
    }
    event.kind = Event::Kind::Correction;
    event.correction = {std::string(statement.bytes(2)), operation_of(statement.integer(1)),
                        texts_from_json(statement.bytes(3))};
    event.old_values = texts_from_json(statement.bytes(4));
    event.undone = statement.integer(10) != 0;
  }
}

void add_removals(const Database& database, std::int64_t row, std::vector<Event>& events) {
  Statement statement = database.prepare(
      "SELECT t.change, v.number FROM tombstones t JOIN versions v ON v.version = t.version WHERE t.article = ?1");
  statement.bind(1, row);
  while (statement.step()) {
    Event& event = events.emplace_back();
    event.kind = Event::Kind::Removal;
    event.change = statement.integer(0);
    event.version = statement.integer(1);
  }
}

/// A change that brings a removed article back, which nothing else tells of.
void add_returns(const Database& database, std::int64_t row, std::vector<Event>& events) {
  Statement statement = database.prepare(
      "SELECT change, kind, change IN (SELECT change FROM versions WHERE article = ?1) FROM changes WHERE article = ?1"
      " ORDER BY change");
  statement.bind(1, row);
  bool removed = false;
  while (statement.step()) {
    const bool put = statement.integer(1) == 1;
    if (put && removed && statement.integer(2) == 0) {
      Event& event = events.emplace_back();
      event.kind = Event::Kind::Return;
      event.change = statement.integer(0);
    }
    removed = !put;
  }
}

}  // namespace

void write_corrections(const Database& database, std::int64_t row, std::int64_t change, core::Article& article,
                       std::span<const Correction> corrections, const Decider& decider) {
  for (const Correction& correction : corrections) {
    const std::string old_values = texts_to_json(values_of(article, correction.field));
    apply(article, correction);
    write_row(database, row, change, number_of(correction.operation), correction.field,
              texts_to_json(correction.values), old_values, 0, decider);
  }
}

std::optional<std::int64_t> last_correction(const Database& database, std::int64_t row) {
  Statement& statement = database.kept(
      "SELECT max(change) FROM corrections WHERE article = ?1 AND undoes IS NULL"
      " AND change NOT IN (SELECT undoes FROM corrections WHERE article = ?1 AND undoes IS NOT NULL)");
  const ResetGuard guard(statement);
  if (!statement.bind(1, row).step() || statement.is_null(0)) return std::nullopt;
  return statement.integer(0);
}

void write_undo(const Database& database, std::int64_t row, std::int64_t change, std::int64_t undone,
                const Decider& decider) {
  write_row(database, row, change, undo_operation, "", "[]", "[]", undone, decider);
}

void fold_corrections(const Database& database, std::int64_t row, core::Article& article, std::int64_t until) {
  Statement& statement = database.kept(
      "SELECT operation, field, new_values, author, reason, at, utc_offset FROM corrections WHERE article = ?1"
      " AND undoes IS NULL AND change <= ?2"
      " AND change NOT IN (SELECT undoes FROM corrections WHERE article = ?1 AND undoes IS NOT NULL AND change <= ?2)"
      " ORDER BY correction");
  const ResetGuard guard(statement);
  statement.bind(1, row).bind(2, until);
  while (statement.step()) {
    const Correction correction{std::string(statement.bytes(1)), operation_of(statement.integer(0)),
                                texts_from_json(statement.bytes(2))};
    const Decider decider = decider_at(statement, 3);
    const auto before = values_of(article, correction.field);
    apply(article, correction);
    std::string detail = fmt::format("by {} at {}", decider.author, core::to_rfc3339(decider.at));
    if (!before.empty() && correction.field != "body")
      detail += fmt::format("; instead of: {}", fmt::join(before, "; "));
    if (!decider.reason.empty()) detail += "; reason: " + decider.reason;
    article.provenance.push_back({correction.field, "correction", std::move(detail)});
  }
}

std::vector<Event> read_history(const Database& database, std::int64_t row, int format) {
  std::vector<Event> events;
  add_versions(database, row, events);
  add_removals(database, row, events);
  if (format >= 2) {
    add_corrections(database, row, events);
    add_returns(database, row, events);
  }
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.change < b.change; });
  return events;
}

}  // namespace archive::store
