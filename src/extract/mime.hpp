// SPDX-License-Identifier: GPL-3.0-or-later
/// The parts of a mail (RFC 2045, 2046).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail_headers.hpp"

namespace archive::extract {

/// A part that holds no others.
struct MimePart {
  MailValue type;            ///< "text/plain" where none is told
  std::string encoding;      ///< Content-Transfer-Encoding
  bool attached = false;     ///< offered as a file
  bool forwarded = false;    ///< stands in a mail inside the mail
  std::string_view content;  ///< as it came
};

/// The parts of the content behind the headers of a mail, in order.
///
/// depth  levels of parts in parts, at most
/// Cost   linear, whatever the nesting.
/// Throws core::InputError: too-deep, too-large (more than 10 000 parts, headers without end).
[[nodiscard]] std::vector<MimePart> read_parts(const MailHeaders& headers, std::string_view content, unsigned depth);

}  // namespace archive::extract
