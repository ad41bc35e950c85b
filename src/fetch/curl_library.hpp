// SPDX-License-Identifier: GPL-3.0-or-later
/// libcurl, loaded when it is needed.
#pragma once

#include <curl/curl.h>

namespace archive::fetch {

/// Linked, it and the thirty libraries behind it would be loaded at every start of the program.
struct CurlLibrary {
  decltype(&::curl_global_init) global_init;
  decltype(&::curl_easy_init) easy_init;
  decltype(&::curl_easy_setopt) easy_setopt;
  decltype(&::curl_easy_perform) easy_perform;
  decltype(&::curl_easy_getinfo) easy_getinfo;
  decltype(&::curl_easy_header) easy_header;
  decltype(&::curl_easy_cleanup) easy_cleanup;
  decltype(&::curl_easy_strerror) easy_strerror;
  decltype(&::curl_slist_append) slist_append;
  decltype(&::curl_slist_free_all) slist_free_all;
  decltype(&::curl_getdate) getdate;
};

/// Loads it once and keeps it. Throws core::InputError (unreadable), which names the package, where it is missing or too
/// old (7.85).
[[nodiscard]] const CurlLibrary& curl_library();

}  // namespace archive::fetch
