// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <stdexcept>
#include <vector>

#include "store_impl.hpp"

namespace archive::store {
namespace {

/// From so many texts a dictionary is learned, and of no more than these.
constexpr std::int64_t least_texts = 1'000, most_texts = 4'000;
constexpr std::size_t most_text_bytes = 8 << 20, most_of_one_text = 64 << 10;

}  // namespace

core::Dictionary Store::Impl::find_dictionary(std::uint32_t number) const {
  if (format < 3) return {};
  const auto read = dictionaries.find(number);
  if (read != dictionaries.end()) return read->second;
  Statement& statement = database.kept("SELECT dictionary FROM dictionaries WHERE number = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind(1, std::int64_t{number}).step()) return {};
  return dictionaries[number] =
             core::make_dictionary(database.read_blob("dictionaries", "bytes", statement.integer(0)));
}

core::Dictionary Store::Impl::last_dictionary() const {
  if (format < 3) return {};
  const auto number = database.kept_integer("SELECT number FROM dictionaries ORDER BY dictionary DESC LIMIT 1");
  return number == 0 ? nullptr : find_dictionary(static_cast<std::uint32_t>(number));
}

void Store::Impl::use_dictionary() {
  if (has_dictionary) return;
  auto dictionary = last_dictionary();
  has_dictionary = dictionary != nullptr;
  codec.use(std::move(dictionary));
}

bool Store::learn_dictionary() {
  impl_->use_dictionary();
  const Database& database = impl_->database;
  if (*impl_->has_dictionary || database.integer("SELECT coalesce(max(version), 0) FROM versions") < least_texts)
    return false;
  std::vector<std::string> texts;
  {
    Statement statement = database.prepare("SELECT body FROM contents ORDER BY version DESC LIMIT ?1");
    statement.bind(1, most_texts);
    std::size_t bytes = 0;
    while (bytes < most_text_bytes && statement.step()) {
      try {
        texts.push_back(impl_->codec.decompress(statement.bytes(0)));
      } catch (const std::invalid_argument&) {
        continue;  // `check` tells of it
      }
      texts.back().resize(std::min(texts.back().size(), most_of_one_text));
      bytes += texts.back().size();
    }
  }
  const std::string dictionary = train_dictionary(texts);
  if (dictionary.empty()) return false;
  database.kept("INSERT OR IGNORE INTO dictionaries (number, bytes) VALUES (?1, ?2)")
      .bind(1, std::int64_t{dictionary_number(dictionary)})
      .bind_blob(2, dictionary)
      .run();
  impl_->has_dictionary.reset();
  return true;
}

core::Dictionary Store::dictionary() const { return impl_->last_dictionary(); }

}  // namespace archive::store
