// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <ctime>
#include <system_error>

#include "archive/core/error.hpp"
#include "overrides.hpp"
#include "walk.hpp"

namespace archive::ingest {
namespace {

/// What a report holds of refused inputs; a million bad lines must not fill the memory.
constexpr std::size_t most_refused = 10'000;

std::int64_t real_time_ns() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

/// Whether the same bytes are refused again for the same reason by this version of the program.
bool is_final(const std::string& code) {
  return code != "unreadable" && code != "too-slow" && code != "disk" && code != "converter-failed";
}

}  // namespace

Intake::Intake(const Options& options, const Observer& observer, Sink& sink, Report& report)
    : options_(options),
      observer_(observer),
      sink_(sink),
      report_(report),
      // The version is part of it: what one version refuses, the next may read.
      settings_(canonical_text(options.overrides, options.format) + "program=" + options.program) {}

bool Intake::take(const std::string& input) {
  try {
    if (input == "-") {
      take_records(input, extract::input_from(options_.standard_input, {}, options_.format));
      return !report_.stopped;
    }
    struct stat status {};
    if (stat(input.c_str(), &status) != 0)
      throw core::InputError(errno == ELOOP ? "loop" : "unreadable", std::generic_category().message(errno));
    if (S_ISDIR(status.st_mode)) take_directory(input);
    else take_file(input, status);
  } catch (const core::InputError& error) {
    refuse(input, error.code(), error.what());
  }
  return !report_.stopped;
}

void Intake::take_directory(const std::string& path) {
  if (!options_.recursive) throw core::InputError("unreadable", "is a directory; `archive import` takes directories");
  WalkVisitor visitor;
  visitor.file = [&](const std::string& file, const struct stat& status) {
    try {
      take_file(file, status);
    } catch (const core::InputError& error) {
      refuse(file, error.code(), error.what());
    }
    return !report_.stopped;
  };
  visitor.left = [&](const std::string&) { ++report_.counts.left; };
  visitor.refused = [&](const std::string& file, const char* code, const std::string& message) {
    refuse(file, code, message);
  };
  walk(path, real_time_ns(), visitor);
}

void Intake::take_file(const std::string& path, const struct stat& status) {
  // Before it is opened: a cron job passes over a whole tree of known files each time.
  if (options_.recursive && sink_.is_known(make_stamp(path, status, settings_))) {
    ++report_.counts.seen;
    ++report_.counts.unchanged;
    return;
  }
  InputFile file(path);
  const store::FileStamp stamp = make_stamp(path, file.status(), settings_);
  extract::Input input;
  input.name = path;
  input.told = options_.format;
  input.read = [&](char* buffer, std::size_t size) { return file.read(buffer, size); };
  input.seek = [&](std::uint64_t offset) { file.seek(offset); };
  input.size = static_cast<std::uint64_t>(file.status().st_size);
  const Fate fate = take_records(path, std::move(input));
  if (!options_.recursive || report_.stopped || fate == Fate::Open) return;
  // A file that changed while it was read is read again by the next run.
  const store::FileStamp after = make_stamp(path, file.status(), settings_);
  if (after.size == stamp.size && after.mtime_ns == stamp.mtime_ns) sink_.remember(stamp);
}

Intake::Fate Intake::take_records(const std::string& name, extract::Input input) {
  Fate fate = Fate::Settled;
  const auto note = [&](Fate one) {
    if (one == Fate::Open) fate = Fate::Open;
    return !report_.stopped;
  };
  extract::RecordVisitor visitor;
  visitor.record = [&](extract::Record&& record) { return note(take_record(name + record.place, record)); };
  visitor.refused = [&](const extract::RefusedRecord& refused) {
    return note(refuse(name + refused.place, refused.code, refused.message));
  };
  extract::for_each_record(input, limits_, visitor);
  return fate;
}

Intake::Fate Intake::take_record(const std::string& name, const extract::Record& record) {
  try {
    const core::Article article =
        extract::read_document(record.format, record.bytes, extract::context_of(record, context()), limits_);
    const store::Capture capture{name, extract::media_type(record.format), record.capture.value_or(options_.now),
                                 options_.program};
    const auto told = record.told ? std::optional(record.format) : std::nullopt;
    sink_.put({article, record.bytes, canonical_text(options_.overrides, told), capture});
    ++report_.counts.seen;
  } catch (const core::InputError& error) {
    return refuse(name, error.code(), error.what());
  }
  if (options_.stop && options_.stop()) report_.stopped = true;
  return Fate::Settled;
}

Intake::Fate Intake::refuse(const std::string& name, const std::string& code, const std::string& message) {
  ++report_.counts.seen;
  ++report_.counts.refused;
  const Refused refused{name, code, message};
  if (report_.refused.size() < most_refused) report_.refused.push_back(refused);
  if (observer_.refused) observer_.refused(refused);
  if (options_.stop && options_.stop()) report_.stopped = true;
  return is_final(code) ? Fate::Settled : Fate::Open;
}

extract::Context Intake::context() const {
  extract::Context context;
  context.overrides = options_.overrides;
  context.converters = options_.converters;
  context.capture = options_.capture;
  return context;
}

}  // namespace archive::ingest
