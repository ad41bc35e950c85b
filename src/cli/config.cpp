// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "archive/core/error.hpp"
#include "archive/text/utf8.hpp"
#include "input.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t largest_file = 1 << 20;  // bytes

/// A key, and what its value does. It gives what is wrong with the value; empty where nothing is.
struct Key {
  std::string_view name;  ///< with its table
  std::string (*set)(Config& config, const std::string& value);
};

std::string set_converter(extract::Format format, std::string& converter, const std::string& value) {
  const auto known = extract::converters_for(format);
  if (!value.empty() && std::find(known.begin(), known.end(), value) == known.end())
    return fmt::format("is one of: {}", fmt::join(known, ", "));
  converter = value;
  return {};
}

constexpr Key keys[] = {
    {"converters.docx",
     [](Config& config, const std::string& value) {
       return set_converter(extract::Format::Docx, config.converters.docx, value);
     }},
    {"converters.pdf",
     [](Config& config, const std::string& value) {
       return set_converter(extract::Format::Pdf, config.converters.pdf, value);
     }},
};

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// Reads the lines of a file: tables and keys of TOML, values in quotes of either kind on one line.
class Reader {
 public:
  Reader(std::string_view name, Config& config) : name_(name), config_(config) {}

  void read(std::string_view text) {
    while (!text.empty()) {
      ++line_;
      const auto line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      read_line(trimmed(line));
    }
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw core::Error(core::Status::Usage, fmt::format("{}:{}: {}", name_, line_, what));
  }

  void read_line(std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    if (line.front() == '[') {
      const auto end = line.find(']');
      if (end == line.npos || !is_rest(line.substr(end + 1))) fail("a table is written as [name]");
      table_ = trimmed(line.substr(1, end - 1));
      return;
    }
    const auto equals = line.find('=');
    if (equals == line.npos) fail("a setting is written as key = \"value\"");
    const auto key = trimmed(line.substr(0, equals));
    const std::string full = table_.empty() ? std::string(key) : fmt::format("{}.{}", table_, key);
    const auto found = std::find_if(std::begin(keys), std::end(keys), [&](const Key& one) { return one.name == full; });
    if (found == std::end(keys)) fail(fmt::format("unknown key {}", full));
    const std::string wrong = found->set(config_, value_of(trimmed(line.substr(equals + 1))));
    if (!wrong.empty()) fail(fmt::format("{} {}", full, wrong));
  }

  static bool is_rest(std::string_view text) { return trimmed(text).empty() || trimmed(text).front() == '#'; }

  [[nodiscard]] std::string value_of(std::string_view text) const {
    const char quote = text.empty() ? '\0' : text.front();
    const auto end = text.find(quote, 1);
    if ((quote != '"' && quote != '\'') || end == text.npos || !is_rest(text.substr(end + 1)))
      fail("a value is written in quotation marks");
    return std::string(text.substr(1, end - 1));
  }

  std::string_view name_;
  Config& config_;
  std::string table_;
  int line_ = 0;
};

std::optional<std::filesystem::path> user_file() {
  const char* directory = std::getenv("XDG_CONFIG_HOME");
  if (directory != nullptr && *directory == '/') return std::filesystem::path(directory) / "archive/config.toml";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return std::nullopt;
  return std::filesystem::path(home) / ".config/archive/config.toml";
}

void read_file(const std::filesystem::path& file, const Context& context, Config& config) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return;
  try {
    read_config_text(read_input(file.string(), context, largest_file), file.string(), config);
  } catch (const core::InputError& error) {
    throw core::Error(core::Status::Usage, fmt::format("{} {}", file.string(), error.what()));
  }
}

}  // namespace

void read_config_text(std::string_view text, std::string_view name, Config& config) {
  if (!text::is_valid_utf8(text)) throw core::Error(core::Status::Usage, fmt::format("{} is not in UTF-8", name));
  Reader(name, config).read(text);
}

Config read_config(const Context& context) {
  Config config;
  if (const auto file = user_file()) read_file(*file, context, config);
  read_file(context.archive / "config.toml", context, config);
  return config;
}

}  // namespace archive::cli
