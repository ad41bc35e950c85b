// SPDX-License-Identifier: GPL-3.0-or-later
#include "prepared.hpp"

#include <algorithm>
#include <tuple>

#include "archive/index/date_value.hpp"
#include "archive/index/schema.hpp"

namespace archive::index {

Prepared::Prepared(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Prepared::Prepared(Prepared&&) noexcept = default;
Prepared& Prepared::operator=(Prepared&&) noexcept = default;
Prepared::~Prepared() = default;
const core::ArticleId& Prepared::id() const { return impl_->id; }

class Preparer::Impl {
 public:
  Impl(std::string_view dictionary, const entities::Known* known) : maker(dictionary, known) {}
  DocumentMaker maker;
};

Preparer::Preparer(std::string_view dictionary, const entities::Known* known)
    : impl_(std::make_unique<Impl>(dictionary, known)) {}
Preparer& Preparer::operator=(Preparer&&) noexcept = default;
Preparer::Preparer(Preparer&&) noexcept = default;
Preparer::~Preparer() = default;

Prepared Preparer::prepare(const core::ArticleId& id, const core::Article& article, std::int64_t cluster,
                           std::optional<core::Day> added) {
  auto prepared = std::make_unique<Prepared::Impl>();
  prepared->id = id;
  auto& accentuations = prepared->accentuations;
  prepared->document = impl_->maker.make(id, article, accentuations);
  add_cluster(prepared->document, cluster);
  if (added) prepared->document.add_value(added_slot, date_value(*added));
  const auto key = [](const Accentuation& one) { return std::tie(one.term, one.folded); };
  std::sort(accentuations.begin(), accentuations.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  accentuations.erase(std::unique(accentuations.begin(), accentuations.end(),
                                  [&](const auto& a, const auto& b) { return key(a) == key(b); }),
                      accentuations.end());
  return Prepared(std::move(prepared));
}

}  // namespace archive::index
