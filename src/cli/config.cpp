// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>

#include "archive/core/error.hpp"
#include "archive/text/utf8.hpp"
#include "config_keys.hpp"
#include "input.hpp"
#include "parser.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t largest_file = 1 << 20;  // bytes

const ConfigKey* find_key(std::string_view name) {
  const auto keys = config_keys();
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const ConfigKey& key) { return key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

[[noreturn]] void refuse_key(const std::string& place, const std::string& key) {
  std::vector<std::string> known;
  for (const auto& each : config_keys()) known.emplace_back(each.name);
  const auto near = nearest(key, known);
  throw core::Error(core::Status::Usage, core::tr("{}: unknown key {}", place, key),
                    near.empty() ? core::tr("archive config lists the keys") : core::tr("did you mean {}?", near));
}

void read_file(const std::filesystem::path& file, const Context& context, Config& config) {
  struct stat found {};
  if (stat(file.c_str(), &found) != 0) return;
  try {
    read_config_text(read_input(file.string(), context, largest_file), file.string(), config);
  } catch (const core::InputError& error) {
    throw core::Error(core::Status::Usage, core::tr("{} {}", file.string(), error.message()));
  }
}

}  // namespace

void read_config_text(std::string_view text, std::string_view name, Config& config) {
  if (!text::is_valid_utf8(text)) throw core::Error(core::Status::Usage, core::tr("{} is not in UTF-8", name));
  for_each_toml_value(text, name, [&](const std::string& key, const TomlValue& value, int line) {
    const std::string place = fmt::format("{}:{}", name, line);
    const ConfigKey* known = find_key(key);
    if (known == nullptr) refuse_key(place, key);
    const core::Message wrong = known->set(config, value);
    if (!wrong.empty()) throw core::Error(core::Status::Usage, core::tr("{}: {} {}", place, key, wrong));
    config.places[key] = place;
  });
}

std::optional<std::filesystem::path> user_config_file() {
  const char* directory = std::getenv("XDG_CONFIG_HOME");
  if (directory != nullptr && *directory == '/') return std::filesystem::path(directory) / "archive/config.toml";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return std::nullopt;
  return std::filesystem::path(home) / ".config/archive/config.toml";
}

Config read_config(const Context& context) {
  Config config;
  if (const auto file = user_config_file()) read_file(*file, context, config);
  read_file(context.archive / "config.toml", context, config);
  return config;
}

const Config& config_of(const Context& context) {
  static const Config defaults;
  return context.config ? *context.config : defaults;
}

}  // namespace archive::cli
