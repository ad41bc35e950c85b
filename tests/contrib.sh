#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The units of contrib/ are accepted by systemd, and the command lines of contrib/ by the program ($ARCHIVE_BINARY).
# Status 77: skipped, since systemd-analyze is not there.
set -u
cd "$(dirname "$0")/../contrib" || exit 2
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
failed=0

# Each line runs as it stands, on a home directory of its own.
HOME=$scratch/home
export HOME
unset ARCHIVE_DIR XDG_DATA_HOME XDG_CONFIG_HOME
mkdir -p "$HOME/press" "$HOME/.local/share" "$scratch/bin"
ln -s "$ARCHIVE_BINARY" "$scratch/bin/archive"
PATH=$scratch/bin:$PATH
printf 'Un titre\n\nLe pont rouvre lundi.\n' >"$HOME/press/pont.txt"
touch -d '1 hour ago' "$HOME/press/pont.txt"
line=$(sed -n 's/^15 3 \* \* \*  //p' crontab)
[ -n "$line" ] || { echo "crontab: no line"; failed=1; }
said=$(sh -c "$line" 2>&1) || { echo "crontab: status $?"; failed=1; }
[ -z "$said" ] || { echo "crontab: not silent: $said"; failed=1; }
[ "$(archive search --count pont)" = 1 ] || { echo "crontab: the article is not there"; failed=1; }
for unit in systemd/*.service; do
  started=$(sed -n 's/^ExecStart=\/usr\/bin\///p' "$unit" | sed "s|%S|$HOME/.local/share|; s|%h|$HOME|")
  sh -c "$started" || { echo "$unit: status $?"; failed=1; }
done

if ! command -v systemd-analyze >/dev/null 2>&1; then
  [ "$failed" -eq 0 ] || exit 1
  echo "skipped: there is no systemd-analyze"
  exit 77
fi
mkdir "$scratch/units"
cp systemd/* "$scratch/units"
sed -i "s|^ExecStart=/usr/bin/archive|ExecStart=$ARCHIVE_BINARY|" "$scratch"/units/*.service
found=$(SYSTEMD_UNIT_PATH="$scratch/units:" systemd-analyze verify --man=no "$scratch"/units/* 2>&1) || failed=1
printf '%s\n' "$found" | grep 'archive-' && failed=1
exit "$failed"
