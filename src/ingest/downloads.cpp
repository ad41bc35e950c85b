// SPDX-License-Identifier: GPL-3.0-or-later
#include "downloads.hpp"

#include <utility>

namespace archive::ingest {
namespace {

/// Bytes fetched ahead and held; pages are some 100 kB each.
constexpr std::size_t most_ahead = 64 << 20;

}  // namespace

Downloads::Downloads(const Options& options, const std::vector<std::string>& inputs) : options_(options) {
  if (!options.addresses) return;
  std::size_t held = 0;
  for (const std::string& url : inputs) {
    if (!fetch::is_url(url) || ahead_.contains(url)) continue;
    if (held > most_ahead) return;
    auto result = fetch(url);
    if (!result) return;
    if (const auto* document = std::get_if<fetch::Document>(&*result)) held += document->bytes.size();
    ahead_.emplace(url, std::move(*result));
  }
}

std::optional<fetch::Document> Downloads::take(const std::string& url) {
  std::optional<Result> result;
  if (const auto found = ahead_.find(url); found != ahead_.end()) result = std::move(ahead_.extract(found).mapped());
  else result = fetch(url);
  if (!result) return std::nullopt;
  if (const auto* error = std::get_if<core::InputError>(&*result)) throw core::InputError(*error);
  return std::get<fetch::Document>(std::move(*result));
}

std::optional<Downloads::Result> Downloads::fetch(const std::string& url) const {
  fetch::Request request;
  request.url = url;
  request.agent = "archive/" + options_.program;
  request.most_bytes = options_.limits.input;
  request.time = std::chrono::seconds(options_.limits.seconds);
  request.allow_private = options_.allow_private;
  request.now = options_.now;
  request.stop = options_.stop;
  try {
    auto document = fetch::fetch(request);
    if (!document) return std::nullopt;
    return std::move(*document);
  } catch (const core::InputError& error) {
    return error;
  }
}

}  // namespace archive::ingest
