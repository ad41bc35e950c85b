// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <system_error>

#include "archive/core/error.hpp"
#include "overrides.hpp"
#include "walk.hpp"

namespace archive::ingest {
namespace {

/// What a report holds of refused inputs; a million bad lines must not fill the memory.
constexpr std::size_t most_refused = 10'000;

/// What the format is detected from.
constexpr std::size_t head_size = 4096;

std::int64_t real_time_ns() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

/// Whether the same bytes are refused again for the same reason by this version of the program.
bool is_final(const std::string& code) { return code != "unreadable" && code != "too-slow" && code != "disk"; }

const char* media_type(extract::Format format) {
  switch (format) {
    case extract::Format::Jsonl: return "application/json";
    case extract::Format::Html: return "text/html";
    case extract::Format::Text: break;
  }
  return "text/plain";
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

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
      take_standard_input();
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
  const Fate fate = read_file(path, file);
  if (!options_.recursive || report_.stopped || fate == Fate::Open) return;
  // A file that changed while it was read is read again by the next run.
  const store::FileStamp after = make_stamp(path, file.status(), settings_);
  if (after.size == stamp.size && after.mtime_ns == stamp.mtime_ns) sink_.remember(stamp);
}

Intake::Fate Intake::read_file(const std::string& path, InputFile& file) {
  const extract::Format detected = extract::detect_format(path, file.head(head_size));
  const extract::Format format = options_.format.value_or(detected);
  try {
    if (format == extract::Format::Jsonl)
      return take_lines(
          path, [&](char* buffer, std::size_t size) { return file.read(buffer, size); }, forced_format(detected));
    return take_record(path, file.read_all(limits_.input), format, forced_format(detected));
  } catch (const core::InputError& error) {
    return refuse(path, error.code(), error.what());
  }
}

Intake::Fate Intake::take_standard_input() {
  const std::string& bytes = options_.standard_input;
  const extract::Format detected = extract::detect_format("", std::string_view(bytes).substr(0, head_size));
  const extract::Format format = options_.format.value_or(detected);
  if (format != extract::Format::Jsonl) return take_record("-", bytes, format, forced_format(detected));
  std::size_t at = 0;
  const ReadBytes read = [&](char* buffer, std::size_t size) {
    const std::size_t count = std::min(size, bytes.size() - at);
    std::memcpy(buffer, bytes.data() + at, count);
    at += count;
    return count;
  };
  return take_lines("-", read, forced_format(detected));
}

Intake::Fate Intake::take_lines(const std::string& name, const ReadBytes& read, std::optional<extract::Format> forced) {
  LineReader reader(read, limits_.line);
  Fate fate = Fate::Settled;
  bool some = false;
  for (Line line; !report_.stopped && reader.next(line);) {
    if (!line.too_long && is_blank(line.text)) continue;
    some = true;
    const std::string place = fmt::format("{}:{}", name, line.number);
    const Fate one = line.too_long ? refuse(place, "too-large", fmt::format("has more than {} MB", limits_.line >> 20))
                                   : take_record(place, line.text, extract::Format::Jsonl, forced);
    if (one == Fate::Open) fate = Fate::Open;
  }
  if (!some) return refuse(name, "empty", "holds no record");
  return fate;
}

Intake::Fate Intake::take_record(const std::string& name, std::string_view bytes, extract::Format format,
                                 std::optional<extract::Format> forced) {
  try {
    if (bytes.size() > limits_.input)
      throw core::InputError("too-large", fmt::format("has more than {} MB", limits_.input >> 20));
    const core::Article article = extract::read_document(format, bytes, context(), limits_);
    const store::Capture capture{name, media_type(format), options_.now, options_.program};
    sink_.put({article, bytes, canonical_text(options_.overrides, forced), capture});
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

std::optional<extract::Format> Intake::forced_format(extract::Format detected) const {
  return options_.format == detected ? std::nullopt : options_.format;
}

extract::Context Intake::context() const {
  extract::Context context;
  context.overrides = options_.overrides;
  context.capture = options_.capture;
  return context;
}

}  // namespace archive::ingest
