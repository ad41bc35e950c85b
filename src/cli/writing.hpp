// SPDX-License-Identifier: GPL-3.0-or-later
/// The archive, opened to decide something about its articles.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "archive/store/lock.hpp"
#include "archive/store/store.hpp"
#include "context.hpp"

namespace archive::cli {

/// The lock and the store; a store that was brought up to date is announced.
struct OpenArchive {
  store::WriterLock lock;
  store::Store store;
};

/// command   for the message of another writer, "archive edit".
/// Throws core::Error as store::WriterLock and store::Store::open.
[[nodiscard]] OpenArchive open_for_writing(std::string_view command, std::chrono::milliseconds wait, Context& context);

/// Tells on stderr that a store of an older format was brought up to date.
void announce_upgrade(const store::Store& store, Context& context);

/// Who runs the program, now: the login name, else the number of the user.
[[nodiscard]] store::Decider decider(std::string reason, const Context& context);

}  // namespace archive::cli
