// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as JSON lines: no crash, and clean text or refusals with a reason.
#include "reading.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  archive::read_everything({reinterpret_cast<const char*>(data), size}, archive::extract::Format::Jsonl);
  return 0;
}
