// SPDX-License-Identifier: GPL-3.0-or-later
/// Reading XML from outside, event by event: no document type, no entities but those of HTML, nothing fetched. All that
/// knows the parser stands in xml.cpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace archive::extract {

struct XmlElement {
  std::string_view space;                                            ///< the address of its name space; empty for none
  std::string_view name;                                             ///< without prefix
  std::vector<std::pair<std::string_view, std::string>> attributes;  ///< names without prefix
};

struct XmlVisitor {
  std::function<void(const XmlElement&)> start;
  std::function<void(const XmlElement&)> end;  ///< without attributes
  std::function<void(std::string_view)> text;
};

/// Reads a text, mending what it can: unknown entities are text, a missing end tag is put.
///
/// text   clean UTF-8; an XML declaration is passed over
/// depth  levels at most
/// Throws core::InputError: too-deep, too-large (a tag), malformed (a document type that declares entities, no XML).
void read_xml(std::string_view text, unsigned depth, const XmlVisitor& visitor);

/// An address that may be relative, as it is from `base` (RFC 3986 section 5.2); as it was written where there is no base or
/// one of the two is no address.
[[nodiscard]] std::string resolved(std::string_view address, std::string_view base);

}  // namespace archive::extract
