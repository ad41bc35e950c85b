#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The commands in the EXAMPLES of the man pages of section 1 end with status 0, in both languages; where a page shows what
# a command prints, it prints that. Each page starts from an archive of the sample articles, archive(1) from none.
# The program is $ARCHIVE_BINARY. What reaches for the web is left out, and programs that are not there are stood in for.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
PATH=$scratch/bin:$PATH
TZ=Europe/Paris
export PATH TZ
unset ARCHIVE_DIR XDG_DATA_HOME XDG_CONFIG_HOME NO_COLOR PAGER LANGUAGE COLUMNS

# program NAME: its text is standard input.
program() { cat >"$scratch/bin/$1"; chmod +x "$scratch/bin/$1"; }
program archive <<'END'
#!/bin/sh
exec "$ARCHIVE_BINARY" --now 2024-06-30T10:00:00+02:00 "$@"
END
program xclip <<'END'
#!/bin/sh
cat article.txt
END
program sendmail <<'END'
#!/bin/sh
exec cat >>mail
END
command -v jq >/dev/null 2>&1 || program jq <<'END'
#!/bin/sh
exec cat
END

# What stands in the directory of a person who reads the pages: $HOME is where they are, press what they collect.
prepare() {
  chmod -R u+w "$HOME" 2>/dev/null
  rm -rf "$HOME"
  mkdir -p "$HOME/backup"
  cp -r "$root/data/samples" "$HOME/press"
  cp "$HOME/press/breves.jsonl" "$HOME/2023.json"
  find "$HOME" -type f -exec touch -d '1 hour ago' {} +
  cd "$HOME" || exit 2
  printf 'Un pont rouvre\n\nsamedi 20 avril 2024\n\nLe pont de Kerval a rouvert.\n' >article.txt
}

# What earlier commands of the person have left.
archive_samples() {
  archive import --quiet press && archive backup --quiet backup/archive.tar && cp backup/archive.tar . || exit 2
}

# The examples of the page on standard input: lines of a terminal, `$ ` before a command.
examples() {
  sed -n '/^\.Sh EX[AE]MPLES/,/^\.Sh [^E]/p' | sed -n 's/^\.Dl /$ /p; /^\.Bd/,/^\.Ed/{/^\.[BE]d/!p;}' |
    sed -E 's/\\\(dq/"/g; s/\\\(pc/·/g; s/^\$ [0-9]+ [0-9]+ \* \* \* /$ /; s|/backup/|~/backup/|'
}

failed=0
count=0
complain() { echo "$*"; failed=1; }
# run_page LOCALE PAGE
run_page() {
  LC_ALL=$1
  HOME=$scratch/home
  export LC_ALL HOME
  prepare
  [ "${2##*/}" = archive.1 ] || archive_samples
  examples <"$root/$2" >"$scratch/examples"
  grep -n . "$scratch/examples" | sed -n 's/^\([0-9]*\):\$ /\1 /p' >"$scratch/commands"
  while read -r at command; do
    case $command in *https://*) continue ;; esac
    count=$((count + 1))
    sh -c "$command" >"$scratch/out" 2>"$scratch/err" </dev/null ||
      complain "$2: status $?: $command
$(cat "$scratch/err")"
    tail -n "+$((at + 1))" "$scratch/examples" | sed '/^\$ /,$d' >"$scratch/shown"
    [ ! -s "$scratch/shown" ] || diff "$scratch/shown" "$scratch/out" ||
      complain "$2: what is shown (<) is not what is printed (>): $command"
  done <"$scratch/commands"
}

for language in C.UTF-8: fr_FR.UTF-8:fr/; do
  for page in "$root"/man/archive*.1; do
    run_page "${language%%:*}" "man/${language#*:}${page##*/}"
  done
done
[ "$count" -ge 80 ] || complain "only $count commands were found in the pages"
exit "$failed"
