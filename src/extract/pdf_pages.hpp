// SPDX-License-Identifier: GPL-3.0-or-later
/// What a converter gives of a document in pages, as one text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace archive::extract {

struct JoinedPages {
  std::string text;
  std::vector<std::string> removed;  ///< lines that stood above or below the text of pages, each once
};

/// Joins pages, without the lines that head or foot more than half of them, whatever number they hold (`Page 3 / 12`, the
/// name of the paper, its day). A text of one page stays as it is.
///
/// pages   UTF-8; a form feed ends each page
[[nodiscard]] JoinedPages join_pages(std::string_view pages);

}  // namespace archive::extract
