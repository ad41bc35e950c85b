// SPDX-License-Identifier: GPL-3.0-or-later
#include "name_forms.hpp"

#include <functional>

#include "archive/index/terms.hpp"

namespace archive::index {
namespace {

constexpr std::size_t longest = 64;  // bytes; few names are longer
// One article has few names, and should not have to clear the memory of many: some 3 MB.
constexpr std::size_t least_known = 1u << 9, most_known = 1u << 14;

}  // namespace

NameForm NameForms::form_of(std::string_view name) {
  NameForm form{name_words(name, analyzer_), {}};
  form.slug = slug(form.words);
  return form;
}

NameForms::Known& NameForms::place_of(std::string_view name) {
  return known_[std::hash<std::string_view>{}(name) & (known_.size() - 1)];
}

const NameForm& NameForms::of(std::string_view name) {
  if (name.size() > longest) return long_ = form_of(name);
  if (known_.empty()) known_.resize(least_known);
  Known* known = &place_of(name);
  if (known->name == name) return known->form;
  if (++asked_new_ > known_.size() && known_.size() < most_known) {
    known_.assign(most_known, {});
    known = &place_of(name);
  }
  known->form = form_of(name);
  known->name = name;
  return known->form;
}

}  // namespace archive::index
