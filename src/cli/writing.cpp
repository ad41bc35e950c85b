// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing.hpp"

#include <pwd.h>
#include <unistd.h>

#include "archive/core/error.hpp"
#include "archive/text/utf8.hpp"

namespace archive::cli {
namespace {

std::string login_name() {
  const passwd* entry = getpwuid(getuid());
  const std::string name = entry == nullptr ? std::string() : entry->pw_name;
  return name.empty() || !text::is_valid_utf8(name) ? std::to_string(getuid()) : name;
}

}  // namespace

OpenArchive open_for_writing(std::string_view command, std::chrono::milliseconds wait, Context& context) {
  // Opened for reading first, so that no lock and no store are made where there is no archive.
  (void)store::Store::open(context.archive, store::Mode::Read);
  OpenArchive opened{store::WriterLock(context.archive, command, wait),
                     store::Store::open(context.archive, store::Mode::Write)};
  announce_upgrade(opened.store, context);
  return opened;
}

void announce_upgrade(const store::Store& store, Context& context) {
  const auto before = store.upgraded_from();
  if (!before || context.quiet) return;
  context.err.show_line(say("store: brought up to date from format {} to {}", *before, store::format_version));
}

store::Decider decider(std::string reason, const Context& context) {
  if (!text::is_valid_utf8(reason)) throw core::Error(core::Status::Usage, core::tr("--reason is no UTF-8"));
  return {login_name(), text::clean(reason), context.now()};
}

}  // namespace archive::cli
