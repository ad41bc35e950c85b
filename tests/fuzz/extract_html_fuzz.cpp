// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a web page: no crash, and clean text or a refusal.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "archive/core/error.hpp"
#include "archive/extract/extract.hpp"
#include "archive/text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace archive;
  const std::string_view page(reinterpret_cast<const char*>(data), size);
  try {
    const auto article = extract::read_html(page, {});
    for (const auto* text : {&article.title, &article.body, &article.source, &article.url, &article.section})
      if (!text::is_valid_utf8(*text) || text::clean(*text) != *text) {
        std::cerr << "not clean: " << *text << '\n';
        std::abort();
      }
  } catch (const core::InputError&) {}
  return 0;
}
