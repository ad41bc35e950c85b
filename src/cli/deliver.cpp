// SPDX-License-Identifier: GPL-3.0-or-later
#include "deliver.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <nettle/base64.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "archive/core/day.hpp"
#include "archive/core/message.hpp"
#include "archive/core/write_all.hpp"
#include "archive/text/utf8.hpp"

namespace archive::cli {
namespace {

constexpr std::size_t base64_line = 76;   // RFC 2045 section 6.8, characters
constexpr std::size_t encoded_word = 45;  // RFC 2047 section 2: 75 characters with `=?UTF-8?B?` and `?=`; bytes
constexpr int cannot_run = 127, not_executable = 126;  // as shells have it

std::string base64(std::string_view bytes) {
  std::string encoded(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(encoded.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  return encoded;
}

/// A header's text: encoded words of whole characters, where it is not plain ASCII or too long for a line.
std::string header_text(std::string_view text) {
  const bool plain = text.size() <= 60 && text.find("=?") == text.npos &&
                     std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7F; });
  if (plain) return std::string(text);
  std::string header;
  while (!text.empty()) {
    std::size_t size = 0;
    while (size < text.size()) {
      const std::size_t next = size + text::code_point_at(text, size).size;
      if (next > encoded_word) break;
      size = next;
    }
    header += (header.empty() ? "=?UTF-8?B?" : "\n =?UTF-8?B?") + base64(text.substr(0, size)) + "?=";
    text.remove_prefix(size);
  }
  return header;
}

/// `Wed, 01 May 2024 10:00:00 +0200`: RFC 5322 section 3.3.
std::string mail_date(core::Moment at) {
  static constexpr const char* days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string iso = core::to_rfc3339(at);
  const int offset = at.offset_minutes < 0 ? -at.offset_minutes : at.offset_minutes;
  // The days of the week from the number of days since 1970-01-01, a Thursday.
  const std::int64_t local = at.seconds + std::int64_t{at.offset_minutes} * 60;
  const std::int64_t number = (local - ((local % 86'400) + 86'400) % 86'400) / 86'400;
  const auto weekday = static_cast<std::size_t>(((number + 3) % 7 + 7) % 7);
  const auto month = static_cast<std::size_t>(std::stoi(iso.substr(5, 2)) - 1);
  return fmt::format("{}, {} {} {} {} {}{:02}{:02}", days[weekday], iso.substr(8, 2), months[month], iso.substr(0, 4),
                     iso.substr(11, 8), at.offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

/// The child: the program, with the pipe as its input.
[[noreturn]] void become(const std::vector<std::string>& command, int input) {
  dup2(input, STDIN_FILENO);
  std::signal(SIGPIPE, SIG_DFL);
  std::vector<char*> arguments;
  for (const auto& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments.front(), arguments.data());
  _exit(errno == ENOENT ? cannot_run : not_executable);
}

}  // namespace

std::optional<core::Message> run_program_with(const std::vector<std::string>& command, std::string_view input) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return core::tr("cannot run {}: {}", command.front(), core::reason_of(errno));
  const pid_t process = fork();
  if (process == 0) become(command, ends[0]);
  const int failed = errno;
  close(ends[0]);
  if (process < 0) {
    close(ends[1]);
    return core::tr("cannot run {}: {}", command.front(), core::reason_of(failed));
  }
  // It may read no further; its status says whether that is well.
  (void)core::write_all(ends[1], input);
  close(ends[1]);
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {}
  if (WIFSIGNALED(status)) return core::tr("{} was ended by signal {}", command.front(), WTERMSIG(status));
  const int code = WEXITSTATUS(status);
  if (code == cannot_run) return core::tr("{}: there is no such program", command.front());
  if (code != 0) return core::tr("{} ended with status {}", command.front(), code);
  return std::nullopt;
}

std::string mail_bytes(const Mail& mail) {
  std::string bytes = fmt::format(
      "To: {}\nSubject: {}\nDate: {}\nMessage-ID: <{}>\nAuto-Submitted: auto-generated\nMIME-Version: 1.0\n"
      "Content-Type: {}; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n",
      mail.to, header_text(mail.subject), mail_date(mail.at), mail.id, mail.media_type);
  const std::string text = base64(mail.text);
  for (std::size_t at = 0; at < text.size(); at += base64_line) bytes += text.substr(at, base64_line) + '\n';
  return bytes;
}

std::optional<std::string> find_sendmail() {
  const char* path = std::getenv("PATH");
  std::string list = path == nullptr ? "" : path;
  list += ":/usr/sbin:/usr/lib";
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(':', begin), list.size());
    const std::string file = list.substr(begin, end - begin) + "/sendmail";
    if (file.front() == '/' && file != "/sendmail" && access(file.c_str(), X_OK) == 0) return file;
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace archive::cli
