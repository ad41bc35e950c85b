// SPDX-License-Identifier: GPL-3.0-or-later
/// The tags of an XML text, for cutting it; nothing is resolved and nothing checked.
#pragma once

#include <optional>
#include <string_view>

namespace archive::extract {

struct XmlTag {
  enum class Kind { Start, End, Empty };
  Kind kind = Kind::Start;
  std::string_view name;  ///< with its prefix
  std::size_t begin = 0;  ///< of its `<`
  std::size_t end = 0;    ///< behind its `>`

  /// The name without its prefix.
  [[nodiscard]] std::string_view local() const {
    const auto colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
  }
};

/// Goes from tag to tag, past comments, CDATA, instructions and a document type.
class XmlScanner {
 public:
  /// text  in an encoding of which ASCII is a part
  explicit XmlScanner(std::string_view text, std::size_t from = 0) : text_(text), at_(from) {}

  /// The next tag; nothing at the end, or where the rest is none of XML.
  /// Throws core::InputError: too-large for a tag above 64 kB, malformed for a document type that declares anything.
  [[nodiscard]] std::optional<XmlTag> next();

  /// Goes on behind the element of a start tag, to the end tag of its name that belongs to it. The end tag, or nothing
  /// where there is none.
  [[nodiscard]] std::optional<XmlTag> skip(const XmlTag& start);

 private:
  [[nodiscard]] bool skip_past(std::string_view end);

  std::string_view text_;
  std::size_t at_;
};

}  // namespace archive::extract
