// SPDX-License-Identifier: GPL-3.0-or-later
/// The inputs that are addresses of the web.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "archive/core/error.hpp"
#include "archive/fetch/fetch.hpp"
#include "archive/ingest/ingest.hpp"

namespace archive::ingest {

/// Fetches ahead, before anything is locked, so that no other writer waits for a slow server: as many as the memory may
/// hold; the others when their turn comes.
class Downloads {
 public:
  Downloads(const Options& options, const std::vector<std::string>& inputs);

  /// The document of an address; nothing when the run is to stop. Throws what kept it from being fetched, as
  /// core::InputError.
  [[nodiscard]] std::optional<fetch::Document> take(const std::string& url);

 private:
  using Result = std::variant<fetch::Document, core::InputError>;

  [[nodiscard]] std::optional<Result> fetch(const std::string& url) const;

  const Options& options_;
  std::map<std::string, Result> ahead_;
};

}  // namespace archive::ingest
