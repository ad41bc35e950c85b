// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a configuration: understood, or refused with one message that names the file.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "archive/core/error.hpp"
#include "config.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  archive::cli::Config config;
  try {
    archive::cli::read_config_text({reinterpret_cast<const char*>(data), size}, "fuzz.toml", config);
  } catch (const archive::core::Error& error) {
    if (!std::string_view(error.what()).starts_with("fuzz.toml")) std::abort();
  }
  return 0;
}
