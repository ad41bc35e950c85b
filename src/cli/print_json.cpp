// SPDX-License-Identifier: GPL-3.0-or-later
/// Hits as JSON: one array, or an object a line. The keys are in archive-search(1).
#include "hit_fields.hpp"
#include "hit_printer.hpp"

namespace archive::cli {
namespace {

class JsonPrinter : public HitPrinter {
 public:
  JsonPrinter(Context& context, bool lines, std::vector<const HitField*> fields)
      : out_(context.out), lines_(lines), fields_(std::move(fields)) {}

  void print(const Answer& answer) override {
    std::size_t rank = answer.offset;
    for (const auto& hit : answer.results.hits) {
      if (!lines_) out_.write(first_ ? "[\n" : ",\n");
      first_ = false;
      out_.write(object({hit, ++rank}, answer.qid));
      if (lines_) out_.write("\n");
    }
  }

  void end() override {
    if (!lines_) out_.write(first_ ? "[]\n" : "\n]\n");
  }

 private:
  std::string object(const RankedHit& hit, const std::string& qid) const {
    Json json;
    json.open_object();
    if (!qid.empty()) json.key("qid").string(qid);
    for (const auto* field : fields_) {
      json.key(field->name);
      field->write(json, hit);
    }
    return json.close_object().text();
  }

  Output& out_;
  bool lines_;
  std::vector<const HitField*> fields_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<HitPrinter> make_json_printer(Context& context, const PrinterOptions& options) {
  return std::make_unique<JsonPrinter>(context, options.format == HitFormat::Jsonl, pick_fields(options.fields, false));
}

}  // namespace archive::cli
