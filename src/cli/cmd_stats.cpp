// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/index.hpp"
#include "archive/store/store.hpp"
#include "command.hpp"
#include "json.hpp"

namespace archive::cli {
namespace {

enum class StatsFormat { Text, Json };

constexpr std::pair<const char*, StatsFormat> formats[] = {{"text", StatsFormat::Text}, {"json", StatsFormat::Json}};

struct Figure {
  const char* key;
  const char* label;
  std::int64_t value;
};

std::vector<Figure> figures(const std::filesystem::path& archive) {
  const auto totals = store::Store::open(archive, store::Mode::Read).totals();
  const auto state = index::read_state(archive);
  return {
      {"articles", core::to_translate("articles"), totals.articles},
      {"versions", core::to_translate("versions"), totals.versions},
      {"original_bytes", core::to_translate("bytes of originals"), totals.original_bytes},
      {"stored_bytes", core::to_translate("bytes of the store"), totals.stored_bytes},
      {"index_bytes", core::to_translate("bytes of the index"), static_cast<std::int64_t>(index::disk_bytes(archive))},
      {"indexed", core::to_translate("articles in the index"), static_cast<std::int64_t>(state.articles)},
      {"last_change", core::to_translate("last change of the store"), totals.last_change},
      {"indexed_change", core::to_translate("last change of the index"), state.change},
      {"analyser", core::to_translate("analyser version of the index"), state.analyser_version}};
}

int stats(StatsFormat format, Context& context) {
  const auto all = figures(context.archive);
  if (format == StatsFormat::Json) {
    Json json;
    json.open_object().key("schema").number(json_schema);
    for (const auto& figure : all) json.key(figure.key).number(figure.value);
    context.out.write(json.close_object().text() + '\n');
  } else {
    for (const auto& figure : all) {
      context.out.show_line(say("{:>14}  {}", count(static_cast<std::uint64_t>(figure.value)),
                                Visible::own(std::string(core::translated(figure.label)))));
    }
  }
  return exit_code(core::Status::Done);
}

}  // namespace

Run declare_stats(Parser& parser) {
  const auto format = std::make_shared<StatsFormat>(StatsFormat::Text);
  parser.choice("--format", formats, *format, "Output form");
  return [format](Context& context) { return stats(*format, context); };
}

}  // namespace archive::cli
