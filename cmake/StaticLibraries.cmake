# SPDX-License-Identifier: GPL-3.0-or-later
# Start-up is part of every command, and each shared library costs the loader some 0.2 ms of mapping, symbols and
# relocations. Debian ships static forms of all but Xapian, fmt and the C++ library; fmt can be compiled in.
option(ARCHIVE_STATIC_LIBRARIES "Link ICU, libxml2, libarchive, SQLite, zstd and nettle statically, and compile fmt in" OFF)

# archive_link_statically(<imported target> <library>...): where every library has its static form, the target links
# these.
function(archive_link_statically target)
  foreach(library IN LISTS ARGN)
    find_library(static_${library} lib${library}.a)
    if(NOT static_${library})
      message(STATUS "lib${library}.a is missing: ${target} stays shared")
      return()
    endif()
    list(APPEND files ${static_${library}})
  endforeach()
  set_target_properties(${target} PROPERTIES INTERFACE_LINK_LIBRARIES "${files};m;dl;pthread")
endfunction()

if(ARCHIVE_STATIC_LIBRARIES)
  archive_link_statically(PkgConfig::ICU icui18n icuuc icudata)
  archive_link_statically(PkgConfig::SQLITE sqlite3)
  archive_link_statically(PkgConfig::ZSTD zstd)
  archive_link_statically(PkgConfig::ZLIB z)
  archive_link_statically(PkgConfig::NETTLE nettle)
  # Shared, libxml2 would bring a second ICU with it.
  archive_link_statically(PkgConfig::LIBXML2 xml2 icui18n icuuc icudata z lzma)
  # Of libarchive only the readers that are asked for are linked, with what these unpack with.
  archive_link_statically(PkgConfig::LIBARCHIVE archive nettle lzma bz2 zstd z)
  set_property(TARGET fmt::fmt APPEND PROPERTY INTERFACE_COMPILE_DEFINITIONS FMT_HEADER_ONLY=1)
endif()
