// SPDX-License-Identifier: GPL-3.0-or-later
/// `qid Q0 ref rank score archive`, the run format of trec_eval.
#include <fmt/format.h>

#include "hit_printer.hpp"

namespace archive::cli {
namespace {

/// The columns are separated by spaces, so a reference with one has them replaced.
std::string column(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7F') c = '_';
  }
  return text;
}

class TrecPrinter : public HitPrinter {
 public:
  explicit TrecPrinter(Context& context) : context_(context) {}

  void print(const Answer& answer) override {
    const std::string qid = answer.qid.empty() ? "0" : column(answer.qid);
    std::size_t rank = answer.offset;
    for (const auto& hit : answer.results.hits) {
      const std::string ref = hit.article.ref.empty() ? to_hex(hit.id) : column(hit.article.ref);
      context_.out.write(fmt::format("{} Q0 {} {} {:.6g} archive\n", qid, ref, ++rank, hit.score));
    }
  }

 private:
  Context& context_;
};

}  // namespace

std::unique_ptr<HitPrinter> make_trec_printer(Context& context) { return std::make_unique<TrecPrinter>(context); }

}  // namespace archive::cli
