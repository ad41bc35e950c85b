// SPDX-License-Identifier: GPL-3.0-or-later
/// What an input gives, for tests: through the splitter and the readers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/core/error.hpp"
#include "archive/extract/records.hpp"

namespace reading {

using Strings = std::vector<std::string>;

/// The articles with their places and originals, and place and code of what is refused.
struct Read {
  std::vector<archive::core::Article> articles;
  Strings places, originals, refused;
};

inline Read read_all(const archive::extract::Input& input, const archive::extract::Limits& limits = {}) {
  Read result;
  archive::extract::RecordVisitor visitor;
  visitor.record = [&](archive::extract::Record&& record) {
    try {
      result.articles.push_back(
          archive::extract::read_document(record.format, record.bytes, context_of(record, {}), limits));
      result.places.push_back(record.place);
      result.originals.push_back(record.bytes);
    } catch (const archive::core::InputError& error) {
      result.refused.push_back(record.place + ' ' + error.code());
    }
    return true;
  };
  visitor.refused = [&](const archive::extract::RefusedRecord& one) {
    result.refused.push_back(one.place + ' ' + one.code);
    return true;
  };
  archive::extract::for_each_record(input, limits, visitor);
  return result;
}

inline Read read_all(std::string_view bytes, const std::string& name = {},
                     const archive::extract::Limits& limits = {}) {
  return read_all(archive::extract::input_from(bytes, name), limits);
}

}  // namespace reading
