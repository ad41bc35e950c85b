// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <ctime>
#include <system_error>

#include "archive/core/error.hpp"
#include "copies.hpp"
#include "overrides.hpp"
#include "walk.hpp"

namespace archive::ingest {
namespace {

/// What a report holds of refused inputs; a million bad lines must not fill the memory.
constexpr std::size_t most_refused = 10'000;

/// Bytes of documents read and not yet archived: enough for all threads while one reads a long document.
constexpr std::size_t most_waiting = 32 << 20;

std::int64_t real_time_ns() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

/// Whether the same bytes are refused again for the same reason by this version of the program.
bool is_final(const std::string& code) {
  return code != "unreadable" && code != "too-slow" && code != "disk" && code != "converter-failed";
}

/// What is known of a record from where it was fetched. Only the document itself has the address.
void tell_origin(const fetch::Document& fetched, extract::Record& record) {
  if (!record.capture) record.capture = fetched.capture;
  if (!record.place.empty()) return;
  record.charset = fetched.charset;
  record.url = fetched.url;
}

}  // namespace

Intake::Intake(const Options& options, const Observer& observer, Sink& sink, WorkerPool& pool, Downloads& downloads,
               Report& report)
    : options_(options),
      observer_(observer),
      sink_(sink),
      downloads_(downloads),
      report_(report),
      // The version is part of it: what one version refuses, the next may read.
      settings_(canonical_text(options.overrides, options.format) + "program=" + options.program),
      work_(pool, most_waiting) {}

bool Intake::take(const std::string& input) {
  try {
    if (input == "-") {
      take_records(input, extract::input_from(options_.standard_input, {}, options_.format));
      return !report_.stopped;
    }
    if (fetch::is_url(input)) {
      take_address(input);
      return !report_.stopped;
    }
    struct stat status {};
    if (stat(input.c_str(), &status) != 0)
      throw core::InputError(errno == ELOOP ? "loop" : "unreadable", std::generic_category().message(errno));
    if (S_ISDIR(status.st_mode)) take_directory(input);
    else take_file(input, status);
  } catch (const core::InputError& error) {
    queue_refusal(input, error.code(), error.what());
  }
  return !report_.stopped;
}

void Intake::finish() { work_.finish(); }

void Intake::take_address(const std::string& url) {
  if (!options_.addresses) throw core::InputError("unreadable", "is an address; `archive add` takes addresses");
  const auto document = downloads_.take(url);
  if (!document) {
    report_.stopped = true;
    return;
  }
  // Another declaration than that of a page (text/plain above all) says little, so the bytes decide.
  auto told = options_.format;
  if (!told && extract::is_page(document->media_type)) told = extract::Format::Html;
  take_records(url, extract::input_from(document->bytes, fetch::path_of(document->url), told), &*document);
}

void Intake::take_directory(const std::string& path) {
  if (!options_.recursive) throw core::InputError("unreadable", "is a directory; `archive import` takes directories");
  WalkVisitor visitor;
  visitor.file = [&](const std::string& file, const struct stat& status) {
    try {
      take_file(file, status);
    } catch (const core::InputError& error) {
      queue_refusal(file, error.code(), error.what());
    }
    return !report_.stopped;
  };
  visitor.left = [&](const std::string&) { ++report_.counts.left; };
  visitor.refused = [&](const std::string& file, const char* code, const std::string& message) {
    queue_refusal(file, code, message);
  };
  walk(path, real_time_ns(), visitor);
}

void Intake::take_file(const std::string& path, const struct stat& status) {
  // Named twice: the second look comes when the first is settled.
  if (waiting_.contains(path)) work_.finish();
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
  const auto fate = take_records(path, std::move(input));
  if (!options_.recursive || report_.stopped) return;
  // A file that changed while it was read is read again by the next run.
  const store::FileStamp after = make_stamp(path, file.status(), settings_);
  if (after.size != stamp.size || after.mtime_ns != stamp.mtime_ns) return;
  waiting_.insert(path);
  work_.add(path.size(), {}, [this, fate, stamp] {
    waiting_.erase(stamp.path);
    if (*fate == Fate::Settled && !report_.stopped) sink_.remember(stamp);
  });
}

std::shared_ptr<Intake::Fate> Intake::take_records(const std::string& name, const extract::Input& input,
                                                   const fetch::Document* fetched) {
  const auto fate = std::make_shared<Fate>(Fate::Settled);
  extract::RecordVisitor visitor;
  visitor.record = [&](extract::Record&& record) {
    if (fetched != nullptr) tell_origin(*fetched, record);
    queue_record(name + record.place, std::move(record), fate);
    return !report_.stopped;
  };
  visitor.refused = [&](const extract::RefusedRecord& refused) {
    queue_refusal(name + refused.place, refused.code, refused.message, fate);
    return !report_.stopped;
  };
  extract::for_each_record(input, options_.limits, visitor);
  return fate;
}

void Intake::queue_record(std::string name, extract::Record&& record, const std::shared_ptr<Fate>& fate) {
  const auto reading = std::make_shared<Reading>(Reading{std::move(name), std::move(record), {}, {}, {}});
  work_.add(
      reading->record.bytes.size(), [this, reading] { read(*reading); },
      [this, reading, fate] {
        if (settle(*reading) == Fate::Open) *fate = Fate::Open;
      });
}

void Intake::queue_refusal(std::string name, std::string code, std::string message, const std::shared_ptr<Fate>& fate) {
  const std::size_t bytes = name.size() + message.size();
  work_.add(bytes, {}, [this, name = std::move(name), code = std::move(code), message = std::move(message), fate] {
    if (refuse(name, code, message) == Fate::Open && fate) *fate = Fate::Open;
  });
}

void Intake::read(Reading& reading) const {
  const extract::Record& record = reading.record;
  try {
    reading.article =
        extract::read_document(record.format, record.bytes, extract::context_of(record, context()), options_.limits);
    reading.sketch = sketch_of(reading.article);
  } catch (const core::InputError& error) {
    reading.refused = error;
  }
}

Intake::Fate Intake::settle(Reading& reading) {
  if (report_.stopped) return Fate::Open;
  if (reading.refused) return refuse(reading.name, reading.refused->code(), reading.refused->what());
  const extract::Record& record = reading.record;
  const store::Capture capture{reading.name, extract::media_type(record.format), record.capture.value_or(options_.now),
                               options_.program};
  const auto told = record.told ? std::optional(record.format) : std::nullopt;
  try {
    sink_.put({reading.article, record.bytes, canonical_text(options_.overrides, told), capture},
              std::move(reading.sketch));
  } catch (const core::InputError& error) {
    return refuse(reading.name, error.code(), error.what());
  }
  ++report_.counts.seen;
  if (options_.stop && options_.stop()) report_.stopped = true;
  return Fate::Settled;
}

Intake::Fate Intake::refuse(const std::string& name, const std::string& code, const std::string& message) {
  if (report_.stopped) return Fate::Open;
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
