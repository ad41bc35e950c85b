# SPDX-License-Identifier: GPL-3.0-or-later
# What `cpack -G DEB` makes of an installed tree. `./dev package` builds it, lints it, and tries it in a clean system.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME archive)
# Who builds a package is who answers for it, by the variables that Debian's own tools read.
set(CPACK_PACKAGE_CONTACT "The archive developers <archive@archive.invalid>")
if(DEFINED ENV{DEBEMAIL})
  set(CPACK_PACKAGE_CONTACT "$ENV{DEBEMAIL}")
  if(DEFINED ENV{DEBFULLNAME})
    set(CPACK_PACKAGE_CONTACT "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
  endif()
endif()
set(CPACK_PACKAGE_DESCRIPTION "archive keeps French press articles in a directory, as they came, and finds
them again from a terminal: any inflected form of a word, whatever its case
and accents, phrases, proximity, dates in French, people, organisations and
places, ranked and shown with the sentences that match.
.
It reads text, web pages, feeds, mail, tables, web archives and containers of
these, knows copies, tells by mail or to a program what is new for a saved
search, and writes press reviews and bibliographies. It needs no server.")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded by the first fetch, so that no tool sees it.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libcurl4, less | pager, tzdata")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "default-mta | mail-transport-agent, poppler-utils, pandoc")
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/packaging/compress.cmake)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
  WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
include(CPack)
