# SPDX-License-Identifier: GPL-3.0-or-later
# Switches of a build, and the compiler and linker flags they stand for. Presets (CMakePresets.json) set them.
option(ARCHIVE_TESTS "Build the tests" ON)
option(ARCHIVE_BENCH "Build the measuring programs of bench/" OFF)
option(ARCHIVE_FUZZ "Build the fuzz targets (clang only)" OFF)
option(ARCHIVE_WERROR "Warnings are errors" OFF)
option(ARCHIVE_LTO "Optimise across the rooms at link time" OFF)
option(ARCHIVE_GLIBCXX_DEBUG "Checked iterators and containers" OFF)
set(ARCHIVE_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize= (address,undefined; thread)")

# A program of its own exports nothing.
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ${ARCHIVE_LTO})
# Only the linker sees that two types of one room have one name, and what comes of it is damaged memory.
if(ARCHIVE_LTO AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  add_link_options(-Werror=odr)
endif()

add_library(archive_options INTERFACE)
target_compile_options(archive_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual)
if(ARCHIVE_WERROR)
  target_compile_options(archive_options INTERFACE -Werror)
endif()

# Start-up is a good part of a search that takes a few milliseconds: load no library that no symbol needs.
add_link_options(-Wl,-O1 -Wl,--as-needed -Wl,--hash-style=gnu)
# A relative relocation then takes a bit and not 24 bytes (glibc 2.36 and later).
include(CheckLinkerFlag)
check_linker_flag(CXX -Wl,-z,pack-relative-relocs ARCHIVE_PACKS_RELOCATIONS)
if(ARCHIVE_PACKS_RELOCATIONS)
  add_link_options(-Wl,-z,pack-relative-relocs)
endif()
if(ARCHIVE_GLIBCXX_DEBUG)
  add_compile_definitions(_GLIBCXX_DEBUG)
endif()
if(ARCHIVE_SANITIZE)
  add_compile_options(-fsanitize=${ARCHIVE_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ARCHIVE_SANITIZE})
  if(ARCHIVE_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize-recover=undefined)
  endif()
endif()
if(ARCHIVE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
