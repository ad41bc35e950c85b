// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>

#include "archive/store/backup.hpp"
#include "command.hpp"

namespace archive::cli {

Run declare_backup(Parser& parser) {
  const auto files = std::make_shared<std::vector<std::string>>();
  parser.operands("FILE", *files, "The file to write; one of that name is replaced");
  return [files](Context& context) {
    if (files->size() != 1)
      throw core::Error(core::Status::Usage, core::tr("backup takes one FILE"), core::tr("archive backup FILE"));
    store::write_backup(context.archive, files->front(), context.now());
    if (!context.quiet)
      context.err.show_line(
          say("{}: {} bytes", visible(files->front()), count(std::filesystem::file_size(files->front()))));
    return exit_code(core::Status::Done);
  };
}

}  // namespace archive::cli
