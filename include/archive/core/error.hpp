// SPDX-License-Identifier: GPL-3.0-or-later
/// What is thrown when the world fails, and the exit status it leads to.
#pragma once

#include <stdexcept>
#include <string>

#include "archive/core/message.hpp"

namespace archive::core {

/// The exit statuses of the program, as written in each man page.
enum class Status : int {
  Done = 0,
  NothingFound = 1,
  Usage = 2,
  Locked = 3,
  Damaged = 4,  ///< the archive is damaged or too new, or the disk failed
  Refused = 5,  ///< some inputs were refused
  Partial = 6,  ///< some shards did not answer
};

/// The world failed: a file that cannot be read, a lock that is held, a format too new.
///
/// what(), message()   one sentence that names the object; it may hold text from outside, made safe only when printed.
/// hint()   what to do next; may be empty.
class Error : public std::runtime_error {
 public:
  Error(Status status, Message message, Message hint = {})
      : std::runtime_error(message.shown()), status_(status), message_(std::move(message)), hint_(std::move(hint)) {}

  [[nodiscard]] Status status() const { return status_; }
  [[nodiscard]] const Message& message() const { return message_; }
  [[nodiscard]] const Message& hint() const { return hint_; }

 private:
  Status status_;
  Message message_, hint_;
};

/// One input was refused; the run goes on with the next.
///
/// code()   one of: empty too-large binary unreadable undecodable malformed too-deep too-slow bomb unsafe-path
///          no-text loop converter-failed disk.
/// what(), message()   the reason in words, with the place (line, byte) where there is one, without the name of the
/// input.
class InputError : public std::runtime_error {
 public:
  InputError(std::string code, Message message)
      : std::runtime_error(message.shown()), code_(std::move(code)), message_(std::move(message)) {}

  [[nodiscard]] const std::string& code() const { return code_; }
  [[nodiscard]] const Message& message() const { return message_; }

 private:
  std::string code_;
  Message message_;
};

}  // namespace archive::core
