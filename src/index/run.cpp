// SPDX-License-Identifier: GPL-3.0-or-later
#include "run.hpp"

#include "guarded.hpp"
#include "prepared.hpp"

namespace archive::index {
namespace {

/// Spellings remembered as already in the table (about 10 MB).
constexpr std::size_t most_spellings = 200'000;

}  // namespace

void AccentuationTable::add(Xapian::WritableDatabase& database, const Prepared::Impl& prepared) {
  for (const auto& each : prepared.accentuations) {
    if (spellings_.size() > most_spellings) spellings_.clear();
    if (spellings_.insert(each.term).second) database.add_synonym(each.folded, each.term);
  }
}

Run::Impl::Impl(std::filesystem::path where, std::string its_name) : path(std::move(where)), name(std::move(its_name)) {
  guarded(core::to_translate("writing the index"), [&] {
    database_ = Xapian::WritableDatabase(path.string(),
                                         Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
  });
}

Run::Impl::~Impl() {
  if (taken) return;
  std::error_code ignored;  // swept by the next writer
  std::filesystem::remove_all(path, ignored);
}

void Run::Impl::put(const Prepared::Impl& prepared) {
  guarded(core::to_translate("writing the index"), [&] {
    database_.add_document(prepared.document);
    accentuations_.add(database_, prepared);
  });
  ++articles;
}

void Run::Impl::close() {
  guarded(core::to_translate("writing the index"), [&] {
    database_.commit();
    database_.close();
  });
}

Run::Run(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Run::Run(Run&&) noexcept = default;
Run& Run::operator=(Run&&) noexcept = default;
Run::~Run() = default;

void Run::put(Prepared prepared) { impl_->put(*prepared.impl_); }
void Run::close() { impl_->close(); }

}  // namespace archive::index
