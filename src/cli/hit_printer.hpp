// SPDX-License-Identifier: GPL-3.0-or-later
/// What is done with the hits of a query: one implementation for each output form (print_*.cpp).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "archive/search/search.hpp"
#include "context.hpp"

namespace archive::cli {

/// The hits of one query, and what is said of them.
struct Answer {
  const search::Results& results;
  std::size_t offset = 0;  ///< rank of the first hit, less one
  std::string qid;         ///< empty outside a batch
};

class HitPrinter {
 public:
  virtual ~HitPrinter() = default;
  /// May be called for many queries.
  virtual void print(const Answer& answer) = 0;
  /// After the last query, unless an error stopped the run.
  virtual void end() {}
};

enum class HitFormat { Text, Json, Jsonl, Trec };

/// Makes the printer of a form. Fields pick and order the keys of the JSON forms; none stands for all.
/// Throws core::Error (Usage) for an unknown field, and for fields in a form that has none.
[[nodiscard]] std::unique_ptr<HitPrinter> make_printer(HitFormat format, const std::vector<std::string>& fields,
                                                       Context& context);

[[nodiscard]] std::unique_ptr<HitPrinter> make_text_printer(Context& context);
[[nodiscard]] std::unique_ptr<HitPrinter> make_json_printer(Context& context, bool lines,
                                                            const std::vector<std::string>& fields);
[[nodiscard]] std::unique_ptr<HitPrinter> make_trec_printer(Context& context);

}  // namespace archive::cli
