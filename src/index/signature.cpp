// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/signature.hpp"

namespace archive::index {

void append_signature(std::string& signature, const std::vector<text::Token>& tokens) {
  for (const auto& token : tokens) {
    const bool again = !signature.empty() && static_cast<unsigned char>(signature.back()) == sentence_mark;
    if (token.sentence_start && !again) signature += static_cast<char>(sentence_mark);
    signature += static_cast<char>(token.form->alternates.empty() ? token.form->signature : text::any_word);
  }
}

}  // namespace archive::index
