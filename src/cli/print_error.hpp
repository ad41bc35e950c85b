// SPDX-License-Identifier: GPL-3.0-or-later
/// How errors and remarks are told: in words on stderr and, where JSON was asked for, as an object on stdout.
#pragma once

#include <string>
#include <vector>

#include "archive/core/error.hpp"
#include "archive/query/query.hpp"
#include "context.hpp"

namespace archive::cli {

/// A query that cannot be run.
class QueryError : public core::Error {
 public:
  /// query   as the remark's offset counts: NFC.
  QueryError(std::string query, query::Remark remark)
      : core::Error(core::Status::Usage, remark.message), query_(std::move(query)), remark_(std::move(remark)) {}

  [[nodiscard]] const std::string& query() const { return query_; }
  [[nodiscard]] const query::Remark& remark() const { return remark_; }

 private:
  std::string query_;
  query::Remark remark_;
};

/// `archive: message` and the hint on a line of its own. As JSON too for what is wrong on the command line.
///
/// qid   the line of a batch that failed, in the place of `archive`; empty outside a batch.
void print_error(Context& context, const core::Error& error, bool as_json, const std::string& qid = {});

/// The sentence, the query with a caret under the place, and what to write instead.
///
/// qid   the line of a batch it stands in; empty outside a batch.
void print_query_error(Context& context, const QueryError& error, bool as_json, const std::string& qid = {});

/// `remark: message [code]`; nothing when the user wants quiet.
void print_remark(Context& context, const query::Remark& remark, const std::string& qid = {});

}  // namespace archive::cli
