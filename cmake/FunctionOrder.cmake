# SPDX-License-Identifier: GPL-3.0-or-later
# A search runs through 800 functions, a quarter of the program's own code; where they lie in every part of it, each part
# has to be mapped, 64 kB at a time. search_order.txt lists them (tools/function_order.py), and they are laid side by side.
# What it names and is no more is passed over, what it does not name lies with the rest.
include(CheckLinkerFlag)

# archive_order_functions(<executable>): does nothing where the linker does not know scripts that insert.
function(archive_order_functions target)
  set(list ${PROJECT_SOURCE_DIR}/cmake/search_order.txt)
  set(script ${PROJECT_BINARY_DIR}/search_order.ld)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${list})
  file(STRINGS ${list} lines)
  set(sections "")
  foreach(line IN LISTS lines)
    if(line MATCHES ":")
      string(APPEND sections "    *${line}(.text .text.*)\n")
    else()
      string(APPEND sections "    *(.text.${line}*)\n")
    endif()
  endforeach()
  file(CONFIGURE OUTPUT ${script} CONTENT "SECTIONS\n{\n  .text.search :\n  {\n${sections}  }\n}\nINSERT BEFORE .text;\n" @ONLY)
  check_linker_flag(CXX "LINKER:-T,${script}" ARCHIVE_LINKER_INSERTS)
  if(ARCHIVE_LINKER_INSERTS)
    target_link_options(${target} PRIVATE -ffunction-sections LINKER:-T,${script})
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${script})
  endif()
endfunction()
