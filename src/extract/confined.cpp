// SPDX-License-Identifier: GPL-3.0-or-later
#include "confined.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "archive/core/error.hpp"
#include "archive/core/write_all.hpp"
#include "sandbox.hpp"

namespace archive::extract {
namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

[[noreturn]] void fail(core::Message why) { throw core::InputError("converter-failed", std::move(why)); }

core::Message reason(int number) { return core::reason_of(number); }

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(); }

  [[nodiscard]] int get() const { return number_; }
  void reset(int number = -1) {
    if (number_ >= 0) close(number_);
    number_ = number;
  }

 private:
  int number_;
};

/// An empty directory that is removed with all that is in it.
class Workplace {
 public:
  Workplace() {
    std::error_code error;
    path_ = (fs::temp_directory_path(error) / "archive-XXXXXX").string();
    if (error || mkdtemp(path_.data()) == nullptr)
      fail(core::tr("no directory can be made for the converter: {}", reason(errno)));
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::string& path() const { return path_; }

  void write(const std::string& name, std::string_view bytes) const {
    const Descriptor file(open((path_ + '/' + name).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.get() < 0 || !core::write_all(file.get(), bytes))
      throw core::InputError("disk", core::tr("{}: {}", path_, reason(errno)));
  }

  [[nodiscard]] std::string read(const std::string& name, std::size_t limit) const {
    // Not through a link, which would lead elsewhere.
    const Descriptor file(open((path_ + '/' + name).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.get() < 0) fail(core::tr("the converter wrote nothing"));
    std::string bytes;
    char block[1u << 16];
    for (;;) {
      const ssize_t got = ::read(file.get(), block, sizeof block);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail(core::tr("what the converter wrote cannot be read: {}", reason(errno)));
      if (got == 0) return bytes;
      bytes.append(block, static_cast<std::size_t>(got));
      if (bytes.size() > limit) fail(core::tr("the converter writes more than {} MB", limit >> 20));
    }
  }

 private:
  std::string path_;
};

/// The process group of the program; killed and waited for at the latest when this ends.
class Group {
 public:
  Group(const Job& job, const Workplace& workplace, int output, const Confinement& limits) {
    // All that needs memory is made before the fork: another thread may hold its lock.
    std::vector<std::string> variables{"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
                                       "HOME=" + workplace.path(), "TMPDIR=" + workplace.path()};
    std::vector<char*> arguments, environment;
    std::vector<std::string> command = job.command;
    for (std::string& argument : command) arguments.push_back(argument.data());
    for (std::string& variable : variables) environment.push_back(variable.data());
    arguments.push_back(nullptr);
    environment.push_back(nullptr);
    const Descriptor null(open("/dev/null", O_RDWR | O_CLOEXEC));
    const Descriptor directory(open(workplace.path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    Rights rights;
    rights.directory = directory.get();
    rights.seconds = static_cast<unsigned>(std::chrono::ceil<std::chrono::seconds>(limits.time).count());
    rights.file_size = limits.output;
    rights.memory = limits.memory;

    process_ = fork();
    if (process_ < 0) fail(core::tr("the converter cannot be started: {}", reason(errno)));
    if (process_ > 0) {
      setpgid(process_, process_);
      return;
    }
    setsid();
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    std::signal(SIGPIPE, SIG_DFL);
    constexpr int confined_not = 126, started_not = 127;
    if (fchdir(directory.get()) != 0 || dup2(null.get(), STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 ||
        dup2(null.get(), STDERR_FILENO) < 0 || !give_up_rights(rights))
      _exit(confined_not);
    close_range(STDERR_FILENO + 1, ~0u, 0);
    execve(arguments.front(), arguments.data(), environment.data());
    _exit(started_not);
  }
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;
  ~Group() { wait(); }

  void kill() const {
    if (process_ > 0) ::kill(-process_, SIGKILL);
  }

  /// Ends what the program may have left behind, and gives its status.
  int wait() {
    if (process_ <= 0) return status_;
    while (waitpid(process_, &status_, 0) < 0 && errno == EINTR) {}
    kill();
    process_ = -1;
    return status_;
  }

  /// Whether the program has ended; it is not waited for.
  [[nodiscard]] bool has_ended() const {
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0;
  }

 private:
  pid_t process_ = -1;
  int status_ = 0;
};

/// What the group prints until it ends, within the limits; those who go beyond are killed.
std::string read_output(int output, Group& group, const Confinement& limits) {
  const auto end = Clock::now() + limits.time;
  std::string bytes;
  for (bool open = true; open || !group.has_ended();) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) {
      group.kill();
      fail(core::tr("the converter takes more than {} s", std::chrono::duration<double>(limits.time).count()));
    }
    // When nothing more is printed, the end of the program is looked for now and then.
    constexpr long long pause = 5;
    pollfd wanted{open ? output : -1, POLLIN, 0};
    if (poll(&wanted, 1, static_cast<int>(open ? left : std::min<long long>(left, pause))) <= 0) continue;
    char block[1u << 16];
    const ssize_t got = ::read(output, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    open = got > 0;
    if (got > 0) bytes.append(block, static_cast<std::size_t>(got));
    if (bytes.size() > limits.output) {
      group.kill();
      fail(core::tr("the converter prints more than {} MB", limits.output >> 20));
    }
  }
  return bytes;
}

}  // namespace

std::optional<std::string> find_program(std::string_view name) {
  const char* path = std::getenv("PATH");
  std::string_view directories = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
  while (!directories.empty()) {
    const auto directory = directories.substr(0, directories.find(':'));
    directories.remove_prefix(std::min(directories.size(), directory.size() + 1));
    if (!directory.starts_with('/')) continue;
    const std::string candidate = fmt::format("{}/{}", directory, name);
    if (access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return std::nullopt;
}

std::string run_confined(const Job& job, std::string_view bytes, const Confinement& limits) {
  const Workplace workplace;
  workplace.write(job.input_name, bytes);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) fail(core::tr("the converter cannot be started: {}", reason(errno)));
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  Group group(job, workplace, writing.get(), limits);
  writing.reset();
  std::string printed = read_output(reading.get(), group, limits);
  const int status = group.wait();
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU) fail(core::tr("the converter takes too much time"));
    fail(core::tr("the converter was ended by signal {}", signal));
  }
  if (WEXITSTATUS(status) == 126) fail(core::tr("the converter cannot be kept from the network"));
  if (WEXITSTATUS(status) == 127) fail(core::tr("the converter cannot be started"));
  if (WEXITSTATUS(status) != 0) fail(core::tr("the converter ended with status {}", WEXITSTATUS(status)));
  return job.output_name.empty() ? printed : workplace.read(job.output_name, limits.output);
}

}  // namespace archive::extract
