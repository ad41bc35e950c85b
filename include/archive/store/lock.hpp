// SPDX-License-Identifier: GPL-3.0-or-later
/// One writer at a time.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string_view>

#include "archive/core/message.hpp"

namespace archive::store {

/// The writer's lock of an archive: flock(2) on DIR/lock, which holds pid, host, start time and command for the message
/// another writer prints. Released when destroyed or when the process ends, however it ends.
class WriterLock {
 public:
  /// Takes the lock, trying every 100 ms for at most `wait`. Creates the directory (mode 0700) and the file (0600).
  ///
  /// command   for the message, "archive import".
  /// waiting   told once who holds the lock, where it is waited for; may be empty.
  /// file      another name makes another lock of the same kind, for what excludes not all writers.
  /// Throws core::Error: Locked with the holder (`locked by pid 4312 (archive import) since 09:14:03`) when the wait is
  /// used up; Damaged when the directory cannot be written or its file system has no working locks.
  WriterLock(const std::filesystem::path& directory, std::string_view command, std::chrono::milliseconds wait,
             std::function<void(const core::Message& holder)> waiting = {}, const char* file = "lock");
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  int descriptor_ = -1;
};

}  // namespace archive::store
