// SPDX-License-Identifier: GPL-3.0-or-later
#include <system_error>

#include "archive/core/message.hpp"

namespace archive::core {
namespace {

/// What the C library says of the errors that archiving meets, so that the catalogues hold it: the library's own
/// translations need a locale that may not be installed. Others stay in English.
[[maybe_unused]] constexpr const char* reasons[] = {
    to_translate("Argument list too long"),
    to_translate("Bad file descriptor"),
    to_translate("Broken pipe"),
    to_translate("Cannot allocate memory"),
    to_translate("Connection refused"),
    to_translate("Device or resource busy"),
    to_translate("Directory not empty"),
    to_translate("Disk quota exceeded"),
    to_translate("Exec format error"),
    to_translate("File exists"),
    to_translate("File name too long"),
    to_translate("File too large"),
    to_translate("Input/output error"),
    to_translate("Interrupted system call"),
    to_translate("Invalid argument"),
    to_translate("Invalid cross-device link"),
    to_translate("Is a directory"),
    to_translate("No such device"),
    to_translate("No such device or address"),
    to_translate("No such file or directory"),
    to_translate("No space left on device"),
    to_translate("Not a directory"),
    to_translate("Operation not permitted"),
    to_translate("Operation not supported"),
    to_translate("Permission denied"),
    to_translate("Read-only file system"),
    to_translate("Resource temporarily unavailable"),
    to_translate("Stale file handle"),
    to_translate("Text file busy"),
    to_translate("Too many levels of symbolic links"),
    to_translate("Too many open files"),
    to_translate("Too many open files in system"),
};

}  // namespace

Message reason_of(int error_number) {
  const std::string english = std::generic_category().message(error_number);
  return {translated(english), english};
}

}  // namespace archive::core
