# SPDX-License-Identifier: GPL-3.0-or-later
# Switches of a build, and the compiler flags they stand for. Presets (CMakePresets.json) set them.
option(ARCHIVE_TESTS "Build the tests" ON)
option(ARCHIVE_WERROR "Warnings are errors" OFF)
set(ARCHIVE_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize= (address,undefined; thread)")

add_library(archive_options INTERFACE)
target_compile_options(archive_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual)
if(ARCHIVE_WERROR)
  target_compile_options(archive_options INTERFACE -Werror)
endif()
if(ARCHIVE_SANITIZE)
  add_compile_options(-fsanitize=${ARCHIVE_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ARCHIVE_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
