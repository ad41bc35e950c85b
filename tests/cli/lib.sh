# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# The harness of the command-line tests. A script NNN-topic.sh begins with
#
#     #!/bin/sh
#     . "$(dirname "$0")/lib.sh"
#
# and then holds one `begin "a sentence"` for each case, followed by the expectations of that case. It starts in a fresh,
# empty directory; `archive` is the built program with a fixed clock; $ARCHIVE_DIR names an archive that does not exist
# yet. Cases of a script share that archive. The script prints a TAP line for each case, and ends with status 1 if one
# failed.
#
#   begin NAME                  starts a case
#   known_broken REASON         after begin: the case must fail; once it passes, the mark has to go
#   skip REASON                 after begin: expectations of the case are not judged
#   expect_status N COMMAND...  runs it; its streams are then in the files $out and $err. May stand at the end of a pipe
#   expect_output [FILTER...]   $out is the here-document, once both went through the filter (hide_ids…)
#   expect_error [FILTER...]    the same for $err
#   expect_equal_file WANT GOT  two files are the same
#   expect_match ERE [FILE]     a line of FILE ($out) matches
#   expect_no_match ERE [FILE]  no line does
#   expect_empty [FILE]         FILE ($out) has no byte
#   expect COMMAND...           a command of the shell succeeds (`expect test -d "$ARCHIVE_DIR"`)
#   wait_until SECONDS COMMAND  tries it ten times a second; fails the case when the time is over
#   hide_ids, hide_paths, hide_times   filters from stdin to stdout that replace what differs from run to run
#
# Run by hand: ARCHIVE_BINARY=build/dev/src/cli/archive tests/cli/010-add.sh; with ARCHIVE_TEST_KEEP=1 the directory stays.
set -u

source_dir=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck disable=SC2034  # for the scripts
samples=$source_dir/data/samples
: "${ARCHIVE_BINARY:=$source_dir/build/dev/src/cli/archive}"
case $ARCHIVE_BINARY in
  /*) ;;
  *) ARCHIVE_BINARY=$PWD/$ARCHIVE_BINARY ;;
esac
[ -x "$ARCHIVE_BINARY" ] || { echo "Bail out! no program at $ARCHIVE_BINARY" >&2; exit 2; }

scratch=$(mktemp -d "${TMPDIR:-/tmp}/archive-cli.XXXXXX") || exit 2
out=$scratch/out
err=$scratch/err
case_failures_=$scratch/failures
case_mark_=$scratch/mark
mkdir "$scratch/bin" "$scratch/home" "$scratch/work"
: >"$out"; : >"$err"; : >"$case_failures_"; : >"$case_mark_"

# What the environment of the person who runs the tests says must not matter.
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME NO_COLOR LC_MESSAGES LANGUAGE COLUMNS PAGER
ARCHIVE_DIR=$scratch/archive
ARCHIVE_NOW=2024-05-01T10:00:00+02:00
HOME=$scratch/home
LC_ALL=C.UTF-8
LANG=C.UTF-8
TZ=Europe/Paris
TERM=dumb
# Status 1 means "nothing found" here, so a sanitizer has to speak with another.
ASAN_OPTIONS=exitcode=99
UBSAN_OPTIONS=halt_on_error=1:exitcode=99:print_stacktrace=1
TSAN_OPTIONS=exitcode=99
PATH=$scratch/bin:$PATH
export ARCHIVE_BINARY ARCHIVE_DIR ARCHIVE_NOW HOME LC_ALL LANG TZ TERM ASAN_OPTIONS UBSAN_OPTIONS TSAN_OPTIONS PATH

# A program rather than a function, so that xargs, timeout and `&` with kill reach the real process.
cat >"$scratch/bin/archive" <<'WRAPPER'
#!/bin/sh
exec "$ARCHIVE_BINARY" --now "$ARCHIVE_NOW" "$@"
WRAPPER
chmod +x "$scratch/bin/archive"
cd "$scratch/work" || exit 2

case_name_=
case_count_=0
case_bad_=0

begin() {
  end_case_
  case_name_=$1
  case_count_=$((case_count_ + 1))
  : >"$case_failures_"
  : >"$case_mark_"
}

known_broken() { printf 'broken %s\n' "$1" >"$case_mark_"; }
skip() { printf 'skip %s\n' "$1" >"$case_mark_"; }

# Failures go through a file, since an expectation may run in the subshell of a pipe.
fail_() { printf '%s\n' "$*" >>"$case_failures_"; }

end_case_() {
  [ -n "$case_name_" ] || return 0
  kind_='' reason_=''
  read -r kind_ reason_ <"$case_mark_" || :
  if [ "$kind_" = skip ]; then
    echo "ok $case_count_ - $case_name_ # SKIP $reason_"
  elif [ -s "$case_failures_" ] && [ "$kind_" = broken ]; then
    echo "not ok $case_count_ - $case_name_ # TODO $reason_"
  elif [ -s "$case_failures_" ]; then
    echo "not ok $case_count_ - $case_name_"
    sed 's/^/# /' "$case_failures_"
    case_bad_=$((case_bad_ + 1))
  elif [ "$kind_" = broken ]; then
    echo "not ok $case_count_ - $case_name_"
    echo "# it passes now: take its known_broken mark away"
    case_bad_=$((case_bad_ + 1))
  else
    echo "ok $case_count_ - $case_name_"
  fi
  case_name_=
}

finish_() {
  status_=$?
  trap - EXIT HUP INT TERM
  end_case_
  echo "1..$case_count_"
  if [ "$status_" -ne 0 ]; then
    echo "# the script ended early with status $status_"
  elif [ "$case_count_" -eq 0 ]; then
    echo "# the script holds no case"
    status_=1
  elif [ "$case_bad_" -ne 0 ]; then
    echo "# $case_bad_ of $case_count_ failed"
    status_=1
  fi
  cd /
  if [ -n "${ARCHIVE_TEST_KEEP:-}" ]; then
    echo "# kept: $scratch"
  else
    chmod -R u+rwX "$scratch" 2>/dev/null
    rm -rf "$scratch"
  fi
  exit "$status_"
}
trap finish_ EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

expect_status() {
  want_=$1
  shift
  got_=0
  "$@" >"$out" 2>"$err" || got_=$?
  [ "$got_" -eq "$want_" ] && return 0
  fail_ "status $got_, expected $want_: $*"
  fail_ "$(sed 's/^/  stderr: /' "$err" | head -n 20)"
  fail_ "$(sed 's/^/  stdout: /' "$out" | head -n 20)"
}

expect_equal_file() {
  difference_=$(diff -u "$1" "$2" 2>&1) && return 0
  fail_ "$difference_"
}

# compare_ FILE [FILTER...]: FILE against stdin, both through the filter.
compare_() {
  file_=$1
  shift
  [ "$#" -gt 0 ] || set -- cat
  "$@" >"$scratch/expected"
  "$@" <"$file_" >"$scratch/actual"
  (cd "$scratch" && diff -u expected actual) >"$scratch/diff" 2>&1 && return 0
  fail_ "$(cat "$scratch/diff")"
}
expect_output() { compare_ "$out" "$@"; }
expect_error() { compare_ "$err" "$@"; }

expect_match() {
  grep -Eq -e "$1" "${2:-$out}" && return 0
  fail_ "no line matches $1 in:"
  fail_ "$(head -n 20 "${2:-$out}" | sed 's/^/  /')"
}

expect_no_match() {
  grep -Eq -e "$1" "${2:-$out}" || return 0
  fail_ "unexpected $1:"
  fail_ "$(grep -E -e "$1" "${2:-$out}" | head -n 20 | sed 's/^/  /')"
}

expect_empty() {
  [ -s "${1:-$out}" ] || return 0
  fail_ "expected nothing, but there is:"
  fail_ "$(head -n 20 "${1:-$out}" | sed 's/^/  /')"
}

expect() {
  "$@" || fail_ "failed: $*"
}

wait_until() {
  tries_=$(($1 * 10))
  shift
  while ! "$@" >/dev/null 2>&1; do
    tries_=$((tries_ - 1))
    [ "$tries_" -gt 0 ] || { fail_ "never came true: $*"; return 1; }
    sleep 0.1
  done
}

# Identifiers as they are printed: in full, or their first 8 or 12 digits.
hide_ids() { sed -E 's/\b([0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{12}|[0-9a-f]{8})\b/ID/g'; }
hide_paths() { sed -e "s|$scratch|SCRATCH|g" -e "s|$source_dir|SOURCE|g"; }
hide_times() { sed -E 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(Z|[+-][0-9]{2}:[0-9]{2})/TIME/g; s/[0-9]+(\.[0-9]+)? ms\b/N ms/g'; }
