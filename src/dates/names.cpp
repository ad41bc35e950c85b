// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.hpp"

#include <charconv>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "data/date_events.hpp"
#include "data/feasts.hpp"
#include "data/national_days.hpp"
#include "lists.hpp"

namespace archive::dates {
namespace {

struct NameWord {
  Key key;
  bool joined = false;
  bool number = false;
};

struct Name {
  std::vector<NameWord> words;
  bool needs_capital = false;
  Form form;
};

using Names = std::unordered_multimap<std::string_view, Name>;

int number_of(std::string_view digits) {
  if (!digits.empty() && digits.front() == '+') digits.remove_prefix(1);
  int value = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc{})
    throw std::logic_error("a list of names of days is damaged");
  return value;
}

std::vector<NameWord> words_of(std::string_view name) {
  std::vector<NameWord> words;
  bool joined = false;
  while (!name.empty()) {
    const auto end = name.find_first_of(" -");
    const auto key = name.substr(0, end);
    words.push_back({Key(key), joined, key.front() >= '0' && key.front() <= '9'});
    if (end == name.npos) break;
    joined = name[end] == '-';
    name.remove_prefix(end + 1);
  }
  return words;
}

Form feast_form(std::string_view when) {
  Form form;
  form.kind = Form::Kind::Yearly;
  form.named = true;
  const auto dash = when.find('-', 1);
  if (when.front() == '+' || when.front() == '-') {
    form.part = Part::Easter;
    form.number = static_cast<unsigned>(number_of(when) + before_easter);
  } else {
    form.part = Part::Day;
    form.month = static_cast<unsigned>(number_of(when.substr(0, dash)));
    form.number = static_cast<unsigned>(number_of(when.substr(dash + 1)));
  }
  return form;
}

Names read_feasts(std::string_view file) {
  Names result;
  for_each_entry(file, [&](std::string_view line) {
    Name name;
    name.form = feast_form(take_last_word(line));
    name.needs_capital = line.front() == '*';
    if (name.needs_capital) line.remove_prefix(1);
    name.words = words_of(line);
    result.emplace(name.words.front().key, std::move(name));
  });
  return result;
}

const Names& feasts() {
  static const Names names = read_feasts(data::feasts);
  return names;
}

const Names& national_days() {
  static const Names names = read_feasts(data::national_days);
  return names;
}

const Names& events() {
  static const Names names = [] {
    Names result;
    for_each_entry(data::date_events, [&](std::string_view line) {
      Name name;
      const auto last = core::parse_iso_day(take_last_word(line)), first = core::parse_iso_day(take_last_word(line));
      if (!first || !last) throw std::logic_error("the list of events is damaged");
      name.form.interval = {first, last};
      name.form.grain = *first == *last ? Grain::Day : Grain::Interval;
      name.form.named = true;
      name.words = words_of(line);
      result.emplace(name.words.front().key, std::move(name));
    });
    return result;
  }();
  return names;
}

bool matches(const Name& name, const Walk& walk, bool in_text) {
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    const Token* token = walk.next(i);
    const NameWord& word = name.words[i];
    if (!token || token->key != word.key || token->is_number() != word.number) return false;
    if (word.joined && !token->joined) return false;
  }
  return !in_text || !name.needs_capital || walk.next()->capital;
}

std::optional<Form> take(const Names& names, Walk& walk, bool in_text) {
  const Name* best = nullptr;
  const auto [first, last] = names.equal_range(walk.next()->key);
  for (auto name = first; name != last; ++name)
    if ((!best || name->second.words.size() > best->words.size()) && matches(name->second, walk, in_text))
      best = &name->second;
  if (!best) return std::nullopt;
  walk = walk.after(best->words.size());
  return best->form;
}

bool may_name_day(const Walk& walk) { return !walk.over() && walk.next()->facts.names_day; }

}  // namespace

std::optional<Form> take_feast(Walk& walk, bool in_text) {
  return may_name_day(walk) ? take(feasts(), walk, in_text) : std::nullopt;
}

std::optional<Form> take_national_day(Walk& walk) {
  return walk.over() ? std::nullopt : take(national_days(), walk, false);
}

std::optional<Form> take_event(Walk& walk) { return may_name_day(walk) ? take(events(), walk, true) : std::nullopt; }

}  // namespace archive::dates
