// SPDX-License-Identifier: GPL-3.0-or-later
/// Files made in a scope belong to their owner alone.
#pragma once

#include <sys/stat.h>

namespace archive::ingest {

/// Sets the umask of the process for its lifetime. Around all that writes the index: Xapian makes some of its tables
/// only when the first value for them comes, with the umask of that moment.
class PrivateFiles {
 public:
  PrivateFiles() : before_(umask(077)) {}
  PrivateFiles(const PrivateFiles&) = delete;
  PrivateFiles& operator=(const PrivateFiles&) = delete;
  ~PrivateFiles() { umask(before_); }

 private:
  mode_t before_;
};

}  // namespace archive::ingest
