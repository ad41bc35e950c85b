// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/dates/dateline.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"
#include "calendar_words.hpp"
#include "pieces.hpp"
#include "written_day.hpp"

namespace archive::dates {
namespace {

using Pieces = std::span<const Piece>;
using Kind = Piece::Kind;

/// Longest datelines: `(AFP, Reuters) SAINT-JEAN-PIED-DE-PORT (Pyrénées-Atlantiques), le samedi 20 avril 2024 à 18h05 –`.
constexpr std::size_t most_pieces = 64;
constexpr std::size_t most_place_words = 4;

bool is_mark(Pieces pieces, std::size_t at, std::string_view key) {
  return at < pieces.size() && pieces[at].kind == Kind::Mark && pieces[at].key == key;
}

/// A letter that its lower-case form differs from.
bool begins_with_capital(std::string_view line, const Piece& piece) {
  const auto written = line.substr(piece.span.begin);
  const auto first = written.substr(0, text::code_point_at(written, 0).size);
  return text::to_term(first) != first;
}

/// Words that a place name may hold in lower case.
bool is_link(std::string_view key) {
  constexpr std::string_view links[] = {"d",  "de", "des", "du", "en",   "et", "l",
                                        "la", "le", "les", "of", "sous", "sur"};
  return std::find(std::begin(links), std::end(links), key) != std::end(links);
}

/// What was read, and where it ended.
struct Part {
  std::size_t end = 0;
  std::string text;
};

std::string written(std::string_view line, Pieces pieces, std::size_t begin, std::size_t end) {
  const std::size_t from = pieces[begin].span.begin;
  return std::string(line.substr(from, pieces[end - 1].span.end - from));
}

/// `PARIS`, `Saint-Jean-d'Angély`, `La Roche sur Yon`: one to four capitalised words. Nothing: `end` stays at `begin`.
Part read_place(std::string_view line, Pieces pieces, std::size_t begin) {
  std::size_t at = begin, words = 0;
  while (at < pieces.size()) {
    const Piece& piece = pieces[at];
    const bool joined = at > begin && !piece.spaced;
    if (piece.kind == Kind::Mark) {
      // A mark inside a name stands between two letters.
      const bool inner = joined && (piece.key == "-" || piece.key == "'" || piece.key == "/") &&
                         at + 1 < pieces.size() && !pieces[at + 1].spaced && pieces[at + 1].kind == Kind::Word;
      const bool abbreviated = joined && piece.key == "." && pieces[at - 1].key.size() <= 2;
      if (!inner && !abbreviated) break;
      ++at;
      continue;
    }
    if (piece.kind != Kind::Word) break;
    const bool capital = begins_with_capital(line, piece);
    if (!capital && (at == begin || (!is_link(piece.key) && !joined))) break;
    if (!joined) ++words;
    ++at;
  }
  // `Ville, le 20 avril`: what follows decides, but a name does not end in a link.
  while (at > begin && pieces[at - 1].kind == Kind::Word && pieces[at - 1].spaced && is_link(pieces[at - 1].key) &&
         !begins_with_capital(line, pieces[at - 1]))
    --at, --words;
  if (at == begin || words > most_place_words) return {begin, {}};
  return {at, written(line, pieces, begin, at)};
}

/// What stands in parentheses at `begin`; nothing: `end` stays at `begin`.
Part read_parentheses(std::string_view line, Pieces pieces, std::size_t begin) {
  constexpr std::size_t longest = 12;
  if (!is_mark(pieces, begin, "(")) return {begin, {}};
  for (std::size_t at = begin + 1; at < pieces.size() && at <= begin + longest; ++at)
    if (is_mark(pieces, at, ")"))
      return at == begin + 1 ? Part{begin, {}} : Part{at + 1, written(line, pieces, begin + 1, at)};
  return {begin, {}};
}

/// Whether every name in the text, parted by `, / - & et avec`, is an agency, alone or with its city (`Keystone-ATS`).
bool names_agencies(std::string_view names) {
  Cutter cutter(names);
  const auto pieces = cut(cutter, most_pieces);
  const auto parts = [](const Piece& piece) {
    constexpr std::string_view marks[] = {",", "/", "-", "&", "+"};
    if (piece.kind == Kind::Mark) return std::find(std::begin(marks), std::end(marks), piece.key) != std::end(marks);
    return piece.key == "et" || piece.key == "avec" || piece.key == "and";
  };
  const auto known = [&](std::size_t begin, std::size_t end) {
    std::string name;
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin && pieces[i].spaced) name += ' ';
      name += pieces[i].key;
    }
    return is_agency(name);
  };
  if (known(0, pieces.size())) return true;
  std::size_t begin = 0, found = 0;
  for (std::size_t at = 0; at <= pieces.size(); ++at) {
    if (at < pieces.size() && !parts(pieces[at])) continue;
    if (at > begin && !known(begin, at)) return false;
    found += at > begin;
    begin = at + 1;
  }
  return found > 0;
}

/// The parts of a dateline as they are met.
struct Reading {
  std::size_t at = 0;
  std::string place, agency;
  std::optional<WrittenDay> day;
};

/// Parentheses: an agency, or (after a place) the region or country, which is passed over.
void read_aside(std::string_view line, Pieces pieces, Reading& reading) {
  const Part part = read_parentheses(line, pieces, reading.at);
  if (part.end == reading.at) return;
  if (names_agencies(part.text)) {
    if (reading.agency.empty()) reading.agency = part.text;
  } else if (reading.place.empty() || !begins_with_capital(line, pieces[reading.at + 1])) {
    return;
  }
  reading.at = part.end;
}

/// Place, date and agency in the order of newspapers.
Reading read_parts(std::string_view line, Pieces pieces) {
  Reading reading;
  read_aside(line, pieces, reading);
  // A date may begin with a capital as a place does (`Samedi 20 avril 2024 (AFP) –`), so it is tried first.
  reading.day = read_written_day(pieces.subspan(reading.at));
  if (reading.day) {
    reading.at += reading.day->pieces;
  } else {
    const Part place = read_place(line, pieces, reading.at);
    reading.at = place.end;
    reading.place = place.text;
    read_aside(line, pieces, reading);
    read_aside(line, pieces, reading);
    std::size_t after = reading.at;
    if (is_mark(pieces, after, ",")) ++after;
    reading.day = read_written_day(pieces.subspan(after));
    if (reading.day) reading.at = after + reading.day->pieces;
  }
  read_aside(line, pieces, reading);
  return reading;
}

/// Whether nothing but closing marks follows.
bool is_end(Pieces pieces, std::size_t at) {
  while (is_mark(pieces, at, ".") || is_mark(pieces, at, "-") || is_mark(pieces, at, ":")) ++at;
  return at == pieces.size();
}

/// The end of the dash with spaces around it; `at` where there is none.
std::size_t skip_dash(Pieces pieces, std::size_t at) {
  std::size_t end = at;
  if (is_mark(pieces, end, ".")) ++end;
  std::size_t dashes = 0;
  while (is_mark(pieces, end, "-")) ++end, ++dashes;
  if (dashes == 0 && is_mark(pieces, end, ":")) return end + 1;
  return dashes == 0 ? at : end;
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view line, std::optional<core::Day> near) {
  Cutter cutter(line);
  const auto pieces = cut(cutter, most_pieces);
  if (pieces.empty()) return std::nullopt;
  Reading reading = read_parts(line, pieces);
  const bool whole_line = pieces.size() < most_pieces && is_end(pieces, reading.at);
  const std::size_t after = skip_dash(pieces, reading.at);
  const auto& day = reading.day;
  // What makes a dateline of it: a bare date needs the whole line, a place a date or an agency, and a colon more than a
  // bare date, since `11 septembre 2001 : le récit` is a title.
  const bool dated = day && (day->year || day->weekday || !reading.place.empty() || !reading.agency.empty());
  const bool signed_ = !reading.place.empty() || !reading.agency.empty();
  const bool accepted = whole_line ? dated : after > reading.at && signed_ && (dated || !reading.agency.empty());
  if (!accepted) return std::nullopt;

  Dateline result;
  result.place = std::move(reading.place);
  result.agency = std::move(reading.agency);
  if (whole_line) {
    result.span = {pieces.front().span.begin, pieces.back().span.end};
  } else {
    // The span ends where the text begins, so that cutting it leaves no space.
    result.span = {pieces.front().span.begin, after < pieces.size() ? pieces[after].span.begin : line.size()};
  }
  if (day) {
    result.day = day->resolve(near);
    result.wrong_weekday = result.day && day->contradicts(*result.day);
  }
  return result;
}

}  // namespace archive::dates
