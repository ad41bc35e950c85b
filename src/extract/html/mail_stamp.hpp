// SPDX-License-Identifier: GPL-3.0-or-later
/// Days and times as mails, feeds and servers write them.
#pragma once

#include <optional>
#include <string_view>

#include "archive/dates/publication_line.hpp"

namespace archive::extract::html {

/// Reads `Wed, 20 May 2020 22:07:00 +0200` (RFC 5322 with its obsolete forms: two digits of a year, names of zones),
/// `Wednesday, 20-May-20 22:07:00 UTC` (RFC 850) and `Wed May 20 22:07:00 2020` (asctime), in English or French, with or
/// without the weekday, which is not held against the day. A time of an unknown zone leaves the day; one without a zone
/// is civil time of the archive.
///
/// text   UTF-8
[[nodiscard]] std::optional<dates::Dated> read_mail_stamp(std::string_view text);

}  // namespace archive::extract::html
