// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include "command.hpp"
#include "config.hpp"
#include "config_keys.hpp"
#include "json.hpp"
#include "pager.hpp"

namespace archive::cli {
namespace {

enum class ConfigFormat { Text, Json };

constexpr std::pair<const char*, ConfigFormat> formats[] = {{"text", ConfigFormat::Text}, {"json", ConfigFormat::Json}};

/// A setting in force.
struct Setting {
  std::string name;
  std::string value;   ///< as TOML writes it
  std::string origin;  ///< `default`, a file with its line, a variable, an option
};

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

Setting archive_setting(const Context& context) {
  return {"archive", toml_text(context.archive.string()), context.origins.archive};
}

Setting language_setting(const Context& context) {
  const char* variable = environment_language().variable;
  const std::string origin = variable == nullptr ? std::string("default") : std::string("$") + variable;
  return {"language", context.language == Language::French ? "\"fr\"" : "\"en\"", origin};
}

/// The setting of a key: what the files say, unless the command line or the environment say otherwise.
Setting setting_of(const ConfigKey& key, const Context& context) {
  const Config& config = config_of(context);
  Setting setting{std::string(key.name), key.shown(config), "default"};
  if (const auto place = config.places.find(key.name); place != config.places.end()) setting.origin = place->second;
  if (key.name == "color" && !context.origins.color.empty()) {
    setting.value = toml_text(context.origins.color);
    setting.origin = "--color";
  } else if (key.name == "color" && is_set("NO_COLOR") && config.color == "auto") {
    setting.value = toml_text("never");
    setting.origin = "$NO_COLOR";
  } else if (key.name == "pager") {
    if (const auto variable = pager_variable()) {
      setting.value = toml_text(std::getenv(variable));
      setting.origin = std::string("$") + variable;
    }
  }
  return setting;
}

void print_text(const std::vector<Setting>& settings, Context& context) {
  std::size_t widest = 0;
  for (const auto& each : settings) widest = std::max(widest, each.name.size() + 3 + shown_width(each.value));
  for (const auto& each : settings) {
    const std::string gap(widest - each.name.size() - 3 - shown_width(each.value), ' ');
    context.out.show_line(
        say("{} = {}{}  # {}", visible(each.name), visible(each.value), Visible::own(gap), visible(each.origin)));
  }
}

void print_json(const std::vector<Setting>& settings, Context& context) {
  Json json;
  json.open_array();
  for (const auto& each : settings) {
    json.open_object().key("schema").number(json_schema).key("name").string(each.name);
    json.key("value").string(each.value).key("origin").string(each.origin).close_object();
  }
  context.out.write(json.close_array().text() + '\n');
}

int show_config(ConfigFormat format, Context& context) {
  std::vector<Setting> settings{archive_setting(context), language_setting(context)};
  for (const auto& key : config_keys()) settings.push_back(setting_of(key, context));
  if (format == ConfigFormat::Json) print_json(settings, context);
  else print_text(settings, context);
  return exit_code(core::Status::Done);
}

}  // namespace

Run declare_config(Parser& parser) {
  const auto format = std::make_shared<ConfigFormat>(ConfigFormat::Text);
  parser.choice("--format", formats, *format, "Output form");
  return [format](Context& context) { return show_config(*format, context); };
}

}  // namespace archive::cli
