// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_report.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "archive/core/error.hpp"
#include "json.hpp"
#include "version.hpp"

namespace archive::cli {
namespace {

[[noreturn]] void fail(const std::string& name) {
  throw core::Error(core::Status::Damaged, "cannot write " + name + ": " + std::strerror(errno));
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t size = write(descriptor, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

void sync_directory(const std::string& name) {
  auto directory = std::filesystem::path(name).parent_path();
  if (directory.empty()) directory = ".";
  const int descriptor = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

}  // namespace

std::string to_json(const RunReport& report) {
  const auto& counts = report.ingest.counts;
  Json json;
  json.open_object().key("schema").number(json_schema).key("archive").string(report.archive);
  json.key("start").string(core::to_rfc3339(report.start)).key("end").string(core::to_rfc3339(report.end));
  json.key("status").number(report.status).key("error").string_or_null(report.error);
  json.key("stopped").boolean(report.ingest.stopped);
  json.key("counts").open_object();
  json.key("seen").number(counts.seen).key("added").number(counts.added);
  json.key("unchanged").number(counts.unchanged).key("updated").number(counts.updated);
  json.key("refused").number(counts.refused).key("left").number(counts.left).close_object();
  json.key("refused").open_array();
  for (const auto& refused : report.ingest.refused) {
    json.open_object().key("input").string(refused.input).key("code").string(refused.code);
    json.key("reason").string(refused.message).close_object();
  }
  json.close_array().key("versions").open_object();
  for (const auto& [part, version] : versions()) json.key(part).string(version);
  return json.close_object().close_object().text() + '\n';
}

void replace_file(const std::string& name, std::string_view bytes) {
  const std::string temporary = name + ".tmp" + std::to_string(getpid());
  const int descriptor = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) fail(name);
  const bool written = write_all(descriptor, bytes) && fsync(descriptor) == 0;
  const int reason = errno;
  close(descriptor);
  if (!written || std::rename(temporary.c_str(), name.c_str()) != 0) {
    if (!written) errno = reason;
    const int why = errno;
    unlink(temporary.c_str());
    errno = why;
    fail(name);
  }
  sync_directory(name);
}

}  // namespace archive::cli
