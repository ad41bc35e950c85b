// SPDX-License-Identifier: GPL-3.0-or-later
#include "prepared.hpp"

#include <optional>
#include <utility>

#include "archive/index/date_value.hpp"
#include "archive/index/schema.hpp"
#include "run.hpp"

namespace archive::index {

Prepared::Prepared(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Prepared::Prepared(Prepared&&) noexcept = default;
Prepared& Prepared::operator=(Prepared&&) noexcept = default;
Prepared::~Prepared() = default;
const core::ArticleId& Prepared::id() const { return impl_->id; }

struct Preparer::Impl {
  core::Dictionary dictionary;
  const entities::Known* known = nullptr;
  std::optional<DocumentMaker> maker;  ///< made when it is asked: not every writer prepares articles itself
};

Preparer::Preparer(core::Dictionary dictionary, const entities::Known* known) : impl_(std::make_unique<Impl>()) {
  impl_->dictionary = std::move(dictionary);
  impl_->known = known;
}
Preparer& Preparer::operator=(Preparer&&) noexcept = default;
Preparer::Preparer(Preparer&&) noexcept = default;
Preparer::~Preparer() = default;

Prepared Preparer::prepare(const core::ArticleId& id, const core::Article& article, std::int64_t cluster,
                           std::optional<core::Day> added, std::string_view body_frame, const Run* run) {
  if (!impl_->maker) impl_->maker.emplace(impl_->dictionary, impl_->known);
  auto vocabulary = run != nullptr ? run->impl_->vocabulary() : std::make_shared<Vocabulary>();
  auto prepared = std::make_unique<Prepared::Impl>();
  prepared->id = id;
  prepared->draft = impl_->maker->make(id, article, body_frame, std::move(vocabulary));
  add_cluster(prepared->draft, cluster);
  if (added) prepared->draft.add_value(added_slot, date_value(*added));
  return Prepared(std::move(prepared));
}

}  // namespace archive::index
