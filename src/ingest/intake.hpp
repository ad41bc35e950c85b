// SPDX-License-Identifier: GPL-3.0-or-later
/// From the inputs a user named to articles for a sink.
#pragma once

#include <sys/stat.h>

#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

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

  /// Takes a path, "-" or an address. False when the run is to stop.
  bool take(const std::string& input);

  /// Waits for what was taken and is still being read.
  void finish();

 private:
  /// What became of a record or of all records of a file.
  enum class Fate { Settled, Open };  ///< Open: another try may end differently

  /// A document on its way.
  struct Reading {
    std::string name;
    extract::Record record;
    core::Article article;
    std::string sketch;
    std::optional<core::InputError> refused;  ///< instead of the article
  };

  void take_address(const std::string& url);
  void take_directory(const std::string& path);
  void take_file(const std::string& path, const struct stat& status);
  /// The fate is known when all that was queued before is settled.
  /// fetched   the document whose bytes the input reads, where it came from the web.
  std::shared_ptr<Fate> take_records(const std::string& name, const extract::Input& input,
                                     const fetch::Document* fetched = nullptr);
  void queue_record(std::string name, extract::Record&& record, const std::shared_ptr<Fate>& fate);
  void queue_refusal(std::string name, std::string code, std::string message, const std::shared_ptr<Fate>& fate = {});
  void read(Reading& reading) const;
  Fate settle(Reading& reading);
  Fate refuse(const std::string& name, const std::string& code, const std::string& message);
  [[nodiscard]] extract::Context context() const;

  const Options& options_;
  const Observer& observer_;
  Sink& sink_;
  Downloads& downloads_;
  Report& report_;
  std::string settings_;                     ///< for the stamps of files
  std::unordered_set<std::string> waiting_;  ///< paths of files that are not settled
  OrderedWork work_;
};

}  // namespace archive::ingest
