# SPDX-License-Identifier: GPL-3.0-or-later
# What Debian packages hold compressed, in the tree that CPack has installed and packs next.
file(GLOB_RECURSE files ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/man/*.[1-9]
  ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/doc/archive/changelog)
execute_process(COMMAND gzip -9n ${files} COMMAND_ERROR_IS_FATAL ANY)
