// SPDX-License-Identifier: GPL-3.0-or-later
/// A server of HTTP on this machine that gives fixed answers.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace archive {

/// One connection after another: reads a request up to its empty line, sends the answer of its path, and closes. An
/// unknown path is never answered.
class Server {
 public:
  Server() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (socket_ < 0 || bind(socket_, plain, size) != 0 || listen(socket_, 16) != 0 ||
        getsockname(socket_, plain, &size) != 0)
      throw std::runtime_error("no server");
    port_ = ntohs(address.sin_port);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    shutdown(socket_, SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
    close(socket_);
    for (const int silent : silent_) close(silent);
  }

  /// The answers by path, headers and all; set before `start`.
  std::map<std::string, std::string> answers;

  void start() {
    thread_ = std::thread([this] { run(); });
  }

  [[nodiscard]] std::string url(const std::string& path, const std::string& host = "127.0.0.1") const {
    return "http://" + host + ':' + std::to_string(port_) + path;
  }

 private:
  void run() {
    for (;;) {
      const int connection = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
      if (connection < 0) return;
      std::string request;
      char buffer[1024];
      while (request.find("\r\n\r\n") == std::string::npos) {
        const ssize_t got = recv(connection, buffer, sizeof buffer, 0);
        if (got <= 0) break;
        request.append(buffer, static_cast<std::size_t>(got));
      }
      const auto begin = request.find(' ') + 1;
      const auto found = answers.find(request.substr(begin, request.find(' ', begin) - begin));
      if (found == answers.end()) {
        silent_.push_back(connection);
        continue;
      }
      (void)!send(connection, found->second.data(), found->second.size(), MSG_NOSIGNAL);
      close(connection);
    }
  }

  int socket_;
  unsigned port_ = 0;
  std::vector<int> silent_;
  std::thread thread_;
};

}  // namespace archive
