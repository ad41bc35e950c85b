// SPDX-License-Identifier: GPL-3.0-or-later
#include "quarantine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "archive/core/error.hpp"
#include "archive/text/stable_hash.hpp"
#include "done_mover.hpp"
#include "files.hpp"
#include "json.hpp"
#include "version.hpp"

namespace archive::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 150;  // bytes; file systems take 255

/// A name that hides nothing and names nothing else.
std::string safe_name(const std::string& file) {
  std::string name = fs::path(file).filename().string().substr(0, longest_name);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, '_');
  if (name.empty() || name.front() == '.' || name.front() == '-') name.insert(0, "_");
  return name;
}

std::string to_json(const ingest::Refused& refused, const std::string& content, core::Moment now) {
  Json json;
  json.open_object().key("schema").number(json_schema).key("input").string(refused.input);
  json.key("file").string_or_null(refused.file);
  json.key("place").string_or_null(std::string_view(refused.input).substr(refused.file.size()));
  json.key("code").string(refused.code).key("message").string(refused.message);
  json.key("content").string_or_null(content).key("time").string(core::to_rfc3339(now));
  json.key("version").string(program_version());
  return json.close_object().text() + '\n';
}

}  // namespace

Quarantine::Quarantine(const fs::path& directory, std::size_t limit) : directory_(directory), limit_(limit) {
  make_directory(directory_, "--quarantine");
}

void Quarantine::keep(const ingest::Refused& refused, core::Moment now) const {
  const std::string name = safe_name(refused.file);
  const fs::path place = directory_ / fmt::format("{}.{:016x}", name, text::stable_hash(refused.input));
  try {
    fs::remove_all(place);
    fs::create_directory(place);
    fs::permissions(place, fs::perms::owner_all);
    std::string content;
    std::error_code error;
    if (!refused.bytes.empty()) {
      content = "record";
      replace_file((place / content).string(), refused.bytes);
    } else if (!refused.file.empty() && fs::is_regular_file(refused.file, error)) {
      content = name == "reason.json" ? "_" + name : name;
      const bool whole = refused.file == refused.input && fs::file_size(refused.file, error) <= limit_;
      // What cannot be read cannot be copied either, and the reason says so.
      if (!whole || !fs::copy_file(refused.file, place / content, error))
        fs::create_symlink(fs::absolute(refused.file), place / content);
    }
    replace_file((place / "reason.json").string(), to_json(refused, content, now));
  } catch (const fs::filesystem_error& failure) {
    throw core::Error(core::Status::Damaged,
                      core::tr("cannot write {}: {}", place.string(), core::reason_of(failure.code().value())));
  }
}

}  // namespace archive::cli
