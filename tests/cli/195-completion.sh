#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2016,SC2119
. "$(dirname "$0")/lib.sh"

archive import --quiet - --type jsonl <<'END'
{"id":"c1","title":"La ministre au Havre","date":"2024-01-30","source":"Ouest Matin","tags":["port"],"body":"La ministre Anne Morel a visité mardi le port du Havre. Mme Morel a rencontré le maire, Paul Vidal."}
{"id":"c2","title":"Un rapport","date":"2024-03-02","source":"Le Courrier","tags":["digues","Édition"],"body":"Le rapport remis à la ministre Anne Morel compare Le Havre et Dunkerque."}
END

begin "commands, with what they do"
expect_status 0 archive __complete sea
expect_output <<'END'
search	Find articles and show where they match
END
expect_status 0 archive __complete ""
for command in add import search count help; do
  [ "$command" = help ] || expect_match "^$command	"
done

begin "every option of the help is offered, and no other"
for command in search import count show; do
  archive "$command" --help | grep -o -E '^ +(-h,)?--[a-z-]+' | grep -o -E -e '--.*' | sort >want
  archive __complete "$command" -- | cut -f 1 | sort >got
  expect_equal_file want got
done

begin "the words an option takes"
expect_status 0 archive __complete search --sort ""
expect_match '^newest$'
expect_status 0 archive __complete search --sort=rel
expect_output <<'END'
--sort=relevance
END

begin "files and directories are the shell's"
expect_status 0 archive __complete import --move-done ""
expect_output <<'END'
:directories
END
expect_status 0 archive __complete add ""
expect_output <<'END'
:files
END

begin "sources, tags and people of the archive, by how they begin or by a word of theirs"
expect_status 0 archive __complete search --source ou
expect_output <<'END'
Ouest Matin
END
expect_status 0 archive __complete search --tag edi
expect_output <<'END'
Édition
END
expect_status 0 archive __complete search --person mor
expect_output <<'END'
Anne Morel
END
expect_status 0 archive __complete search --person = an
expect_output <<'END'
Anne Morel
END

begin "what alert does, and the names of saved searches"
archive alert add --quiet digues 'digues OU port'
archive alert add --quiet ministre 'ministre Morel'
expect_status 0 archive __complete alert r
expect_output <<'END'
remove	Take saved searches away
run	Tell what is new for all, or for those named
END
expect_status 0 archive __complete alert run ""
expect_output <<'END'
digues	digues OU port
ministre	ministre Morel
END
expect_status 0 archive __complete alert remove di
expect_output <<'END'
digues	digues OU port
END
expect_status 0 archive __complete alert add di
expect_empty
expect_status 0 archive __complete search --since-last mi
expect_output <<'END'
ministre	ministre Morel
END
for command in search count entities; do
  expect_status 0 archive __complete "$command" Havre saved:di
  expect_output <<'END'
saved:digues	digues OU port
END
done

begin "an archive named on the line is asked, and none is no error"
expect_status 0 archive __complete --archive /nowhere search --source ""
expect_empty
expect_empty "$err"
real=$ARCHIVE_DIR
ARCHIVE_DIR=/nowhere expect_status 0 archive __complete --archive "$real" search --source le
expect_output <<'END'
Le Courrier
END

begin "bash"
if command -v bash >/dev/null; then
  complete_in_bash() {
    bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _archive 2>/dev/null; printf "%s\n" "${COMPREPLY[@]}"' \
      bash "$source_dir/completions/archive.bash" "$@"
  }
  expect_status 0 complete_in_bash archive search --source Ou
  expect_output <<'END'
Ouest Matin
END
  expect_status 0 complete_in_bash archive search --source '"Ou'
  expect_output <<'END'
Ouest Matin
END
  expect_status 0 complete_in_bash archive alert run di
  expect_output <<'END'
digues
END
  # As bash cuts the words.
  expect_status 0 complete_in_bash archive search saved : di
  expect_output <<'END'
digues
END
  expect_status 0 complete_in_bash archive search Havre saved :
  expect_output <<'END'
digues
ministre
END
  mkdir -p here/below
  expect_status 0 complete_in_bash archive import here/
  expect_output <<'END'
here/below
END
else
  skip "there is no bash"
fi

begin "zsh"
if command -v zsh >/dev/null; then
  # What the completion system would show is what `compadd` is given.
  complete_in_zsh() {
    zsh -f -c 'script=$1; shift; words=("$@"); CURRENT=$#
      compadd() { print -l -- "$values[@]"; }; _files() { print files "$@"; }
      complete_it() { . "$script"; }; complete_it' zsh "$source_dir/completions/_archive" "$@"
  }
  expect_status 0 complete_in_zsh archive search --source Ou
  expect_output <<'END'
Ouest Matin
END
  expect_status 0 complete_in_zsh archive alert remove mi
  expect_output <<'END'
ministre
END
  expect_status 0 complete_in_zsh archive search saved:di
  expect_output <<'END'
saved:digues
END
else
  skip "there is no zsh"
fi

begin "fish"
if command -v fish >/dev/null; then
  complete_in_fish() { fish --no-config -c 'source $argv[1]; complete -C "$argv[2]"' "$source_dir/completions/archive.fish" "$1"; }
  expect_status 0 complete_in_fish 'archive search --source Ou'
  expect_output <<'END'
Ouest Matin
END
  expect_status 0 complete_in_fish 'archive alert run di'
  expect_output <<'END'
digues	digues OU port
END
  expect_status 0 complete_in_fish 'archive search saved:di'
  expect_output <<'END'
saved:digues	digues OU port
END
else
  skip "there is no fish"
fi
