// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
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

constexpr std::chrono::milliseconds progress_interval{200};

/// Threads that never end, each of which keeps a processor from the others.
constexpr std::size_t most_given_up = 8;

std::int64_t real_time_ns() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

extract::Context make_context(const Options& options) {
  extract::Context context;
  context.overrides = options.overrides;
  context.converters = options.converters;
  context.capture = options.capture;
  return context;
}

/// The stamp of a file that was read whole, with something refused: it is known, and not done. Another converter may
/// read what none did.
store::FileStamp with_refusals(store::FileStamp stamp, const extract::Converters& converters) {
  stamp.settings += fmt::format("refused {} {}\n", converters.pdf, converters.docx);
  return stamp;
}

/// Whether the same bytes are refused again for the same reason by this version of the program. So is what takes too long:
/// it is the time of a processor that is measured.
bool is_final(const std::string& code) { return code != "unreadable" && code != "disk" && code != "converter-failed"; }

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
      manner_(std::make_shared<Manner>(Manner{make_context(options), options.limits})),
      pool_(pool),
      work_(pool, most_waiting) {
  const auto pass_over = [this](const std::filesystem::path& directory) {
    struct stat status {};
    if (stat(directory.c_str(), &status) == 0) passed_over_.emplace_back(status.st_dev, status.st_ino);
  };
  pass_over(options.archive);
  for (const std::string& directory : options.passed_over) pass_over(directory);
}

bool Intake::is_passed_over(const struct stat& directory) const {
  return std::find(passed_over_.begin(), passed_over_.end(), std::pair(directory.st_dev, directory.st_ino)) !=
         passed_over_.end();
}

void Intake::measure(const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs)
    if (input != "-") measure(input);
}

void Intake::measure(const std::string& input) {
  struct stat status {};
  if (stat(input.c_str(), &status) != 0) return;
  if (!S_ISDIR(status.st_mode)) {
    report_.counts.total += static_cast<std::uint64_t>(status.st_size);
    return;
  }
  WalkVisitor visitor;
  visitor.file = [&](const std::string&, const struct stat& file) {
    report_.counts.total += static_cast<std::uint64_t>(file.st_size);
    return !(options_.stop && options_.stop());
  };
  visitor.left = [](const std::string&) {};
  visitor.refused = [](const std::string&, const char*, const std::string&) {};
  visitor.passed_over = [this](const struct stat& directory) { return is_passed_over(directory); };
  walk(input, real_time_ns(), visitor);
}

void Intake::tell_progress() {
  if (!observer_.progress) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - told_ < progress_interval) return;
  told_ = now;
  observer_.progress(report_.counts);
}

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
      throw core::InputError(errno == ELOOP ? "loop" : "unreadable", core::reason_of(errno));
    if (S_ISDIR(status.st_mode)) take_directory(input);
    else take_file(input, status, input);
  } catch (const core::InputError& error) {
    queue_refusal(input, {}, error.code(), error.message());
  }
  return !report_.stopped;
}

void Intake::finish() { work_.finish(); }

void Intake::take_address(const std::string& url) {
  if (!options_.addresses)
    throw core::InputError("unreadable", core::tr("is an address; `archive add` takes addresses"));
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
  if (!options_.recursive)
    throw core::InputError("unreadable", core::tr("is a directory; `archive import` takes directories"));
  WalkVisitor visitor;
  visitor.file = [&](const std::string& file, const struct stat& status) {
    try {
      take_file(file, status, path);
    } catch (const core::InputError& error) {
      queue_refusal(file, {}, error.code(), error.message());
    }
    return !report_.stopped;
  };
  visitor.left = [&](const std::string&) { ++report_.counts.left; };
  visitor.refused = [&](const std::string& file, const char* code, const core::Message& message) {
    queue_refusal(file, {}, code, message);
  };
  visitor.passed_over = [this](const struct stat& directory) { return is_passed_over(directory); };
  walk(path, real_time_ns(), visitor);
}

bool Intake::is_known(const store::FileStamp& stamp, const std::string& root) {
  const bool taken = sink_.is_known(stamp);
  if (!taken && !sink_.is_known(with_refusals(stamp, options_.converters))) return false;
  ++report_.counts.seen;
  ++report_.counts.unchanged;
  report_.counts.bytes += static_cast<std::uint64_t>(stamp.size);
  if (taken) sink_.tell_done({stamp, root});
  tell_progress();
  return true;
}

void Intake::take_file(const std::string& path, const struct stat& status, const std::string& root) {
  // Named twice: the second look comes when the first is settled.
  if (waiting_.contains(path)) work_.finish();
  // Before it is opened: a cron job passes over a whole tree of known files each time.
  if (options_.recursive && is_known(make_stamp(path, status, settings_), root)) return;
  InputFile file(path);
  const store::FileStamp stamp = make_stamp(path, file.status(), settings_);
  extract::Input input;
  input.name = path;
  input.told = options_.format;
  input.read = [&](char* buffer, std::size_t size) {
    const std::size_t got = file.read(buffer, size);
    report_.counts.bytes += got;
    return got;
  };
  input.seek = [&](std::uint64_t offset) { file.seek(offset); };
  input.size = static_cast<std::uint64_t>(file.status().st_size);
  const std::uint64_t bytes_before = report_.counts.bytes;
  const auto fate = take_records(path, input);
  // What was passed over or read twice.
  report_.counts.bytes = bytes_before + input.size;
  if (!options_.recursive || report_.stopped) return;
  // A file that changed while it was read is read again by the next run.
  const store::FileStamp after = make_stamp(path, file.status(), settings_);
  if (after.size != stamp.size || after.mtime_ns != stamp.mtime_ns) return;
  waiting_.insert(path);
  work_.add(path.size(), {}, [this, fate, stamp, root] {
    waiting_.erase(stamp.path);
    if (fate->open || report_.stopped) return;
    if (fate->refused) sink_.remember(with_refusals(stamp, options_.converters), {});
    else sink_.remember(stamp, Done{stamp, root});
  });
}

std::shared_ptr<Intake::Fate> Intake::take_records(const std::string& name, const extract::Input& input,
                                                   const fetch::Document* fetched) {
  const auto fate = std::make_shared<Fate>();
  extract::RecordVisitor visitor;
  visitor.record = [&](extract::Record&& record) {
    if (fetched != nullptr) tell_origin(*fetched, record);
    queue_record(name, std::move(record), fate);
    return !report_.stopped;
  };
  visitor.refused = [&](const extract::RefusedRecord& refused) {
    queue_refusal(name, refused.place, refused.code, refused.message, fate);
    return !report_.stopped;
  };
  extract::for_each_record(input, options_.limits, visitor);
  return fate;
}

void Intake::queue_record(const std::string& file, extract::Record&& record, const std::shared_ptr<Fate>& fate) {
  const auto reading = std::make_shared<Reading>();
  reading->file = file;
  reading->record = std::move(record);
  reading->stalls = faults_.is_reached("stall");
  work_.add(
      reading->record.bytes.size(), [manner = manner_, reading] { read(*manner, *reading); },
      [this, reading, fate] { add_to(*fate, settle(*reading)); }, std::chrono::seconds(options_.limits.seconds),
      [this, reading, fate] { add_to(*fate, give_up(*reading)); });
}

void Intake::queue_refusal(const std::string& file, const std::string& place, std::string code, core::Message message,
                           const std::shared_ptr<Fate>& fate) {
  Refused refused{file + place, std::move(code), std::move(message), file, {}};
  const std::size_t bytes = refused.input.size() + refused.message.shown().size();
  work_.add(bytes, {}, [this, refused = std::move(refused), fate] {
    const Fate one = refuse(refused);
    if (fate) add_to(*fate, one);
  });
}

void Intake::read(const Manner& manner, Reading& reading) {
  const extract::Record& record = reading.record;
  for (volatile bool stalls = reading.stalls; stalls;) continue;
  try {
    reading.article =
        extract::read_document(record.format, record.bytes, extract::context_of(record, manner.context), manner.limits);
    reading.sketch = sketch_of(reading.article);
  } catch (const core::InputError& error) {
    reading.refused = error;
  }
}

Intake::Fate Intake::settle(Reading& reading) {
  if (report_.stopped) return {.open = true};
  const extract::Record& record = reading.record;
  const std::string name = reading.file + record.place;
  const auto refuse_it = [&](const core::InputError& error) {
    // Without a converter, only another configuration would help.
    const auto& converters = options_.converters;
    const bool unreadable = (record.format == extract::Format::Pdf && converters.pdf.empty()) ||
                            (record.format == extract::Format::Docx && converters.docx.empty());
    return refuse({name, error.code(), error.message(), reading.file, record.bytes}, unreadable);
  };
  if (reading.refused) return refuse_it(*reading.refused);
  const store::Capture capture{name, extract::media_type(record.format), record.capture.value_or(options_.now),
                               options_.program};
  const auto told = record.told ? std::optional(record.format) : std::nullopt;
  try {
    sink_.put({reading.article, record.bytes, canonical_text(options_.overrides, told), capture},
              std::move(reading.sketch));
  } catch (const core::InputError& error) {
    return refuse_it(error);
  }
  ++report_.counts.seen;
  if (options_.stop && options_.stop()) report_.stopped = true;
  tell_progress();
  return {};
}

Intake::Fate Intake::refuse(Refused refused, bool certain) {
  if (report_.stopped) return {.open = true};
  ++report_.counts.seen;
  ++report_.counts.refused;
  if (refused.file == "-" || fetch::is_url(refused.file)) refused.file.clear();
  if (observer_.refused) observer_.refused(refused);
  const bool open = !certain && !is_final(refused.code);
  refused.bytes = {};
  if (report_.refused.size() < most_refused) report_.refused.push_back(std::move(refused));
  if (options_.stop && options_.stop()) report_.stopped = true;
  tell_progress();
  return {.open = open, .refused = true};
}

Intake::Fate Intake::give_up(const Reading& reading) {
  report_.given_up = pool_.given_up();
  core::Message message = core::tr("takes more than {} s to read", options_.limits.seconds);
  const bool last = pool_.given_up() >= most_given_up;
  if (last)
    message =
        core::tr("takes more than {} s to read, as do {} others: the run ends here, and goes on when called again",
                 options_.limits.seconds, most_given_up - 1);
  const Fate fate =
      refuse({reading.file + reading.record.place, "too-slow", std::move(message), reading.file, reading.record.bytes});
  if (last) report_.stopped = true;
  return fate;
}

}  // namespace archive::ingest
