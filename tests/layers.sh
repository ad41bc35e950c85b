#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds every #include of src/ and include/, and the ROOMS of every src/<room>/CMakeLists.txt, against a table.
# layers.sh [ROOT [TABLE]]: one line for each offence; status 1 when there is one.
set -eu
root=${1:-$(dirname "$0")/..}
table=${2:-$(cd "$(dirname "$0")" && pwd)/layers.tsv}
cd "$root"

# shellcheck disable=SC2016  # the program is awk's
find src include -type f \( -name '*.cpp' -o -name '*.hpp' -o -name CMakeLists.txt \) | LC_ALL=C sort | tr '\n' '\0' |
  xargs -0 awk -F '\t' '
    function offence(what) { print FILENAME ":" FNR ": " what; bad = 1 }
    function exists(path,  line, got) { got = (getline line < path); close(path); return got >= 0 }
    # A header of the language: no directory and no ending, and not one of the guarded.
    function is_standard(header) { return header !~ /[\/.]/ && header != "iostream" && header != "cstdio" }
    function check_include(header, quoted,  part, n) {
      n = split(header, part, "/")
      if (quoted && part[1] == "archive") {
        if (part[2] != room && !((room, part[2]) in may_include)) offence(room " may not include " part[2] ": " header)
      } else if (quoted) {
        if (public) offence("a public header includes a private one: " header)
        else if (header ~ /(^|\/)\.\.\//) offence("an include climbs out of its room: " header)
        else if (!exists("src/" room "/" header) && !(header ~ /^data\//)) offence("not of this room: " header)
      } else if (!is_standard(header)) {
        if (public) offence("a public header includes a foreign one: " header)
        else if (!((room, header) in may_touch) && !((room, part[1] "/*") in may_touch))
          offence(room " may not touch " header)
      }
    }
    FILENAME == table {
      if ($0 ~ /^#/ || $1 == "") next
      known[$1] = 1
      n = split($2, names, " "); for (i = 1; i <= n; i++) may_include[$1, names[i]] = 1
      n = split($3, names, " "); for (i = 1; i <= n; i++) may_touch[$1, names[i]] = 1
      next
    }
    FNR == 1 {
      split(FILENAME, path, "/")
      public = path[1] == "include"
      room = public ? path[3] : path[2]
      rooms_list = 0
      if (!(room in known)) offence("no such room in the table: " room)
      files++
    }
    FILENAME ~ /CMakeLists.txt$/ {
      n = split($0, words, /[ \t()]+/)
      for (i = 1; i <= n; i++) {
        if (words[i] == "ROOMS") rooms_list = 1
        else if (words[i] == "FOREIGN") rooms_list = 0
        else if (rooms_list && words[i] != "" && !((room, words[i]) in may_include)) offence(room " may not link " words[i])
      }
      if ($0 ~ /\)/) rooms_list = 0
      next
    }
    /^[ \t]*#[ \t]*include/ {
      if (match($0, /<[^>]*>/)) check_include(substr($0, RSTART + 1, RLENGTH - 2), 0)
      else if (match($0, /"[^"]*"/)) check_include(substr($0, RSTART + 1, RLENGTH - 2), 1)
      else offence("an include that cannot be read: " $0)
    }
    END {
      if (files < 2) { print "no sources found"; bad = 1 }
      exit bad
    }' table="$table" "$table" || exit 1
