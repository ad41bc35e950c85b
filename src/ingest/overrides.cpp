// SPDX-License-Identifier: GPL-3.0-or-later
#include "overrides.hpp"

#include <fmt/format.h>

namespace archive::ingest {

std::string canonical_text(const extract::Overrides& overrides, std::optional<extract::Format> format) {
  std::string text;
  // The length before each value keeps a value from imitating the next name.
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) text += fmt::format("{}={}:{}\n", name, value.size(), value);
  };
  add("title", overrides.title);
  add("source", overrides.source);
  add("url", overrides.url);
  add("section", overrides.section);
  if (overrides.date) add("date", core::to_iso(*overrides.date));
  for (const auto& author : overrides.authors) add("author", author);
  for (const auto& tag : overrides.tags) add("tag", tag);
  if (format) add("format", fmt::format("{}", static_cast<int>(*format)));
  return text;
}

}  // namespace archive::ingest
