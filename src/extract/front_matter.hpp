// SPDX-License-Identifier: GPL-3.0-or-later
/// What stands before the text of a Markdown file: `---` and keys as in YAML, or `+++` and keys as in TOML.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace archive::extract {

/// A key with its values: one, or those of a list.
struct FrontEntry {
  std::string name;
  std::vector<std::string> values;
  bool is_list = false;
};

struct FrontMatter {
  std::vector<FrontEntry> entries;
  std::size_t size = 0;  ///< bytes it takes of the file, with its fences
};

/// Reads front matter: scalars, quoted or not, lists in both spellings, folded and literal texts, keys of one level
/// below (`author:` with `name:`, TOML tables) under their own names. No anchors, tags or types: a value is a text.
///
/// text  clean UTF-8
/// Cost  linear. Nothing where the text begins with none, or where it is not closed within 64 kB.
[[nodiscard]] std::optional<FrontMatter> read_front_matter(std::string_view text);

}  // namespace archive::extract
