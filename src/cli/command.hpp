// SPDX-License-Identifier: GPL-3.0-or-later
/// A command: a row of the table in commands.cpp, and the function that declares it.
#pragma once

#include <algorithm>
#include <functional>
#include <string_view>

#include "archive/core/error.hpp"
#include "context.hpp"
#include "parser.hpp"

namespace archive::cli {

/// What a command does once its options are read. Gives the exit status; throws core::Error.
using Run = std::function<int(Context&)>;

/// What a command needs to find on disk before it runs.
enum class Need {
  Nothing,
  Archive,  ///< the directory exists already, and its store was not lost
};

struct Command {
  std::string_view name;
  std::string_view summary;
  Need need;
  Run (*declare)(Parser&);  ///< declares the options; what it gives owns them
};

[[nodiscard]] constexpr int exit_code(core::Status status) { return static_cast<int>(status); }

/// The more urgent of two statuses: 2, 3, 4, 6, 5, 1, 0.
[[nodiscard]] constexpr core::Status worse(core::Status a, core::Status b) {
  constexpr core::Status order[] = {core::Status::Usage,   core::Status::Locked,  core::Status::Damaged,
                                    core::Status::Partial, core::Status::Refused, core::Status::NothingFound};
  for (const auto status : order) {
    if (a == status || b == status) return status;
  }
  return core::Status::Done;
}

Run declare_add(Parser&);
Run declare_alert(Parser&);
Run declare_analyze(Parser&);
Run declare_backup(Parser&);
Run declare_check(Parser&);
Run declare_compact(Parser&);
Run declare_config(Parser&);
Run declare_count(Parser&);
Run declare_duplicates(Parser&);
Run declare_edit(Parser&);
Run declare_entities(Parser&);
Run declare_export(Parser&);
Run declare_extract(Parser&);
Run declare_import(Parser&);
Run declare_reindex(Parser&);
Run declare_remove(Parser&);
Run declare_restore(Parser&);
Run declare_search(Parser&);
Run declare_show(Parser&);
Run declare_similar(Parser&);
Run declare_stats(Parser&);
Run declare_tag(Parser&);

}  // namespace archive::cli
