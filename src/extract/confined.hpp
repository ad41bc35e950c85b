// SPDX-License-Identifier: GPL-3.0-or-later
/// Running a program of others on bytes from outside, so that it can do nothing but turn them into other bytes.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace archive::extract {

struct Confinement {
  std::chrono::milliseconds time{10'000};
  std::size_t output = 64u << 20;  ///< bytes, of what it prints and of each file it writes
  std::size_t memory = 2u << 30;   ///< bytes of address space
};

/// A program and what it is given.
struct Job {
  std::vector<std::string> command;  ///< the program (an absolute path) and its arguments; no shell reads them
  std::string input_name;            ///< of the file in its directory that holds the bytes
  std::string output_name;           ///< of the file that it writes; empty where it prints
};

/// The absolute path of a program in the directories of PATH; nothing where it is in none.
[[nodiscard]] std::optional<std::string> find_program(std::string_view name);

/// Runs a program in an empty directory of its own, in a process group and a session of its own, with limits of time,
/// memory and file size, no network (a name space without any, and a filter that refuses to make a socket), no new
/// privileges, and no right to write outside of its directory. The group is killed when the time is over, and in any case
/// at the end; the directory is removed. May be called from several threads at once.
///
/// Throws core::InputError (converter-failed): it cannot be started or confined, fails, takes too long, writes too much.
[[nodiscard]] std::string run_confined(const Job& job, std::string_view bytes, const Confinement& limits);

}  // namespace archive::extract
