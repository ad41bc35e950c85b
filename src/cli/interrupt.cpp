// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupt.hpp"

#include <csignal>

namespace archive::cli {
namespace {

// A signal handler reaches nothing but a variable of static life.
volatile std::sig_atomic_t noted = 0;

extern "C" void note(int signal) {
  noted = signal;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

void listen(int signal) {
  struct sigaction action {};
  sigaction(signal, nullptr, &action);
  if (action.sa_handler == SIG_IGN) return;  // nohup and background jobs keep their wish
  action = {};
  action.sa_handler = note;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

}  // namespace

void note_interrupts() {
  listen(SIGINT);
  listen(SIGTERM);
}

int interrupt() { return noted; }

}  // namespace archive::cli
