// SPDX-License-Identifier: GPL-3.0-or-later
/// What is new for one saved search, as a mail or as the input of a command.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/core/message.hpp"
#include "archive/search/search.hpp"
#include "archive/store/store.hpp"
#include "context.hpp"
#include "hit_printer.hpp"

namespace archive::cli {

/// The new articles of one saved search.
struct Digest {
  store::SavedSearch search;
  store::ChangeNumber after = 0, until = 0;  ///< the changes it tells of
  std::vector<search::Hit> hits;
};

/// Names a delivery: the same for the same list, so that who gets one twice can tell.
[[nodiscard]] std::string delivery_name(const Digest& digest);

/// Sends it through sendmail, in the form of `options`. Gives what went wrong, if anything.
[[nodiscard]] std::optional<core::Message> send_mail(const Digest& digest, const std::string& to,
                                                     const PrinterOptions& options, const Context& context);

/// Runs a command of the shell with the digest as one JSON object on its standard input.
[[nodiscard]] std::optional<core::Message> run_command_of(const Digest& digest, const std::string& command);

}  // namespace archive::cli
