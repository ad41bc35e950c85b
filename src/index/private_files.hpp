// SPDX-License-Identifier: GPL-3.0-or-later
/// Files of the index belong to their owner alone.
#pragma once

#include <sys/stat.h>

#include <mutex>

namespace archive::index {

/// While one lives the umask of the process is 077: Xapian makes its files with it, on any thread, some of them only when
/// the first value for them comes.
class PrivateFiles {
 public:
  PrivateFiles() {
    const std::lock_guard lock(mutex_);
    if (living_++ == 0) before_ = ::umask(077);
  }
  PrivateFiles(const PrivateFiles&) = delete;
  PrivateFiles& operator=(const PrivateFiles&) = delete;
  ~PrivateFiles() {
    const std::lock_guard lock(mutex_);
    if (--living_ == 0) ::umask(before_);
  }

 private:
  static inline std::mutex mutex_;
  static inline int living_ = 0;
  static inline mode_t before_ = 0;
};

}  // namespace archive::index
