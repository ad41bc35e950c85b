// SPDX-License-Identifier: GPL-3.0-or-later
#include "name_forms.hpp"

#include "archive/index/terms.hpp"

namespace archive::index {
namespace {

constexpr std::size_t longest = 64;           // bytes; few names are longer
constexpr std::size_t most_known = 1u << 14;  // some 3 MB

NameForm form_of(std::string_view name) {
  NameForm form{name_words(name), {}};
  form.slug = slug(form.words);
  return form;
}

}  // namespace

const NameForm& NameForms::of(std::string_view name) {
  if (name.size() > longest) return long_ = form_of(name);
  if (const auto known = known_.find(name); known != known_.end()) return known->second;
  if (known_.size() >= most_known) known_.clear();
  return known_.emplace(name, form_of(name)).first->second;
}

}  // namespace archive::index
