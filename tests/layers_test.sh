#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A test of the include test: layers.sh is silent on a tree that keeps the rules, and names the offence on one that breaks
# one of them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

fresh_tree() {
  rm -rf "$scratch/tree"
  mkdir -p "$scratch/tree/src/core" "$scratch/tree/src/search" "$scratch/tree/include/archive/core"
  cd "$scratch/tree"
  echo 'archive_room(core FOREIGN fmt::fmt)' >src/core/CMakeLists.txt
  echo '#include <string>' >include/archive/core/day.hpp
  printf '%s\n' '#include "archive/core/day.hpp"' '#include <fmt/format.h>' '#include "own.hpp"' >src/core/day.cpp
  echo '#include <vector>' >src/core/own.hpp
  printf '%s\n' '#include "archive/core/day.hpp"' '#include <xapian.h>' >src/search/run.cpp
}

# catches FILE LINE MESSAGE: LINE, put into FILE of a fresh tree, must give MESSAGE.
catches() {
  fresh_tree
  echo "$2" >>"$1"
  if "$here/layers.sh" . >"$scratch/out"; then
    echo "not caught in $1: $2"
    failed=1
  elif ! grep -qF "$3" "$scratch/out"; then
    echo "wrong message for $1: $2"
    cat "$scratch/out"
    failed=1
  fi
}

fresh_tree
"$here/layers.sh" . >"$scratch/out" || { echo "a clean tree is refused:"; cat "$scratch/out"; failed=1; }

catches src/core/day.cpp '#include "archive/search/run.hpp"' 'core may not include search'
catches src/core/day.cpp '  #  include <xapian.h>' 'core may not touch xapian.h'
catches src/search/run.cpp '#include <unicode/brkiter.h>' 'search may not touch unicode/brkiter.h'
catches src/search/run.cpp '#include <iostream>' 'search may not touch iostream'
catches src/search/run.cpp '#include "own.hpp"' 'not of this room: own.hpp'
catches src/search/run.cpp '#include "../core/own.hpp"' 'climbs out of its room'
catches src/search/run.cpp '#include RUN_HEADER' 'an include that cannot be read'
catches include/archive/core/day.hpp '#include <fmt/format.h>' 'a public header includes a foreign one'
catches include/archive/core/day.hpp '#include "own.hpp"' 'a public header includes a private one'
catches src/core/CMakeLists.txt 'archive_room(core ROOMS text)' 'core may not link text'
catches src/core/CMakeLists.txt 'archive_room(core
  ROOMS
  search)' 'core may not link search'

fresh_tree
mkdir src/utils && echo >src/utils/x.cpp
if "$here/layers.sh" . >"$scratch/out" || ! grep -q 'no such room in the table: utils' "$scratch/out"; then
  echo "a room that is not in the table is not caught"
  failed=1
fi
exit "$failed"
