# SPDX-License-Identifier: GPL-3.0-or-later
# Compiles the lexicon again and compares: the same inputs must give the same bytes.
execute_process(COMMAND ${COMPILER} ${AFFIXES} ${DICTIONARY} ${SUPPLEMENT} ${PAIRS} ${TABLE}.again ${TABLE}.again.report
  RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "compile_lexicon failed")
endif()
file(SHA256 ${TABLE} first)
file(SHA256 ${TABLE}.again second)
if(NOT first STREQUAL second)
  message(FATAL_ERROR "two runs of compile_lexicon differ")
endif()
