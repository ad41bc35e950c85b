// SPDX-License-Identifier: GPL-3.0-or-later
#include "saved_queries.hpp"

#include <memory>
#include <optional>

#include "parser.hpp"

namespace archive::cli {
namespace {

std::optional<std::string> find_query(const store::Store& store, const std::string& name) {
  const auto search = store.saved().find(name);
  return search ? std::optional(search->query) : std::nullopt;
}

}  // namespace

std::string nearest_saved(const store::Store& store, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& search : store.saved().all()) names.push_back(search.name);
  return nearest(name, names);
}

search::SavedQueries saved_queries(const store::Store& store) {
  return {[&store](const std::string& name) { return find_query(store, name); },
          [&store](const std::string& name) { return nearest_saved(store, name); }};
}

search::SavedQueries saved_queries(const Context& context) {
  const auto opened = std::make_shared<std::optional<store::Store>>();
  const auto store = [opened, directory = context.archive]() -> const store::Store& {
    if (!*opened) opened->emplace(store::Store::open(directory, store::Mode::Read));
    return **opened;
  };
  return {[store](const std::string& name) { return find_query(store(), name); },
          [store](const std::string& name) { return nearest_saved(store(), name); }};
}

}  // namespace archive::cli
