// SPDX-License-Identifier: GPL-3.0-or-later
/// What a web server answered, as it came over the line (RFC 9112).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/extract/extract.hpp"

namespace archive::extract {

struct HttpPage {
  std::string body;     ///< without transfer and content coding
  std::string charset;  ///< declared; may be empty
};

/// The page of an answer; nothing for another status than 200, or for what is no HTML.
///
/// Throws core::InputError: malformed, undecodable (a content coding that is not known), too-large and bomb when it is
/// unpacked.
[[nodiscard]] std::optional<HttpPage> read_http_page(std::string_view answer, const Limits& limits);

}  // namespace archive::extract
