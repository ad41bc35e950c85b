// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/dates/publication_line.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "archive/dates/dateline.hpp"
#include "archive/dates/zone.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"
#include "data/publication_words.hpp"
#include "pieces.hpp"
#include "written_day.hpp"

namespace archive::dates {
namespace {

using Pieces = std::span<const Piece>;
using Kind = Piece::Kind;

constexpr std::size_t longest_line = 300;  // bytes; such lines are short, and reading stays linear
constexpr std::size_t most_name_pieces = 16;

enum class Verb { None, Published, Updated };

struct VerbPhrase {
  Verb verb = Verb::None;
  std::vector<std::string_view> words;
};

/// The phrases of data/publication_words.txt, longest first.
const std::vector<VerbPhrase>& verb_phrases() {
  static const std::vector<VerbPhrase> phrases = [] {
    std::vector<VerbPhrase> result;
    for (std::string_view file = data::publication_words; !file.empty();) {
      auto line = file.substr(0, file.find('\n'));
      file.remove_prefix(std::min(file.size(), line.size() + 1));
      if (line.size() < 3 || line.front() == '#') continue;
      VerbPhrase phrase{line.front() == 'u' ? Verb::Updated : Verb::Published, {}};
      for (line.remove_prefix(2); !line.empty();) {
        const auto word = line.substr(0, line.find(' '));
        line.remove_prefix(std::min(line.size(), word.size() + 1));
        phrase.words.push_back(word);
      }
      result.push_back(std::move(phrase));
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
    return result;
  }();
  return phrases;
}

bool has_key(Pieces pieces, std::size_t at, std::string_view key) {
  return at < pieces.size() && pieces[at].key == key;
}

/// Reads a verb; moves `at` behind it and the words that may follow it.
Verb take_verb(Pieces pieces, std::size_t& at) {
  for (const VerbPhrase& phrase : verb_phrases()) {
    bool fits = at + phrase.words.size() <= pieces.size();
    for (std::size_t i = 0; fits && i < phrase.words.size(); ++i) fits = pieces[at + i].key == phrase.words[i];
    if (!fits) continue;
    at += phrase.words.size();
    // `Publié(e) le`, `Publié : le`, `Published on`.
    if (has_key(pieces, at, "(") && has_key(pieces, at + 1, "e") && has_key(pieces, at + 2, ")")) at += 3;
    // `Publié le : 3 mai`.
    if (has_key(pieces, at, "le") && has_key(pieces, at + 1, ":")) ++at;
    while (has_key(pieces, at, ":") || has_key(pieces, at, "on") || has_key(pieces, at, "ce")) ++at;
    return phrase.verb;
  }
  return Verb::None;
}

/// `il y a 2 heures`, `2 hours ago`: the moment.
std::optional<Dated> take_ago(Pieces pieces, std::size_t& at, core::Moment capture) {
  std::size_t end = at;
  const bool french = has_key(pieces, end, "il") && has_key(pieces, end + 1, "y") && has_key(pieces, end + 2, "a");
  if (french) end += 3;
  if (end + 1 >= pieces.size()) return std::nullopt;
  const Piece& amount = pieces[end];
  const bool one = amount.key == "un" || amount.key == "une" || amount.key == "an" || amount.key == "one";
  if (amount.kind != Kind::Number && !one) return std::nullopt;
  const std::int64_t count = one ? 1 : amount.value;
  const std::string_view unit = pieces[end + 1].key;
  std::int64_t seconds = 0;
  if (unit.starts_with("sec")) seconds = 1;
  if (unit.starts_with("min") || unit == "mn") seconds = 60;
  if (unit.starts_with("heure") || unit.starts_with("hour") || unit == "h") seconds = 3600;
  const bool days = unit == "jour" || unit == "jours" || unit == "j" || unit == "day" || unit == "days";
  if (seconds == 0 && !days) return std::nullopt;
  end += 2;
  if (!french) {
    if (!has_key(pieces, end, "ago")) return std::nullopt;
    ++end;
  }
  at = end;
  const core::Moment local = in_archive_zone(capture);
  if (days) return Dated{core::Day{core::day_of(local).number - static_cast<std::int32_t>(count)}, {}};
  const core::Moment then = in_archive_zone({local.seconds - count * seconds, 0});
  return Dated{core::day_of(then), {}};
}

/// `hier à 19h25`, `aujourd'hui`, `il y a 2 heures`.
std::optional<Dated> take_relative(Pieces pieces, std::size_t& at, core::Moment capture) {
  if (const auto ago = take_ago(pieces, at, capture)) return ago;
  std::int32_t back = 0;
  std::size_t end = at;
  if (has_key(pieces, end, "avant") && has_key(pieces, end + 1, "-") && has_key(pieces, end + 2, "hier")) {
    back = 2, end += 3;
  } else if (has_key(pieces, end, "hier") || has_key(pieces, end, "yesterday")) {
    back = 1, end += 1;
  } else if (has_key(pieces, end, "aujourd") && has_key(pieces, end + 2, "hui")) {
    end += 3;
  } else if (has_key(pieces, end, "today")) {
    end += 1;
  } else {
    return std::nullopt;
  }
  Dated dated{core::Day{core::day_of(in_archive_zone(capture)).number - back}, {}};
  if (const auto time = read_time_of_day(pieces.subspan(end)); time.pieces > 0) {
    dated.moment = moment_in_archive_zone(dated.day, time.minute);
    end += time.pieces;
  }
  at = end;
  return dated;
}

std::optional<Dated> take_day(Pieces pieces, std::size_t& at, std::optional<core::Moment> capture) {
  if (capture)
    if (const auto relative = take_relative(pieces, at, *capture)) return relative;
  const auto written = read_written_day(pieces.subspan(at));
  if (!written) return std::nullopt;
  const auto near = capture ? std::optional(near_before(core::day_of(in_archive_zone(*capture)))) : std::nullopt;
  const auto day = written->resolve(near);
  if (!day) return std::nullopt;
  at += written->pieces;
  Dated dated{*day, {}};
  auto minute = written->minute;
  // `le 3 mai 2024 - 18h05`, `| 18h05`.
  if (!minute && (has_key(pieces, at, "-") || has_key(pieces, at, "|")))
    if (const auto time = read_time_of_day(pieces.subspan(at + 1)); time.pieces > 0)
      minute = time.minute, at += 1 + time.pieces;
  if (minute) dated.moment = moment_in_archive_zone(*day, *minute);
  return dated;
}

bool begins_with_capital(std::string_view line, const Piece& piece) {
  const auto written = line.substr(piece.span.begin);
  const auto first = written.substr(0, text::code_point_at(written, 0).size);
  return text::to_term(first) != first;
}

/// A word that may stand inside the names of people.
bool is_link(const Piece& piece) {
  return piece.key == "et" || piece.key == "de" || piece.key == "d" || piece.key == "du" || piece.key == "la" ||
         piece.key == "avec" || piece.key == "and";
}

/// `par Anne Durand et J.-P. Martin`: capitalised words, links and marks, up to a comma, a dash with spaces, a bar, a
/// verb or the end.
std::string take_author(std::string_view line, Pieces pieces, std::size_t& at) {
  if (!has_key(pieces, at, "par") && !has_key(pieces, at, "by")) return {};
  const std::size_t begin = at + 1;
  std::size_t end = begin;
  while (end < pieces.size() && end - begin < most_name_pieces) {
    const Piece& piece = pieces[end];
    std::size_t verb_at = end;
    if (take_verb(pieces, verb_at) != Verb::None) break;
    const bool inner =
        piece.kind == Kind::Mark && (piece.key == "." || piece.key == "'" || (piece.key == "-" && !piece.spaced));
    if (!inner && !(piece.kind == Kind::Word && (is_link(piece) || begins_with_capital(line, piece)))) break;
    ++end;
  }
  if (end == begin || !begins_with_capital(line, pieces[begin])) return {};
  at = end;
  const std::size_t from = pieces[begin].span.begin;
  std::string name(line.substr(from, pieces[end - 1].span.end - from));
  while (name.ends_with('.') && name.size() > 2 && name[name.size() - 2] >= 'a') name.pop_back();
  return name;
}

bool is_separator(const Piece& piece) {
  return piece.kind == Kind::Mark && (piece.key == "," || piece.key == "-" || piece.key == "|" || piece.key == "." ||
                                      piece.key == ";" || piece.key == "(" || piece.key == ")" || piece.key == "·" ||
                                      piece.key == "•" || piece.key == "/" || piece.key == ":");
}

/// `L’Écho - Anne DURAND. Publié le…`: where the verb is that a capital sets apart from names before it; 0 where there are no
/// names, or other words. In a sentence (`Le Roman, publié le…`) the verb has none.
std::size_t pass_names(std::string_view line, Pieces pieces) {
  for (std::size_t at = 0; at < pieces.size() && at < most_name_pieces; ++at) {
    std::size_t behind = at;
    if (at > 0 && begins_with_capital(line, pieces[at]) && take_verb(pieces, behind) != Verb::None) return at;
    const Piece& piece = pieces[at];
    const bool name = piece.kind == Kind::Word && (is_link(piece) || begins_with_capital(line, piece));
    if (!name && !is_separator(piece) && piece.key != "'") return 0;
  }
  return 0;
}

}  // namespace

std::optional<PublicationLine> read_publication_line(std::string_view line, std::optional<core::Moment> capture) {
  if (line.empty() || line.size() > longest_line) return std::nullopt;
  Cutter cutter(line);
  const auto pieces = cut(cutter);
  PublicationLine result;
  Verb verb = Verb::None;
  for (std::size_t at = pass_names(line, pieces); at < pieces.size();) {
    const std::size_t before = at;
    if (is_separator(pieces[at]) || has_key(pieces, at, "et")) {
      ++at;
      continue;
    }
    if (const Verb named = take_verb(pieces, at); named != Verb::None) {
      verb = named;
      continue;
    }
    if (std::string author = take_author(line, pieces, at); !author.empty()) {
      if (!result.author.empty()) return std::nullopt;
      result.author = std::move(author);
      continue;
    }
    // A day needs a verb or an author before it: a bare one is a dateline.
    if (verb == Verb::None && result.author.empty()) return std::nullopt;
    const auto dated = take_day(pieces, at, capture);
    if (!dated || at == before) return std::nullopt;
    auto& wanted = verb == Verb::Updated ? result.updated : result.published;
    if (wanted) return std::nullopt;
    wanted = dated;
  }
  if (!result.published && !result.updated) return std::nullopt;
  return result;
}

}  // namespace archive::dates
