// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/lexicon.hpp"

#include <algorithm>
#include <bit>

#include "archive/core/error.hpp"
#include "lexicon_automaton.hpp"
#include "lexicon_layout.hpp"
#include "lexicon_table.hpp"

namespace archive::text {

namespace {

using lexicon_layout::Header;
using lexicon_layout::Section;

static_assert(std::endian::native == std::endian::little, "the table is written for little-endian machines");
static_assert(sizeof(Reading) == sizeof(std::uint32_t), "readings are read where they lie");

const Header& header_of(std::span<const std::byte> table) { return *reinterpret_cast<const Header*>(table.data()); }

template <typename T>
std::span<const T> view(std::span<const std::byte> table, const Section& section) {
  return {reinterpret_cast<const T*>(table.data() + section.offset), section.count};
}

Automaton automaton_of(std::span<const std::byte> table) {
  const Header& header = header_of(table);
  return {view<std::uint8_t>(table, header.labels), view<std::uint8_t>(table, header.plain),
          view<std::uint16_t>(table, header.letters), view<lexicon_layout::Arc>(table, header.arcs)};
}

/// Whether any form the word may stand for has a reading that is a name, or one that is none.
bool any_reading(const Lexicon& lexicon, std::string_view word, Accents accents, bool name) {
  const auto fits = [&](Reading reading) { return reading.has(Reading::Name) == name; };
  if (accents == Accents::Kept) return std::ranges::any_of(lexicon.readings(word), fits);
  return std::ranges::any_of(lexicon.forms_like(word, accents),
                             [&](FormId form) { return std::ranges::any_of(lexicon.readings(form), fits); });
}

}  // namespace

const Lexicon& Lexicon::french() {
  static const Lexicon lexicon(french_lexicon_table());
  return lexicon;
}

Lexicon::Lexicon(std::span<const std::byte> table) : table_(table) {
  const auto damaged = [](const char* what) {
    throw core::Error(core::Status::Damaged, core::tr("the compiled lexicon is {}", what),
                      core::tr("Install it again."));
  };
  if (table.size() < sizeof(Header)) damaged("cut short");
  const Header& header = header_of(table);
  if (header.magic != lexicon_layout::magic) damaged("no lexicon");
  if (header.version != lexicon_layout::version) damaged("of another version");
  if (header.size != table.size()) damaged("cut short");
}

std::size_t Lexicon::form_count() const { return header_of(table_).forms; }
std::size_t Lexicon::headword_count() const { return header_of(table_).headwords; }
std::size_t Lexicon::size_in_bytes() const { return table_.size(); }

std::span<const Reading> Lexicon::readings(FormId form) const {
  const Header& header = header_of(table_);
  const std::uint32_t& word = view<std::uint32_t>(table_, header.readings)[form.number];
  if ((word & lexicon_layout::several_bit) == 0) return {reinterpret_cast<const Reading*>(&word), 1};
  const std::uint32_t count = (word & ~lexicon_layout::several_bit) >> lexicon_layout::count_shift;
  const std::uint32_t first = word & ((1u << lexicon_layout::count_shift) - 1);
  return view<Reading>(table_, header.more).subspan(first, count);
}

std::span<const Reading> Lexicon::readings(std::string_view word) const {
  const Automaton automaton = automaton_of(table_);
  const auto labels = automaton.label(word);
  if (!labels) return {};
  const auto number = automaton.find(*labels);
  return number ? readings(FormId{*number}) : std::span<const Reading>();
}

std::vector<FormId> Lexicon::forms_like(std::string_view word, Accents accents) const {
  const Automaton automaton = automaton_of(table_);
  const auto labels = automaton.label(word);
  if (!labels) return {};
  const std::size_t free_letters = accents == Accents::Kept ? 0 : accents == Accents::FirstLost ? 1 : labels->size;
  return automaton.find_alike(*labels, free_letters);
}

std::string Lexicon::spelling(FormId form) const { return automaton_of(table_).spell(form.number); }

std::string Lexicon::spelling(HeadwordId headword) const {
  return spelling(FormId{view<std::uint32_t>(table_, header_of(table_).heads)[headword.number]});
}

WordClasses Lexicon::classes(HeadwordId headword) const {
  return {view<std::uint8_t>(table_, header_of(table_).classes)[headword.number]};
}

std::vector<FormId> Lexicon::paradigm(HeadwordId headword) const {
  const Header& header = header_of(table_);
  const auto first_bytes = view<std::uint32_t>(table_, header.paradigms);
  const auto members = view<std::uint8_t>(table_, header.members);
  std::vector<FormId> result;
  std::uint32_t form = 0, value = 0;
  unsigned shift = 0;
  for (std::uint32_t at = first_bytes[headword.number]; at < first_bytes[headword.number + 1]; ++at) {
    value |= (members[at] & 0x7Fu) << shift;
    shift += 7;
    if ((members[at] & 0x80) != 0) continue;
    form += value >> 1;
    if ((value & 1) == 0) result.push_back({form});
    value = 0;
    shift = 0;
  }
  return result;
}

bool Lexicon::is_common_word(std::string_view word, Accents accents) const {
  return any_reading(*this, word, accents, false);
}

bool Lexicon::is_name(std::string_view word, Accents accents) const { return any_reading(*this, word, accents, true); }

}  // namespace archive::text
