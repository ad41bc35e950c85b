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

begin "an archive named on the line is asked, and none is no error"
expect_status 0 archive __complete --archive /nowhere search --source ""
expect_empty
expect_empty "$err"
ARCHIVE_DIR=/nowhere expect_status 0 archive __complete --archive "$ARCHIVE_DIR" search --source le
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
  mkdir -p here/below
  expect_status 0 complete_in_bash archive import here/
  expect_output <<'END'
here/below
END
else
  skip "there is no bash"
fi

for shell in zsh fish; do
  begin "$shell takes its script"
  script=$source_dir/completions/_archive
  [ "$shell" = zsh ] || script=$source_dir/completions/archive.fish
  if command -v "$shell" >/dev/null; then
    expect "$shell" -n "$script"
  else
    skip "there is no $shell"
  fi
done
