// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "archive/core/error.hpp"
#include "archive/extract/extract.hpp"
#include "archive/text/decode.hpp"
#include "plain_text.hpp"

namespace archive::extract {

core::Article read_text(std::string_view bytes, const Context& context, const Limits& limits) {
  if (bytes.size() > limits.input)
    throw core::InputError("too-large", core::tr("{} bytes, the limit is {}", bytes.size(), limits.input));
  const text::Decoded decoded = text::decode(bytes, context.charset);
  core::Article article;
  article.provenance.push_back({"charset", decoded.how, decoded.charset});
  prepare_overrides(article, context.overrides);
  Reading reading;
  reading.given_title = !context.overrides.title.empty();
  reading.capture = context.capture;
  read_plain_text(article, decoded.text, reading);
  apply_overrides(article, context.overrides);
  check_article(article, limits);
  return article;
}

}  // namespace archive::extract
