// SPDX-License-Identifier: GPL-3.0-or-later
/// One document fetched from the web: the only part of the program that opens a connection.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "archive/core/moment.hpp"

namespace archive::fetch {

/// What a connection is about to be made to: 4 bytes (IPv4) or 16 (IPv6), in the order of the network.
using AddressBytes = std::string_view;

struct Request {
  std::string url;
  std::string agent = "archive";       ///< how the program calls itself
  std::size_t most_bytes = 64u << 20;  ///< of the document, unpacked
  std::chrono::seconds time{30};       ///< for all of it, redirects included
  bool allow_private = false;  ///< addresses of this machine and its network, and a proxy named in the environment
  core::Moment now;            ///< the clock, against which the server's is held
  std::function<bool()> stop;  ///< asked now and then: true ends it; may be empty
  /// Asked instead of `is_public` and `allow_private` where it is given: for tests, which have no other machine.
  std::function<bool(AddressBytes)> allowed;
};

/// A document as a server gave it, without transfer and content coding.
struct Document {
  std::string bytes;
  std::string url;         ///< where the redirects led, without fragment
  std::string media_type;  ///< lower case, without parameters; may be empty
  std::string charset;     ///< declared; may be empty
  core::Moment
      capture;  ///< the server's Date, else its Last-Modified; the clock where it has neither or they are absurd
};

/// Whether a text is an address of the web: begins with `http://` or `https://`, in any case.
[[nodiscard]] bool is_url(std::string_view text);

/// The path of an address, for what its ending tells; empty where there is none.
[[nodiscard]] std::string path_of(std::string_view url);

/// Whether an address belongs to the public internet: not to this machine, a private or local network, a range for
/// documentation, tests or groups, nor to an IPv6 range that wraps such an IPv4 address. After the registries of IANA for
/// special purposes (RFC 6890), as of 2024.
[[nodiscard]] bool is_public(AddressBytes address);

/// Fetches a document; nothing where `stop` ended it.
///
/// Schemes are http and https, also of the at most 5 redirects; each address is looked at when the connection is made, so
/// that a name cannot mean another one by then. Certificates are verified. Sends no cookie, no name and no password.
///
/// Throws core::InputError: unreadable (what the server or the network said; an address that is not public), too-large,
/// too-slow. Needs the shared library libcurl, which is loaded by the first call, so that no other command pays for it.
[[nodiscard]] std::optional<Document> fetch(const Request& request);

}  // namespace archive::fetch
