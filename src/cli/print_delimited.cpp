// SPDX-License-Identifier: GPL-3.0-or-later
/// Hits as a table, CSV or TSV.
#include "delimited.hpp"
#include "hit_fields.hpp"
#include "hit_printer.hpp"

namespace archive::cli {
namespace {

class DelimitedPrinter : public HitPrinter {
 public:
  DelimitedPrinter(DelimitedWriter writer, std::vector<const HitField*> fields)
      : writer_(writer), fields_(std::move(fields)) {}

  void print(const Answer& answer) override {
    std::size_t rank = answer.offset;
    for (const auto& hit : answer.results.hits) {
      if (!begun_) header(!answer.qid.empty());
      std::vector<std::string> cells;
      if (!answer.qid.empty()) cells.push_back(answer.qid);
      const RankedHit ranked{hit, ++rank};
      for (const auto* field : fields_) cells.push_back(field->cell(ranked));
      writer_.row(cells);
    }
  }

 private:
  void header(bool batch) {
    begun_ = true;
    std::vector<std::string> names;
    if (batch) names.emplace_back("qid");
    for (const auto* field : fields_) names.emplace_back(field->name);
    writer_.row(names);
  }

  DelimitedWriter writer_;
  std::vector<const HitField*> fields_;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<HitPrinter> make_delimited_printer(Context& context, const PrinterOptions& options) {
  const auto form = options.format == HitFormat::Csv ? Delimited::Csv : Delimited::Tsv;
  return std::make_unique<DelimitedPrinter>(DelimitedWriter(context.out, form, options.spreadsheet_safe),
                                            pick_fields(options.fields, true));
}

}  // namespace archive::cli
