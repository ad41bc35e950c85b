// SPDX-License-Identifier: GPL-3.0-or-later
/// From the inputs a user named to articles for a sink.
#pragma once

#include <sys/stat.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "archive/core/error.hpp"
#include "archive/extract/records.hpp"
#include "archive/ingest/ingest.hpp"
#include "downloads.hpp"
#include "file.hpp"
#include "ordered_work.hpp"
#include "sink.hpp"
#include "worker_pool.hpp"

namespace archive::ingest {

/// Reads one input after another and puts their articles. Documents are read by several threads, and archived, refused
/// and told by one, in the order they stand in. It is the one place where a bad input is caught, told, and passed over.
class Intake {
 public:
  Intake(const Options& options, const Observer& observer, Sink& sink, WorkerPool& pool, Downloads& downloads,
         Report& report);

  /// Counts the bytes of what will be taken.
  void measure(const std::vector<std::string>& inputs);

  /// Takes a path, "-" or an address. False when the run is to stop.
  bool take(const std::string& input);

  /// Waits for what was taken and is still being read.
  void finish();

 private:
  /// What became of a record or of all records of a file.
  struct Fate {
    bool open = false;     ///< another try may end differently
    bool refused = false;  ///< something was
  };

  /// What all documents are read with. Shared, since a thread that was given up may outlive the import.
  struct Manner {
    extract::Context context;
    extract::Limits limits;
  };

  /// A document on its way.
  struct Reading {
    std::string file;  ///< it stands in
    extract::Record record;
    core::Article article;
    std::string sketch;
    std::optional<core::InputError> refused;  ///< instead of the article
    bool stalls = false;                      ///< a test wants it to be read for ever
  };

  void take_address(const std::string& url);
  void take_directory(const std::string& path);
  /// root   the input it was found under
  void take_file(const std::string& path, const struct stat& status, const std::string& root);
  /// Whether nothing has to be read, since all of it was before.
  bool is_known(const store::FileStamp& stamp, const std::string& root);
  [[nodiscard]] bool is_passed_over(const struct stat& directory) const;
  void measure(const std::string& input);
  void tell_progress();
  /// The fate is known when all that was queued before is settled.
  /// fetched   the document whose bytes the input reads, where it came from the web.
  std::shared_ptr<Fate> take_records(const std::string& name, const extract::Input& input,
                                     const fetch::Document* fetched = nullptr);
  void queue_record(const std::string& file, extract::Record&& record, const std::shared_ptr<Fate>& fate);
  void queue_refusal(const std::string& file, const std::string& place, std::string code, core::Message message,
                     const std::shared_ptr<Fate>& fate = {});
  static void read(const Manner& manner, Reading& reading);
  Fate give_up(const Reading& reading);
  Fate settle(Reading& reading);
  /// certain   another try ends the same whatever the code says.
  Fate refuse(Refused refused, bool certain = false);
  static void add_to(Fate& all, const Fate& one) {
    all.open |= one.open;
    all.refused |= one.refused;
  }

  const Options& options_;
  const Observer& observer_;
  Sink& sink_;
  Downloads& downloads_;
  Report& report_;
  std::string settings_;                     ///< for the stamps of files
  std::unordered_set<std::string> waiting_;  ///< paths of files that are not settled
  std::vector<std::pair<dev_t, ino_t>> passed_over_;
  std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
  std::shared_ptr<const Manner> manner_;
  Faults faults_;
  WorkerPool& pool_;
  OrderedWork work_;
};

}  // namespace archive::ingest
