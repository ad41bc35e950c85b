// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <tuple>

#include "archive/core/error.hpp"
#include "archive/dates/zone.hpp"
#include "config.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t narrowest = 20;
constexpr std::size_t widest = 500;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

/// The directory, and where it came from.
std::pair<std::filesystem::path, const char*> archive_directory(const std::string& option) {
  if (!option.empty()) return {option, "--archive"};
  if (const auto dir = variable("ARCHIVE_DIR"); !dir.empty()) return {dir, "$ARCHIVE_DIR"};
  // The XDG specification has relative paths ignored.
  if (const auto data = variable("XDG_DATA_HOME"); data.starts_with('/'))
    return {std::filesystem::path(data) / "archive", "$XDG_DATA_HOME"};
  if (const auto home = variable("HOME"); !home.empty())
    return {std::filesystem::path(home) / ".local/share/archive", "default"};
  throw core::Error(core::Status::Usage, core::tr("there is no archive directory: HOME is not set"),
                    core::tr("name one with --archive DIR"));
}

winsize window(bool terminal) {
  winsize size{};
  if (!terminal || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return {};
  return size;
}

std::size_t columns(const winsize& size) {
  std::size_t width = 80;
  if (size.ws_col > 0) {
    width = size.ws_col;
  } else if (const auto text = variable("COLUMNS"); !text.empty()) {
    std::size_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code == std::errc() && end == text.data() + text.size() && value > 0) width = value;
  }
  return std::min(std::max(width, narrowest), widest);
}

Style style(const std::string& color, bool terminal) {
  if (color == "always") return {.emphasis = true, .colour = true, .links = terminal};
  if (color != "auto" && color != "never") {
    throw core::Error(core::Status::Usage, core::tr("--color is auto, always or never, not \"{}\"", color));
  }
  const auto term = variable("TERM");
  if (!terminal || term.empty() || term == "dumb") return {};
  return {.emphasis = true, .colour = color == "auto" && variable("NO_COLOR").empty(), .links = color == "auto"};
}

}  // namespace

void apply(const GlobalOptions& options, Context& context) {
  std::tie(context.archive, context.origins.archive) = archive_directory(options.archive);
  context.origins.color = options.color;
  context.config = std::make_shared<Config>(read_config(context));
  dates::use_archive_zone(context.config->timezone);
  if (!options.now.empty()) {
    context.fixed_now = core::parse_moment(options.now);
    if (!context.fixed_now) {
      throw core::Error(core::Status::Usage, core::tr("--now is not a time: \"{}\"", options.now),
                        core::tr("write it as 2024-04-20T18:05:00+02:00"));
    }
  }
  context.quiet = options.quiet;
  context.verbose = options.verbose;
  context.out_terminal = isatty(STDOUT_FILENO) == 1;
  context.err_terminal = isatty(STDERR_FILENO) == 1;
  context.in_terminal = isatty(STDIN_FILENO) == 1;
  context.style = style(options.color.empty() ? context.config->color : options.color, context.out_terminal);
  const Screen screen = window_of_stdout();
  context.width = screen.columns;
  context.height = screen.rows;
}

Screen window_of_stdout() {
  const winsize size = window(isatty(STDOUT_FILENO) == 1);
  return {size.ws_row, columns(size)};
}

void settle_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // open() gives the lowest free number, which is this one.
    if (fcntl(descriptor, F_GETFD) == -1 && open("/dev/null", O_RDWR) == -1)
      std::_Exit(static_cast<int>(core::Status::Damaged));
  }
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace archive::cli
