# SPDX-License-Identifier: GPL-3.0-or-later
# What `cpack -G DEB` makes of an installed tree.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME archive)
set(CPACK_PACKAGE_CONTACT "The archive developers <archive@localhost>")
set(CPACK_PACKAGE_DESCRIPTION "archive keeps French newspaper articles and finds them again: accent-blind words, phrases, dates and
sources, ranked, with highlighted passages. One directory holds an archive; no server is needed.")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded by the first fetch, so that no tool sees it.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS libcurl4)
set(CPACK_STRIP_FILES ON)
include(CPack)
