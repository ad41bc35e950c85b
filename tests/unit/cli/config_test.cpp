// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.hpp"

#include <catch2/catch.hpp>

#include "archive/core/error.hpp"

using namespace archive;

namespace {

std::string refusal(std::string_view text) {
  cli::Config config;
  try {
    cli::read_config_text(text, "c.toml", config);
  } catch (const core::Error& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a configuration is tables of keys with values in quotation marks") {
  cli::Config config;
  cli::read_config_text("# rien\n\n[converters] # des programmes\r\n pdf = \"pdftotext\" # un\ndocx='pandoc'", "c.toml",
                        config);
  CHECK(config.converters.pdf == "pdftotext");
  CHECK(config.converters.docx == "pandoc");
  cli::read_config_text("converters.pdf = \"\"", "c.toml", config);
  CHECK(config.converters.pdf.empty());
}

TEST_CASE("what is not understood in a configuration is told with its line") {
  CHECK(refusal("\n[converters]\npdg = \"x\"") == "c.toml:3: unknown key converters.pdg");
  CHECK(refusal("[converters]\npdf = \"rm\"") == "c.toml:2: converters.pdf is one of: pdftotext");
  CHECK(refusal("[converters]\npdf = pdftotext").starts_with("c.toml:2: "));
  CHECK(refusal("[converters]\npdf = \"pdftotext").starts_with("c.toml:2: "));
  CHECK(refusal("[converters").starts_with("c.toml:1: "));
  CHECK(refusal("converters").starts_with("c.toml:1: "));
  CHECK(refusal("\xE9") == "c.toml is not in UTF-8");
}
