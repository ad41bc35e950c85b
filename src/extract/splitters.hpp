// SPDX-License-Identifier: GPL-3.0-or-later
/// What the readers of inputs that hold many documents share: where their records go.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "archive/extract/records.hpp"
#include "byte_stream.hpp"

namespace archive::extract {

/// What containers in containers share.
struct Unpacking {
  std::uint64_t packed = 0;                 ///< bytes read of the input itself
  std::array<std::uint64_t, 8> unpacked{};  ///< bytes that came out at each level
  unsigned level = 0;                       ///< levels that are open
  bool bomb = false;                        ///< it unpacks to more than the limit: nothing more is unpacked
};

/// Where the records of one input go, which may stand in another.
struct Outlet {
  const RecordVisitor& visitor;
  const Limits& limits;
  std::optional<Format> wanted;  ///< what the user said the documents are
  Unpacking& unpacking;
  std::string place;   ///< of the input in those around it
  bool told = false;   ///< a document does not look like what the user said it is
  bool ended = false;  ///< the visitor wants no more

  /// Passes a record on, its place completed. False when the reading is to end.
  bool give(Record record) {
    record.place.insert(0, place);
    record.told = told && record.format == wanted;
    ended = !visitor.record(std::move(record));
    return !ended;
  }

  /// Tells of a record that is refused, or with an empty place of the input. False when the reading is to end.
  bool refuse(const std::string& at, const std::string& code, const core::Message& message) {
    ended = !visitor.refused({place + at, code, message});
    return !ended;
  }
};

/// Detects what an input is and splits it. `name` is that of a file, of which the ending counts; it may be empty.
/// Throws core::InputError where the input as a whole is refused.
void split_input(ByteStream& stream, const std::string& name, Outlet& outlet);

/// The lines of a file of JSON lines.
void split_jsonl(ByteStream& stream, Outlet& outlet);

/// The rows of a table, each below a copy of its header.
void split_csv(ByteStream& stream, Outlet& outlet);

/// The entries of a feed, each inside the start of the feed and what that says of itself.
void split_feed(ByteStream& stream, Outlet& outlet);

/// A mail, or the mails of a box, without the lines that part them.
void split_mail(ByteStream& stream, Outlet& outlet);

/// The pages of a web archive, each with its address and the time it was fetched; what else it holds is passed over.
void split_warc(ByteStream& stream, Outlet& outlet);

/// The files of a container, packed or not, or the one that is packed alone; each as an input of its own.
void split_container(ByteStream& stream, const std::string& name, Outlet& outlet);

}  // namespace archive::extract
