// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/batch.hpp"

#include <xapian.h>

#include "guarded.hpp"
#include "prepared.hpp"

namespace archive::index {

class Batch::Impl {
 public:
  Xapian::WritableDatabase database{"", Xapian::DB_BACKEND_INMEMORY};
};

Batch::Batch() : impl_(std::make_unique<Impl>()) {}
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;
Batch::~Batch() = default;

void Batch::put(Prepared prepared) {
  guarded(core::to_translate("indexing in memory"),
          [&] { impl_->database.add_document(prepared.impl_->draft.document()); });
}

std::size_t Batch::size() const { return impl_->database.get_doccount(); }
const Xapian::Database& Batch::database() const { return impl_->database; }

}  // namespace archive::index
