// SPDX-License-Identifier: GPL-3.0-or-later
/// The headers of a mail or of a part of one (RFC 5322, 2045, 2047).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace archive::extract {

/// Names in lower case, values unfolded, bytes as they came.
class MailHeaders {
 public:
  /// Takes the headers off the start of `bytes`, with the empty line that ends them.
  /// Throws core::InputError (too-large) for more than 1000 headers or 256 kB of them.
  static MailHeaders take(std::string_view& bytes);

  /// The first value of that name (lower case); empty where there is none.
  [[nodiscard]] std::string_view raw(std::string_view name) const;
  /// The same as clean text, encoded words decoded.
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> headers_;
};

/// A value with its parameters: `text/html; charset="utf-8"`.
struct MailValue {
  std::string value;                                            ///< lower case
  std::vector<std::pair<std::string, std::string>> parameters;  ///< names in lower case

  [[nodiscard]] std::string parameter(std::string_view name) const;
};

[[nodiscard]] MailValue parse_mail_value(std::string_view text);

/// A text with its encoded words (`=?utf-8?q?=C3=A9t=C3=A9?=`) decoded, as clean text.
[[nodiscard]] std::string decode_mail_words(std::string_view bytes);

/// The bytes of a content with that Content-Transfer-Encoding; others than base64 and quoted-printable are none.
[[nodiscard]] std::string decode_transfer(std::string_view bytes, std::string_view encoding);

}  // namespace archive::extract
