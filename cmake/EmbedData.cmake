# SPDX-License-Identifier: GPL-3.0-or-later
# Compiles a text file into a program, so that the program is one file.

# embed_data(<target> <file> <symbol>): the target may include "data/<symbol>.hpp", which holds the bytes of the file as
# `inline constexpr std::string_view archive::data::<symbol>`.
function(embed_data target file symbol)
  get_filename_component(path ${file} ABSOLUTE BASE_DIR ${PROJECT_SOURCE_DIR})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  file(READ ${path} bytes)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  set(header "#pragma once\n\n#include <string_view>\n\nnamespace archive::data {\n\ninline constexpr std::string_view ${symbol} = R\"~data~(${bytes})~data~\";\n\n}  // namespace archive::data\n")
  file(CONFIGURE OUTPUT ${folder}/data/${symbol}.hpp CONTENT "@header@" @ONLY)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()
