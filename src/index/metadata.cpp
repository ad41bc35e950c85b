// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata.hpp"

#include <fmt/format.h>

#include <charconv>

#include "archive/core/error.hpp"
#include "archive/text/analyzer.hpp"

namespace archive::index {
namespace {

std::int64_t number(const std::string& text) {
  std::int64_t value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

void write_state(Xapian::WritableDatabase& database, const State& state) {
  database.set_metadata("format", std::to_string(format_version));
  database.set_metadata("analyser", std::to_string(text::analyser_version));
  database.set_metadata("change", std::to_string(state.change));
}

State read_metadata(const Xapian::Database& database) {
  State state;
  state.change = number(database.get_metadata("change"));
  state.analyser_version = static_cast<int>(number(database.get_metadata("analyser")));
  state.articles = database.get_doccount();
  return state;
}

void require_format(const Xapian::Database& database) {
  const auto format = number(database.get_metadata("format"));
  if (format == format_version) return;
  if (format > format_version) {
    throw core::Error(core::Status::Damaged,
                      fmt::format("the index has format {}, this program knows formats up to {}", format, format_version),
                      "use the program that wrote it, or a newer one");
  }
  throw core::Error(core::Status::Damaged, "the index has an older format, or was not made by archive",
                    "'archive reindex' rebuilds it from the store");
}

}  // namespace archive::index
