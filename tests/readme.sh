#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every command of the README's tutorials does what it says: it ends with status 0, and finds something where it searches.
# The program is $ARCHIVE_BINARY, its language $TUTORIAL_LANGUAGE.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/work" "$scratch/home"
ln -s "$ARCHIVE_BINARY" "$scratch/bin/archive"
ln -s "$root/data" "$scratch/work/data"
cd "$scratch/work" || exit 2
printf 'Un pont rouvre\n\nsamedi 20 avril 2024\n\nLe pont de Kerval a rouvert.\n' >article.txt
HOME=$scratch/home
PATH=$scratch/bin:$PATH
LC_ALL=${TUTORIAL_LANGUAGE:-C.UTF-8}
export HOME PATH LC_ALL
unset ARCHIVE_DIR XDG_DATA_HOME XDG_CONFIG_HOME NO_COLOR PAGER

# The indented lines between "## Five minutes" and "## Every night" that begin with the program's name.
sed -n '/^## Five minutes/,/^## Every night/s/^    \(archive .*\)/\1/p' "$root/README.md" >"$scratch/commands"
count=0
failed=0
while IFS= read -r command; do
  count=$((count + 1))
  sh -c "$command" >"$scratch/out" 2>"$scratch/err" </dev/null
  status=$?
  [ "$status" -eq 0 ] || { echo "status $status: $command"; cat "$scratch/err"; failed=1; }
done <"$scratch/commands"
[ "$count" -ge 15 ] || { echo "only $count commands were found in the README"; failed=1; }
exit "$failed"
