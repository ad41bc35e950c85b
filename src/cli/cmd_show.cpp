// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/names.hpp"
#include "article_id.hpp"
#include "command.hpp"
#include "pager.hpp"
#include "print_article.hpp"
#include "print_correction.hpp"

namespace archive::cli {
namespace {

enum class ShowFormat { Text, Json, Original };

constexpr std::pair<const char*, ShowFormat> formats[] = {
    {"text", ShowFormat::Text}, {"json", ShowFormat::Json}, {"original", ShowFormat::Original}};

struct ShowOptions {
  std::vector<std::string> ids;
  ShowFormat format = ShowFormat::Text;
  bool force = false, provenance = false;
};

int show(const ShowOptions& options, Context& context) {
  if (options.ids.size() != 1) throw core::Error(core::Status::Usage, core::tr("show takes one ID"));
  const auto store = store::Store::open(context.archive, store::Mode::Read);
  const auto id = resolve_id(store, options.ids.front());
  if (options.format == ShowFormat::Original) {
    if (context.out_terminal && !options.force) {
      throw core::Error(core::Status::Usage, core::tr("the original is not sent to a terminal"),
                        core::tr("send it to a file, or add --force"));
    }
    context.out.write(store.original(id));
    return exit_code(core::Status::Done);
  }
  use_pager(context);
  const auto record = store.find(id);
  if (!record) throw core::Error(core::Status::NothingFound, core::tr("there is no article {}", options.ids.front()));
  const auto facts = facts_of(record->article, ingest::known_names(context.archive, store));
  if (options.format == ShowFormat::Json) {
    print_article_json(*record, facts, options.provenance ? store.history(id) : std::vector<store::Event>(), context);
  } else if (options.provenance) {
    print_provenance(*record, context);
    print_history(store.history(id), context);
  } else {
    print_article_text(*record, facts, context);
  }
  return exit_code(core::Status::Done);
}

}  // namespace

Run declare_show(Parser& parser) {
  const auto options = std::make_shared<ShowOptions>();
  parser.operands("ID", options->ids, "The article: the first 4 or more digits of its identifier");
  parser.choice("--format", formats, options->format, "Output form");
  parser.flag("--force", options->force, "Send the original bytes even to a terminal");
  parser.flag("--provenance", options->provenance, "Print where each field came from");
  return [options](Context& context) { return show(*options, context); };
}

}  // namespace archive::cli
