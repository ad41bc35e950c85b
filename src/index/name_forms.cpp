// SPDX-License-Identifier: GPL-3.0-or-later
#include "name_forms.hpp"

#include <utility>

#include "archive/index/terms.hpp"

namespace archive::index {
namespace {

constexpr std::size_t longest = 64;           // bytes; few names are longer
constexpr std::size_t most_known = 1u << 13;  // of late, and as many former ones: some 3 MB

}  // namespace

NameForm NameForms::form_of(std::string_view name) {
  NameForm form{name_words(name, analyzer_), {}};
  form.slug = slug(form.words);
  return form;
}

const NameForm& NameForms::of(std::string_view name) {
  if (name.size() > longest) return long_ = form_of(name);
  if (const auto known = known_.find(name); known != known_.end()) return known->second;
  if (known_.size() >= most_known) former_ = std::exchange(known_, {});
  if (const auto former = former_.find(name); former != former_.end())
    return known_.insert(former_.extract(former)).position->second;
  return known_.emplace(name, form_of(name)).first->second;
}

}  // namespace archive::index
