// SPDX-License-Identifier: GPL-3.0-or-later
/// What the readers of inputs that hold many documents share: where their records go.
#pragma once

#include <string>

#include "archive/extract/records.hpp"
#include "byte_stream.hpp"

namespace archive::extract {

/// Where the records of one input go, which may stand in another.
struct Outlet {
  const RecordVisitor& visitor;
  const Limits& limits;
  std::string place;   ///< of the input in those around it
  bool told = false;   ///< its format is what the user said
  bool ended = false;  ///< the visitor wants no more

  /// Passes a record on, its place completed. False when the reading is to end.
  bool give(Record record) {
    record.place.insert(0, place);
    record.told = told;
    ended = !visitor.record(std::move(record));
    return !ended;
  }

  /// Tells of a record that is refused, or with an empty place of the input. False when the reading is to end.
  bool refuse(const std::string& at, const std::string& code, const std::string& message) {
    ended = !visitor.refused({place + at, code, message});
    return !ended;
  }
};

/// The lines of a file of JSON lines.
void split_jsonl(ByteStream& stream, Outlet& outlet);

/// The rows of a table, each below a copy of its header.
void split_csv(ByteStream& stream, Outlet& outlet);

/// The entries of a feed, each inside the start of the feed and what that says of itself.
void split_feed(ByteStream& stream, Outlet& outlet);

/// A mail, or the mails of a box, without the lines that part them.
void split_mail(ByteStream& stream, Outlet& outlet);

}  // namespace archive::extract
