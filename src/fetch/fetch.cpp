// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/fetch/fetch.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <memory>
#include <new>

#include "archive/core/error.hpp"
#include "curl_library.hpp"

namespace archive::fetch {
namespace {

constexpr long most_redirects = 5;

constexpr std::int64_t day_seconds = 86'400;
/// How far a server's clock may be ahead of ours, and behind: copies in caches are old, but hardly so old.
constexpr std::int64_t most_ahead = day_seconds;
constexpr std::int64_t most_behind = 365 * day_seconds;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\"");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\"") - begin + 1);
}

/// The bytes of a socket's address; empty for one that is neither IPv4 nor IPv6.
std::string_view bytes_of(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    const auto& known = reinterpret_cast<const sockaddr_in&>(address);
    return {reinterpret_cast<const char*>(&known.sin_addr), sizeof known.sin_addr};
  }
  if (address.sa_family == AF_INET6) {
    const auto& known = reinterpret_cast<const sockaddr_in6&>(address);
    return {reinterpret_cast<const char*>(&known.sin6_addr), sizeof known.sin6_addr};
  }
  return {};
}

std::string to_text(std::string_view address) {
  char text[INET6_ADDRSTRLEN] = "";
  inet_ntop(address.size() == 4 ? AF_INET : AF_INET6, address.data(), text, sizeof text);
  return text;
}

/// A media type and its charset, taken from a Content-Type.
void read_content_type(std::string_view value, Document& document) {
  document.media_type = lowered(trimmed(value.substr(0, value.find(';'))));
  while (value.find(';') != value.npos) {
    value.remove_prefix(value.find(';') + 1);
    const auto parameter = value.substr(0, value.find(';'));
    const auto equals = parameter.find('=');
    if (equals != parameter.npos && lowered(trimmed(parameter.substr(0, equals))) == "charset")
      document.charset = trimmed(parameter.substr(equals + 1));
  }
}

/// A name or password before the host, which would end up in the archive.
bool has_credentials(std::string_view url) {
  url.remove_prefix(url.find("//") + 2);
  return url.substr(0, url.find_first_of("/?#\\")).find('@') != url.npos;
}

class Transfer {
 public:
  explicit Transfer(const Request& request)
      : request_(request),
        curl_(curl_library()),
        handle_(curl_.easy_init(), curl_.easy_cleanup),
        headers_(nullptr, curl_.slist_free_all) {
    if (!handle_) throw std::bad_alloc();
  }

  std::optional<Document> run() {
    prepare();
    const CURLcode code = curl_.easy_perform(handle_.get());
    if (failure_) std::rethrow_exception(failure_);
    if (stopped_) return std::nullopt;
    if (code != CURLE_OK) fail(code);
    check_answer();
    finish();
    return std::move(document_);
  }

 private:
  template <typename Value>
  void set(CURLoption option, Value value) {
    if (const CURLcode code = curl_.easy_setopt(handle_.get(), option, value); code != CURLE_OK) fail(code);
  }

  void prepare() {
    set(CURLOPT_ERRORBUFFER, static_cast<char*>(error_));
    set(CURLOPT_URL, request_.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, most_redirects);
    set(CURLOPT_USERAGENT, request_.agent.c_str());
    set(CURLOPT_ACCEPT_ENCODING, "");  // all that the library unpacks
    for (const char* header :
         {"Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.5", "Accept-Language: fr,en;q=0.5"}) {
      curl_slist* longer = curl_.slist_append(headers_.get(), header);
      if (longer == nullptr) throw std::bad_alloc();
      (void)headers_.release();
      headers_.reset(longer);
    }
    set(CURLOPT_HTTPHEADER, headers_.get());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(std::chrono::milliseconds(request_.time).count()));
    set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request_.most_bytes));
    // Behind a proxy, the address that is reached cannot be looked at.
    if (!request_.allow_private) set(CURLOPT_PROXY, "");
    set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
    set(CURLOPT_OPENSOCKETDATA, this);
    set(CURLOPT_WRITEFUNCTION, &Transfer::on_bytes);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_XFERINFOFUNCTION, &Transfer::on_progress);
    set(CURLOPT_XFERINFODATA, this);
    set(CURLOPT_NOPROGRESS, 0L);
  }

  [[noreturn]] void fail(CURLcode code) const {
    switch (code) {
      case CURLE_FILESIZE_EXCEEDED: fail_too_large();
      case CURLE_OPERATION_TIMEDOUT:
        throw core::InputError("too-slow", core::tr("did not come within {} s", request_.time.count()));
      case CURLE_TOO_MANY_REDIRECTS:
        throw core::InputError("unreadable", core::tr("leads on more than {} times", most_redirects));
      case CURLE_UNSUPPORTED_PROTOCOL:
        throw core::InputError("unreadable", core::tr("leads to what is neither http nor https"));
      default: break;
    }
    if (!refused_.empty()) {
      throw core::InputError("unreadable",
                             core::tr("leads to {}, which is no public address (--allow-private takes it)", refused_));
    }
    throw core::InputError("unreadable", error_[0] != '\0' ? error_ : curl_.easy_strerror(code));
  }

  [[noreturn]] void fail_too_large() const {
    throw core::InputError("too-large", core::tr("has more than {} MB", request_.most_bytes >> 20));
  }

  void check_answer() const {
    long status = 0;
    curl_.easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status != 200) throw core::InputError("unreadable", core::tr("the server answers with status {}", status));
  }

  [[nodiscard]] const char* header(const char* name) const {
    curl_header* found = nullptr;
    const auto code = curl_.easy_header(handle_.get(), name, 0, CURLH_HEADER, -1, &found);
    return code == CURLHE_OK ? found->value : "";
  }

  void finish() {
    const char* url = nullptr;
    curl_.easy_getinfo(handle_.get(), CURLINFO_EFFECTIVE_URL, &url);
    document_.url = url == nullptr ? request_.url : url;
    document_.url.resize(std::min(document_.url.find('#'), document_.url.size()));
    read_content_type(header("content-type"), document_);
    document_.capture = request_.now;
    for (const char* name : {"date", "last-modified"}) {
      const std::int64_t seconds = curl_.getdate(header(name), nullptr);
      if (seconds < 0 || seconds > request_.now.seconds + most_ahead || seconds < request_.now.seconds - most_behind)
        continue;
      document_.capture.seconds = seconds;
      return;
    }
  }

  static curl_socket_t on_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(self);
    try {
      if (!transfer.is_allowed(bytes_of(address->addr))) return CURL_SOCKET_BAD;
    } catch (...) {
      transfer.failure_ = std::current_exception();
      return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  }

  bool is_allowed(AddressBytes address) {
    const bool allowed = request_.allowed ? request_.allowed(address) : request_.allow_private || is_public(address);
    if (!allowed) refused_ = to_text(address);
    return allowed;
  }

  /// Nothing may be thrown through the library, which is C.
  static std::size_t on_bytes(char* bytes, std::size_t, std::size_t size, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    try {
      if (transfer.document_.bytes.size() + size > transfer.request_.most_bytes) transfer.fail_too_large();
      transfer.document_.bytes.append(bytes, size);
      return size;
    } catch (...) {
      transfer.failure_ = std::current_exception();
      return 0;
    }
  }

  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    auto& transfer = *static_cast<Transfer*>(self);
    transfer.stopped_ = transfer.request_.stop && transfer.request_.stop();
    return transfer.stopped_ ? 1 : 0;
  }

  const Request& request_;
  const CurlLibrary& curl_;
  std::unique_ptr<CURL, decltype(&::curl_easy_cleanup)> handle_;
  std::unique_ptr<curl_slist, decltype(&::curl_slist_free_all)> headers_;
  char error_[CURL_ERROR_SIZE] = "";
  Document document_;
  std::string refused_;  ///< the last address that no connection was made to
  bool stopped_ = false;
  std::exception_ptr failure_;
};

}  // namespace

bool is_url(std::string_view text) {
  const std::string start = lowered(text.substr(0, 8));
  return start == "https://" || start.starts_with("http://");
}

std::string path_of(std::string_view url) {
  url.remove_prefix(std::min(url.find("//") + 2, url.size()));
  url = url.substr(0, url.find_first_of("?#"));
  return std::string(url.substr(std::min(url.find('/'), url.size())));
}

std::optional<Document> fetch(const Request& request) {
  if (!is_url(request.url)) throw core::InputError("unreadable", core::tr("is no address of http or https"));
  if (has_credentials(request.url))
    throw core::InputError("unreadable", core::tr("names a user before the host, which the archive would keep"));
  return Transfer(request).run();
}

}  // namespace archive::fetch
