// SPDX-License-Identifier: GPL-3.0-or-later
#include "curl_library.hpp"

#include <dlfcn.h>

#include "archive/core/error.hpp"
#include "archive/core/message.hpp"

namespace archive::fetch {
namespace {

[[noreturn]] void fail(const core::Message& what) {
  throw core::InputError("unreadable", core::tr("{}: install libcurl 7.85 or later (Debian package libcurl4)", what));
}

void* open_library() {
  // The second has the same interface and another library for TLS.
  for (const char* name : {"libcurl.so.4", "libcurl-gnutls.so.4"})
    if (void* library = dlopen(name, RTLD_NOW | RTLD_LOCAL)) return library;
  fail(core::tr("addresses need libcurl, which is not here"));
}

template <typename Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (function == nullptr) fail(core::tr("libcurl is too old"));
}

CurlLibrary load() {
  void* library = open_library();
  CurlLibrary curl{};
  find(library, "curl_global_init", curl.global_init);
  find(library, "curl_easy_init", curl.easy_init);
  find(library, "curl_easy_setopt", curl.easy_setopt);
  find(library, "curl_easy_perform", curl.easy_perform);
  find(library, "curl_easy_getinfo", curl.easy_getinfo);
  find(library, "curl_easy_header", curl.easy_header);
  find(library, "curl_easy_cleanup", curl.easy_cleanup);
  find(library, "curl_easy_strerror", curl.easy_strerror);
  find(library, "curl_slist_append", curl.slist_append);
  find(library, "curl_slist_free_all", curl.slist_free_all);
  find(library, "curl_getdate", curl.getdate);
  if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) fail(core::tr("libcurl does not start"));
  return curl;
}

}  // namespace

const CurlLibrary& curl_library() {
  static const CurlLibrary curl = load();
  return curl;
}

}  // namespace archive::fetch
