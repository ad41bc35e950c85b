// SPDX-License-Identifier: GPL-3.0-or-later
/// What is done with the hits of a query: one implementation for each output form (print_*.cpp).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/search/search.hpp"
#include "context.hpp"

namespace archive::cli {

/// What was asked, for the forms that tell it.
struct Asked {
  std::string query;                                         ///< as typed, clean
  std::string reading;                                       ///< the tree as --explain prints it
  std::vector<std::pair<std::string, std::string>> filters;  ///< options without dashes, and their values
  search::Sort sort = search::Sort::Relevance;
};

/// How all articles that match spread, shown or not, copies told once where they are folded.
struct Spread {
  search::DayCounts days;
  search::NameCounts names;  ///< people, places and sources
};

/// The hits of one query, and what is said of them.
struct Answer {
  const search::Results& results;
  std::size_t offset = 0;  ///< rank of the first hit, less one
  std::string qid;         ///< empty outside a batch
  Asked asked = {};
  std::optional<Spread> spread = {};  ///< for a press review that does not show all
};

class HitPrinter {
 public:
  virtual ~HitPrinter() = default;
  /// May be called for many queries.
  virtual void print(const Answer& answer) = 0;
  /// After the last query, unless an error stopped the run.
  virtual void end() {}
};

enum class HitFormat { Text, Json, Jsonl, Csv, Tsv, Markdown, Html, Bibtex, Ris, Csl, Trec };

inline constexpr std::pair<const char*, HitFormat> hit_formats[] = {
    {"text", HitFormat::Text}, {"json", HitFormat::Json},     {"jsonl", HitFormat::Jsonl},
    {"csv", HitFormat::Csv},   {"tsv", HitFormat::Tsv},       {"markdown", HitFormat::Markdown},
    {"html", HitFormat::Html}, {"bibtex", HitFormat::Bibtex}, {"ris", HitFormat::Ris},
    {"csl", HitFormat::Csl},   {"trec", HitFormat::Trec}};

/// What becomes of copies. Usual is what a command does where nothing is said: they are folded where articles are listed,
/// and counted each where they are counted.
enum class Collapse { Usual, None, Duplicates };

inline constexpr std::pair<const char*, Collapse> collapses[] = {{"none", Collapse::None},
                                                                 {"duplicates", Collapse::Duplicates}};

struct PrinterOptions {
  HitFormat format = HitFormat::Text;
  std::vector<std::string> fields;  ///< keys of JSON, JSONL, CSV and TSV, in this order; none stands for all
  bool spreadsheet_safe = false;    ///< of CSV and TSV: no cell is a formula
};

/// Makes the printer of a form. Throws core::Error (Usage) for an unknown field, and for an option in a form that it says
/// nothing of.
[[nodiscard]] std::unique_ptr<HitPrinter> make_printer(const PrinterOptions& options, Context& context);

[[nodiscard]] std::unique_ptr<HitPrinter> make_text_printer(Context& context);
[[nodiscard]] std::unique_ptr<HitPrinter> make_json_printer(Context& context, const PrinterOptions& options);
[[nodiscard]] std::unique_ptr<HitPrinter> make_delimited_printer(Context& context, const PrinterOptions& options);
[[nodiscard]] std::unique_ptr<HitPrinter> make_markdown_printer(Context& context);
[[nodiscard]] std::unique_ptr<HitPrinter> make_html_printer(Context& context);
[[nodiscard]] std::unique_ptr<HitPrinter> make_bibtex_printer(Context& context);
[[nodiscard]] std::unique_ptr<HitPrinter> make_ris_printer(Context& context);
[[nodiscard]] std::unique_ptr<HitPrinter> make_csl_printer(Context& context);
[[nodiscard]] std::unique_ptr<HitPrinter> make_trec_printer(Context& context);

}  // namespace archive::cli
