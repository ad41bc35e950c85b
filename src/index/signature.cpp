// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/signature.hpp"

namespace archive::index {

void append_signature(std::string& signature, const std::vector<text::Token>& tokens) {
  const std::size_t before = signature.size();
  bool after_mark = before > 0 && static_cast<unsigned char>(signature.back()) == sentence_mark;
  signature.resize(before + 2 * tokens.size());
  char* next = signature.data() + before;
  for (const auto& token : tokens) {
    if (token.sentence_start && !after_mark) *next++ = static_cast<char>(sentence_mark);
    const unsigned char byte = token.form->alternates.empty() ? token.form->signature : text::any_word;
    *next++ = static_cast<char>(byte);
    after_mark = byte == sentence_mark;
  }
  signature.resize(static_cast<std::size_t>(next - signature.data()));
}

}  // namespace archive::index
