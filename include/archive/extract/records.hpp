// SPDX-License-Identifier: GPL-3.0-or-later
/// One input, a document or many, as a stream of documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "archive/core/message.hpp"
#include "archive/core/moment.hpp"
#include "archive/extract/extract.hpp"

namespace archive::extract {

/// Fills a buffer of so many bytes; gives how many it filled, 0 at the end. May throw.
using ReadBytes = std::function<std::size_t(char* buffer, std::size_t size)>;

/// Bytes from outside.
struct Input {
  std::string name;            ///< of the file, for what its ending tells; may be empty
  std::optional<Format> told;  ///< what the user says the documents are, instead of what they look like
  ReadBytes read;              ///< from the start to the end
  /// Goes to an offset from the start, from which `read` goes on. Empty where that is not possible: a zip or 7z file is
  /// then held in memory.
  std::function<void(std::uint64_t offset)> seek;
  std::uint64_t size = 0;  ///< bytes, where there is a `seek`
};

/// One document for `read_document`, and what is known of it from where it stood.
struct Record {
  std::string place;  ///< in its input: ":12" a line, "#3" an entry, "!a/b.html" a file; empty for the input itself
  std::string bytes;
  Format format = Format::Text;
  bool told = false;                    ///< the user named a format that the document does not look like
  std::string charset;                  ///< declared outside of the document; may be empty
  std::string url;                      ///< the address it was fetched from; may be empty
  std::optional<core::Moment> capture;  ///< when it was fetched
};

/// A record, or with an empty place the rest of the input, that cannot be read.
struct RefusedRecord {
  std::string place;
  std::string code;  ///< core::InputError::code
  core::Message message;
};

/// What is called for each; false ends the reading.
struct RecordVisitor {
  std::function<bool(Record&&)> record;
  std::function<bool(const RefusedRecord&)> refused;
};

/// Tells the documents of an input, in order, each as soon as its bytes were read: the format is detected, a container
/// is opened. One bad record does not stop the others; one that cannot be told from what follows ends the input.
///
/// Memory  one record and some buffers, whatever the size of the input.
/// Throws  only what the visitor throws, and what `input.read` throws that is no core::InputError.
void for_each_record(const Input& input, const Limits& limits, const RecordVisitor& visitor);

/// What is known of a record from outside: `outside`, and what its place adds.
[[nodiscard]] Context context_of(const Record& record, Context outside);

/// Bytes in memory, as an Input reads them; they have to outlive it.
[[nodiscard]] ReadBytes read_from(std::string_view bytes);
[[nodiscard]] Input input_from(std::string_view bytes, std::string name = {}, std::optional<Format> told = {});

}  // namespace archive::extract
