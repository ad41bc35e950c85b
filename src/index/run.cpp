// SPDX-License-Identifier: GPL-3.0-or-later
#include "run.hpp"

#include "guarded.hpp"
#include "prepared.hpp"

namespace archive::index {

Run::Impl::Impl(std::filesystem::path where, std::string its_name)
    : path(std::move(where)),
      name(std::move(its_name)),
      writer_(guarded(core::to_translate("writing the index"), [&] { return glass::SegmentWriter(path); })) {}

Run::Impl::~Impl() {
  if (taken) return;
  std::error_code ignored;  // swept by the next writer
  std::filesystem::remove_all(path, ignored);
}

void Run::Impl::put(const Prepared::Impl& prepared) {
  guarded(core::to_translate("writing the index"), [&] { writer_.add(prepared.draft); });
  ++articles;
}

void Run::Impl::close() {
  guarded(core::to_translate("writing the index"), [&] { writer_.close(); });
}

Run::Run(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Run::Run(Run&&) noexcept = default;
Run& Run::operator=(Run&&) noexcept = default;
Run::~Run() = default;

void Run::put(Prepared prepared) { impl_->put(*prepared.impl_); }
void Run::close() { impl_->close(); }

}  // namespace archive::index
