// SPDX-License-Identifier: GPL-3.0-or-later
/// What every reader keeps to, whatever it reads.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "archive/core/error.hpp"
#include "archive/extract/records.hpp"
#include "archive/text/utf8.hpp"

namespace archive {

inline void require(bool holds, std::string_view what, std::string_view text) {
  if (holds) return;
  std::cerr << what << ": " << text << '\n';
  std::abort();
}

inline void require_clean(const std::string& text) {
  require(text::is_valid_utf8(text) && text::clean(text) == text, "not clean", text);
}

inline void require_sound(const core::Article& article) {
  for (const auto* text : {&article.ref, &article.title, &article.body, &article.source, &article.url, &article.section,
                           &article.language, &article.published, &article.updated})
    require_clean(*text);
  for (const auto* texts : {&article.authors, &article.tags, &article.removed})
    for (const std::string& text : *texts) require_clean(text);
  for (const auto& one : article.provenance) require_clean(one.detail);
  require(!article.body.empty() || !article.title.empty(), "an article of nothing", {});
  require(article.date.has_value() == !article.date_from.empty(), "a date from nowhere", article.date_from);
}

/// Splits an input and reads each of its records, as documents of a format or of what they look like. Limits are small,
/// so that they are reached.
inline void read_everything(std::string_view bytes, std::optional<extract::Format> told, const std::string& name = {}) {
  extract::Limits limits;
  limits.input = 256 << 10;
  limits.body = 64 << 10;
  limits.line = 32 << 10;
  limits.field = 4 << 10;
  limits.unpacked = 128 << 10;
  limits.entries = 200;
  extract::Context context;
  context.capture = core::Moment{1'714'557'600, 120};
  extract::RecordVisitor visitor;
  visitor.record = [&](extract::Record&& record) {
    require(record.bytes.size() <= limits.input + limits.line, "a record above the limit", record.place);
    try {
      require_sound(extract::read_document(record.format, record.bytes, extract::context_of(record, context), limits));
    } catch (const core::InputError& error) {
      require(*error.what() != '\0' && !error.code().empty(), "a refusal without a reason", record.place);
    }
    return true;
  };
  visitor.refused = [](const extract::RefusedRecord& refused) {
    require(!refused.code.empty() && !refused.message.empty(), "a refusal without a reason", refused.place);
    return true;
  };
  extract::for_each_record(extract::input_from(bytes, name, told), limits, visitor);
}

}  // namespace archive
