// SPDX-License-Identifier: GPL-3.0-or-later
/// Handing what is new to other programs: a command of the user's, or the mail system.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/message.hpp"
#include "archive/core/moment.hpp"

namespace archive::cli {

/// Runs a program with `input` on its standard input, and waits for it. It writes where this program does.
///
/// command   the program, as a path or a name in PATH, and its arguments; no shell reads them.
/// Gives what went wrong: it cannot be run, ended with another status than 0, or by a signal; nothing when all went well. A
/// program that does not read all of its input, and ends with 0, did well.
[[nodiscard]] std::optional<core::Message> run_program_with(const std::vector<std::string>& command,
                                                            std::string_view input);

/// A mail with one text.
struct Mail {
  std::string to, subject;  ///< UTF-8 without control characters
  std::string id;           ///< of the message, without the angle brackets: the same for the same delivery
  std::string media_type;   ///< of the text, without charset
  std::string text;         ///< UTF-8
  core::Moment at;
};

/// The message as RFC 5322 has it, lines ended by LF as sendmail takes them. The text is base64, the subject where it has to be.
[[nodiscard]] std::string mail_bytes(const Mail& mail);

/// The mail system's program: `sendmail` in PATH, else where Debian has it. Nothing where there is none.
[[nodiscard]] std::optional<std::string> find_sendmail();

}  // namespace archive::cli
