// SPDX-License-Identifier: GPL-3.0-or-later
#include "pager.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include "config.hpp"

namespace archive::cli {
namespace {

constexpr const char* usual_pager = "less -FRX";

/// Whether the first word of a command names a program, where that can be told without a shell.
bool is_there(std::string_view command) {
  const std::string word(command.substr(0, command.find(' ')));
  if (word.find_first_of("'\"$`\\|&;<>()*?[]~=#{}!\t\n") != word.npos) return true;
  if (word.find('/') != word.npos) return access(word.c_str(), X_OK) == 0;
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? std::string_view() : path;
  while (!rest.empty()) {
    const std::string file = std::string(rest.substr(0, rest.find(':'))) + '/' + word;
    if (access(file.c_str(), X_OK) == 0) return true;
    rest.remove_prefix(std::min(rest.size(), rest.find(':') == rest.npos ? rest.size() : rest.find(':') + 1));
  }
  return false;
}

/// The child: the pager reads what comes through the pipe and keeps the terminal.
[[noreturn]] void run_pager(int input, const std::string& command) {
  dup2(input, STDIN_FILENO);
  std::signal(SIGPIPE, SIG_DFL);
  // What is coloured for a terminal needs -R, whatever the user calls less with.
  setenv("LESS", "FRX", 0);
  setenv("LV", "-c", 0);
  execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
  _exit(127);
}

}  // namespace

const char* pager_variable() {
  for (const char* name : {"ARCHIVE_PAGER", "PAGER"}) {
    if (std::getenv(name) != nullptr) return name;
  }
  return nullptr;
}

std::string pager_command(const Context& context) {
  if (!context.out_terminal || !context.style.emphasis || context.height == 0) return {};
  const char* variable = pager_variable();
  std::string command = variable != nullptr ? std::getenv(variable) : config_of(context).pager.value_or(usual_pager);
  if (command.find_first_not_of(" \t") == command.npos || command == "cat") return {};
  return is_there(command) ? command : std::string();
}

Pager::~Pager() { finish(); }

void Pager::attach(Output& out, Output& err, const Context& context) {
  const std::string command = pager_command(context);
  if (command.empty() || out_ != nullptr) return;
  out_ = &out;
  err_ = &err;
  // What is said meanwhile would stand in the middle of the pages.
  err.hold();
  // A line is left for the prompt.
  out.hold({context.height - 1, context.width}, [this, command] { return start(command); });
}

int Pager::start(const std::string& command) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  process_ = fork();
  if (process_ == 0) run_pager(ends[0], command);
  close(ends[0]);
  if (process_ < 0) {
    close(ends[1]);
    return -1;
  }
  // An interrupt is for the pager, which may stop a search of its own and go on.
  std::signal(SIGINT, SIG_IGN);
  input_ = ends[1];
  return input_;
}

void Pager::finish() {
  if (out_ == nullptr) return;
  out_->release();
  if (process_ > 0) {
    close(input_);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {}
  }
  err_->release();
  out_ = nullptr;
}

void use_pager(Context& context) {
  if (context.pager != nullptr) context.pager->attach(context.out, context.err, context);
}

}  // namespace archive::cli
