// SPDX-License-Identifier: GPL-3.0-or-later
#include "config_keys.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "parser.hpp"
#include "visible.hpp"

namespace archive::cli {
namespace {

const std::string* text_of(const TomlValue& value) { return std::get_if<std::string>(&value); }

template <class Number>
core::Message set_number(Number& target, const TomlValue& value, std::int64_t least, std::int64_t most) {
  const auto* number = std::get_if<std::int64_t>(&value);
  if (number == nullptr || *number < least || *number > most)
    return core::tr("is a whole number from {} to {}", least, most);
  target = static_cast<Number>(*number);
  return {};
}

struct Unit {
  std::string_view name;
  std::size_t size;
};

/// A number with a unit, "64MB"; nothing for any other text, and for what no machine counts.
template <std::size_t Size>
std::optional<std::size_t> measured(std::string_view text, const Unit (&units)[Size]) {
  std::uint32_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc()) return std::nullopt;
  const std::string_view name(end, static_cast<std::size_t>(text.data() + text.size() - end));
  for (const auto& unit : units) {
    if (unit.name == name) return number * unit.size;
  }
  return std::nullopt;
}

constexpr Unit byte_units[] = {{"B", 1}, {"kB", 1u << 10}, {"MB", 1u << 20}, {"GB", 1u << 30}};
constexpr Unit day_units[] = {{"d", 1}, {"w", 7}, {"y", 365}};

core::Message set_bytes(std::size_t& target, const TomlValue& value) {
  const auto* text = text_of(value);
  const auto bytes = text == nullptr ? std::nullopt : measured(*text, byte_units);
  if (!bytes || *bytes == 0) return core::tr("is a size such as \"64MB\" (B, kB, MB, GB)");
  target = *bytes;
  return {};
}

std::string shown_bytes(std::size_t bytes) {
  const Unit* best = &byte_units[0];
  for (const auto& unit : byte_units) {
    if (bytes % unit.size == 0 && bytes >= unit.size) best = &unit;
  }
  return fmt::format("\"{}{}\"", bytes / best->size, best->name);
}

core::Message set_recency(std::size_t& target, const TomlValue& value) {
  const auto* text = text_of(value);
  if (text != nullptr && (text->empty() || *text == "off")) {
    target = 0;
    return {};
  }
  const auto days = text == nullptr ? std::nullopt : measured(*text, day_units);
  if (!days || *days == 0 || *days > 365'000) return core::tr("is \"off\" or a time such as \"90d\" (d, w, y)");
  target = *days;
  return {};
}

core::Message set_wait(std::chrono::milliseconds& target, const TomlValue& value) {
  const auto* text = text_of(value);
  const auto time = text == nullptr ? std::nullopt : parse_duration(*text);
  if (!time) return core::tr("is a time such as \"30s\" (ms, s, m, h)");
  target = *time;
  return {};
}

/// A name of the system's database of time zones, where there is one.
core::Message set_timezone(std::string& target, const TomlValue& value) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-";
  const auto* text = text_of(value);
  std::error_code none;
  const bool named =
      text != nullptr && !text->empty() && text->front() != '/' && text->find_first_not_of(letters) == text->npos &&
      (*text == "Europe/Paris" || std::filesystem::is_regular_file("/usr/share/zoneinfo/" + *text, none));
  if (!named) return core::tr("is a time zone of /usr/share/zoneinfo such as \"Europe/Paris\" or \"America/Montreal\"");
  target = *text;
  return {};
}

core::Message set_color(std::string& target, const TomlValue& value) {
  const auto* text = text_of(value);
  if (text == nullptr || (*text != "auto" && *text != "always" && *text != "never"))
    return core::tr("is \"auto\", \"always\" or \"never\"");
  target = *text;
  return {};
}

core::Message set_pager(std::optional<std::string>& target, const TomlValue& value) {
  const auto* text = text_of(value);
  if (text == nullptr || text->find('\0') != text->npos)
    return core::tr("is a command such as \"less -FRX\", or \"\" for none");
  target = *text;
  return {};
}

core::Message set_converter(extract::Format format, std::string& converter, const TomlValue& value) {
  const auto known = extract::converters_for(format);
  const auto* text = text_of(value);
  if (text == nullptr || (!text->empty() && std::find(known.begin(), known.end(), *text) == known.end()))
    return core::tr("is one of: {}", fmt::format("{}", fmt::join(known, ", ")));
  converter = *text;
  return {};
}

std::string shown_wait(std::chrono::milliseconds wait) {
  const auto time = wait.count();
  return time % 1000 == 0 ? fmt::format("\"{}s\"", time / 1000) : fmt::format("\"{}ms\"", time);
}

// clang-format off
constexpr ConfigKey keys[] = {
    {"color", [](Config& it, const TomlValue& value) { return set_color(it.color, value); },
     [](const Config& it) { return toml_text(it.color); }},
    {"pager", [](Config& it, const TomlValue& value) { return set_pager(it.pager, value); },
     [](const Config& it) { return toml_text(it.pager.value_or("less -FRX")); }},
    {"limit", [](Config& it, const TomlValue& value) { return set_number(it.limit, value, 1, 1'000'000); },
     [](const Config& it) { return std::to_string(it.limit); }},
    {"snippets", [](Config& it, const TomlValue& value) { return set_number(it.snippets, value, 0, 100); },
     [](const Config& it) { return std::to_string(it.snippets); }},
    {"snippet_width", [](Config& it, const TomlValue& value) { return set_number(it.snippet_width, value, 80, 4000); },
     [](const Config& it) { return std::to_string(it.snippet_width); }},
    {"recency", [](Config& it, const TomlValue& value) { return set_recency(it.recency, value); },
     [](const Config& it) { return it.recency == 0 ? "\"off\"" : fmt::format("\"{}d\"", it.recency); }},
    {"timezone", [](Config& it, const TomlValue& value) { return set_timezone(it.timezone, value); },
     [](const Config& it) { return toml_text(it.timezone); }},
    {"wait", [](Config& it, const TomlValue& value) { return set_wait(it.wait, value); },
     [](const Config& it) { return shown_wait(it.wait); }},
    {"jobs", [](Config& it, const TomlValue& value) { return set_number(it.jobs, value, 0, 256); },
     [](const Config& it) { return std::to_string(it.jobs); }},
    {"converters.docx",
     [](Config& it, const TomlValue& value) {
       return set_converter(extract::Format::Docx, it.converters.docx, value);
     },
     [](const Config& it) { return toml_text(it.converters.docx); }},
    {"converters.pdf",
     [](Config& it, const TomlValue& value) { return set_converter(extract::Format::Pdf, it.converters.pdf, value); },
     [](const Config& it) { return toml_text(it.converters.pdf); }},
    {"limits.input", [](Config& it, const TomlValue& value) { return set_bytes(it.limits.input, value); },
     [](const Config& it) { return shown_bytes(it.limits.input); }},
    {"limits.body", [](Config& it, const TomlValue& value) { return set_bytes(it.limits.body, value); },
     [](const Config& it) { return shown_bytes(it.limits.body); }},
    {"limits.line", [](Config& it, const TomlValue& value) { return set_bytes(it.limits.line, value); },
     [](const Config& it) { return shown_bytes(it.limits.line); }},
    {"limits.entries",
     [](Config& it, const TomlValue& value) { return set_number(it.limits.entries, value, 1, 1'000'000'000); },
     [](const Config& it) { return std::to_string(it.limits.entries); }},
    {"limits.ratio", [](Config& it, const TomlValue& value) { return set_number(it.limits.ratio, value, 1, 100'000); },
     [](const Config& it) { return std::to_string(it.limits.ratio); }},
    {"limits.seconds", [](Config& it, const TomlValue& value) { return set_number(it.limits.seconds, value, 1, 3600); },
     [](const Config& it) { return std::to_string(it.limits.seconds); }},
};
// clang-format on

}  // namespace

std::span<const ConfigKey> config_keys() { return keys; }

std::string toml_text(std::string_view text) {
  const Visible shown = visible(text);
  std::string quoted = "\"";
  for (const char c : shown.bytes()) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace archive::cli
