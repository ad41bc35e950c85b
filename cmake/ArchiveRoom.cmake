# SPDX-License-Identifier: GPL-3.0-or-later
# A room is a static library of all src/<name>/*.cpp; it sees the public headers of the rooms it names, and no other
# foreign libraries than those it names. tests/layers.sh holds these rows against tests/layers.tsv.

# archive_room(<name> [ROOMS room...] [FOREIGN target...])
function(archive_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;FOREIGN" ${ARGN})
  list(TRANSFORM ROOM_ROOMS PREPEND archive_)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(archive_${name} STATIC ${sources})
    target_include_directories(archive_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(archive_${name} PUBLIC ${ROOM_ROOMS} PRIVATE ${ROOM_FOREIGN} archive_options)
  else()
    add_library(archive_${name} INTERFACE)
    target_include_directories(archive_${name} INTERFACE ${PROJECT_SOURCE_DIR}/include)
    target_link_libraries(archive_${name} INTERFACE ${ROOM_ROOMS})
  endif()
endfunction()
