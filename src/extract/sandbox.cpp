// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <iterator>

namespace archive::extract {
namespace {

#if defined(__x86_64__)
constexpr unsigned machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned machine = AUDIT_ARCH_AARCH64;
#elif defined(__riscv)
constexpr unsigned machine = AUDIT_ARCH_RISCV64;
#else
constexpr unsigned machine = 0;
#endif

void limit(int what, std::size_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

/// Sockets but those of this machine (AF_UNIX) cannot be made; calls of another machine's numbering end the process.
bool refuse_sockets() {
  if (machine == 0) return false;
  const sock_filter program[] = {
      {BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, arch)},
      {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, machine},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS},
      {BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, nr)},
      // The second numbering of x86-64 (x32) begins here.
      {BPF_JMP | BPF_JGE | BPF_K, 0, 1, 0x40000000u},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS},
      {BPF_JMP | BPF_JEQ | BPF_K, 3, 0, SYS_io_uring_setup},
      {BPF_JMP | BPF_JEQ | BPF_K, 0, 3, SYS_socket},
      {BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, args)},
      {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, AF_UNIX},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | 1u},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW},
  };
  const sock_fprog filter{static_cast<unsigned short>(std::size(program)), const_cast<sock_filter*>(program)};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

/// Writing is allowed below one directory, and to nothing and nowhere (/dev/null). Older kernels know no such rules.
void write_only_below(int directory) {
  constexpr std::uint64_t writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = writing;
  const long ruleset = syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (ruleset < 0) return;
  const auto allow = [&](int where, std::uint64_t what) {
    landlock_path_beneath_attr rule{};
    rule.allowed_access = what;
    rule.parent_fd = where;
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  };
  allow(directory, writing);
  if (const int null = open("/dev/null", O_PATH | O_CLOEXEC); null >= 0) allow(null, LANDLOCK_ACCESS_FS_WRITE_FILE);
  syscall(SYS_landlock_restrict_self, ruleset, 0);
  close(static_cast<int>(ruleset));
}

}  // namespace

bool give_up_rights(const Rights& rights) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, rights.seconds);
  limit(RLIMIT_FSIZE, rights.file_size);
  limit(RLIMIT_AS, rights.memory);
  // A network of its own has no way out. As root no name space of users is needed for it.
  const bool apart = unshare(CLONE_NEWNET) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0;
  write_only_below(rights.directory);
  return refuse_sockets() || apart;
}

}  // namespace archive::extract
