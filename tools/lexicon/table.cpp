// SPDX-License-Identifier: GPL-3.0-or-later
#include "table.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <stdexcept>

#include "archive/text/lexicon.hpp"
#include "automaton.hpp"
#include "letters.hpp"
#include "lexicon_automaton.hpp"
#include "lexicon_layout.hpp"

namespace archive::lexicon {

namespace {

namespace layout = text::lexicon_layout;

/// The letters in use, and their labels.
struct Alphabet {
  std::vector<std::uint8_t> labels = std::vector<std::uint8_t>(layout::letter_table_size);
  std::vector<std::uint8_t> plain = std::vector<std::uint8_t>(layout::label_limit);
  std::vector<std::uint16_t> letters = std::vector<std::uint16_t>(layout::label_limit);

  explicit Alphabet(const std::set<std::u32string>& forms) {
    std::set<char32_t> used;
    for (const std::u32string& form : forms) used.insert(form.begin(), form.end());
    if (used.size() >= layout::label_limit) throw std::runtime_error("too many letters");
    std::uint8_t next = 1;
    for (const char32_t letter : used) {
      letters[next] = static_cast<std::uint16_t>(letter);
      labels[letter] = next++;
    }
    for (char32_t letter = 0; letter < labels.size(); ++letter) labels[letter] = labels[lower(letter)];
    for (const char32_t letter : used) plain[labels[letter]] = labels[lexicon::plain(letter)];
  }
};

class Writer {
 public:
  Writer() : bytes_(sizeof(layout::Header), '\0') {}

  template <typename T>
  layout::Section add(const std::vector<T>& elements) {
    bytes_.resize((bytes_.size() + 3) / 4 * 4);
    const layout::Section section = {static_cast<std::uint32_t>(bytes_.size()),
                                     static_cast<std::uint32_t>(elements.size())};
    bytes_.append(reinterpret_cast<const char*>(elements.data()), elements.size() * sizeof(T));
    return section;
  }

  [[nodiscard]] std::string finish(layout::Header header) {
    bytes_.resize((bytes_.size() + 3) / 4 * 4);
    header.size = static_cast<std::uint32_t>(bytes_.size());
    bytes_.replace(0, sizeof header, reinterpret_cast<const char*>(&header), sizeof header);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

void append_varint(std::vector<std::uint8_t>& bytes, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
  bytes.push_back(static_cast<std::uint8_t>(value));
}

/// The readings of all forms, and what only some need.
struct Readings {
  std::vector<std::uint32_t> first, more;

  explicit Readings(const std::vector<std::vector<std::uint32_t>>& by_form) {
    for (const auto& readings : by_form) {
      if (readings.size() == 1) {
        first.push_back(readings.front());
        continue;
      }
      if (readings.empty() || readings.size() > layout::most_readings) throw std::runtime_error("too many readings");
      const auto count = static_cast<std::uint32_t>(readings.size());
      first.push_back(layout::several_bit | count << layout::count_shift | static_cast<std::uint32_t>(more.size()));
      more.insert(more.end(), readings.begin(), readings.end());
    }
  }
};

}  // namespace

std::string make_table(const std::vector<Headword>& headwords) {
  if (headwords.size() > layout::headword_mask) throw std::runtime_error("too many headwords");
  std::set<std::u32string> forms;
  for (const Headword& headword : headwords) {
    for (const auto& [form, flags] : headword.forms) forms.insert(form);
  }
  const Alphabet alphabet(forms);
  std::vector<std::basic_string<std::uint8_t>> words;
  for (const std::u32string& form : forms) {
    auto& word = words.emplace_back();
    for (const char32_t letter : form) word += alphabet.labels[letter];
  }
  const std::vector<layout::Arc> arcs = build_automaton(words);
  const text::Automaton automaton{alphabet.labels, alphabet.plain, alphabet.letters, arcs};
  const auto number_of = [&](const std::u32string& form) {
    return automaton.find(automaton.label(encode(form)).value()).value();
  };

  std::vector<std::vector<std::uint32_t>> by_form(forms.size());
  std::vector<std::uint32_t> heads, paradigms;
  std::vector<std::uint8_t> classes, members;
  for (const Headword& headword : headwords) {
    const auto id = static_cast<std::uint32_t>(heads.size());
    heads.push_back(number_of(headword.form));
    classes.push_back(headword.classes);
    paradigms.push_back(static_cast<std::uint32_t>(members.size()));
    std::map<std::uint32_t, bool> numbers;
    for (const auto& [form, flags] : headword.forms) {
      const std::uint32_t number = number_of(form);
      const std::uint32_t name = headword.group == Group::Name ? std::uint32_t{text::Reading::Name} : 0;
      by_form[number].push_back(id | flags | name);
      numbers[number] = (flags & text::Reading::Shadowed) != 0;
    }
    std::uint32_t previous = 0;
    for (const auto& [number, shadowed] : numbers) {
      append_varint(members, (number - previous) * 2 + (shadowed ? 1 : 0));
      previous = number;
    }
  }
  paradigms.push_back(static_cast<std::uint32_t>(members.size()));

  const Readings readings(by_form);
  Writer writer;
  layout::Header header;
  header.magic = layout::magic;
  header.version = layout::version;
  header.forms = static_cast<std::uint32_t>(forms.size());
  header.headwords = static_cast<std::uint32_t>(headwords.size());
  header.labels = writer.add(alphabet.labels);
  header.plain = writer.add(alphabet.plain);
  header.letters = writer.add(alphabet.letters);
  header.arcs = writer.add(arcs);
  header.readings = writer.add(readings.first);
  header.more = writer.add(readings.more);
  header.heads = writer.add(heads);
  header.classes = writer.add(classes);
  header.paradigms = writer.add(paradigms);
  header.members = writer.add(members);
  return writer.finish(header);
}

}  // namespace archive::lexicon
