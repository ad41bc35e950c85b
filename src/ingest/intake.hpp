// SPDX-License-Identifier: GPL-3.0-or-later
/// From the inputs a user named to articles for a sink.
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>

#include "archive/extract/records.hpp"
#include "archive/ingest/ingest.hpp"
#include "file.hpp"
#include "sink.hpp"

namespace archive::ingest {

/// Reads one input after another and puts their articles. It is the one place where a bad input is caught, told, and
/// passed over.
class Intake {
 public:
  Intake(const Options& options, const Observer& observer, Sink& sink, Report& report);

  /// Takes a path or "-". False when the run is to stop.
  bool take(const std::string& input);

 private:
  /// What became of a record or of all records of a file.
  enum class Fate { Settled, Open };  ///< Open: another try may end differently

  void take_directory(const std::string& path);
  void take_file(const std::string& path, const struct stat& status);
  Fate take_records(const std::string& name, extract::Input input);
  Fate take_record(const std::string& name, const extract::Record& record);
  Fate refuse(const std::string& name, const std::string& code, const std::string& message);
  [[nodiscard]] extract::Context context() const;

  const Options& options_;
  const Observer& observer_;
  Sink& sink_;
  Report& report_;
  extract::Limits limits_;
  std::string settings_;  ///< for the stamps of files
};

}  // namespace archive::ingest
