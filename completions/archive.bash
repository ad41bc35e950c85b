# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for archive: the program itself says what may come next.
_archive() {
  local line value word=${COMP_WORDS[COMP_CWORD]} IFS=$'\n'
  COMPREPLY=()
  case $word in \"* | \'*) word=${word:1} ;; esac
  while IFS= read -r line; do
    case $line in
      :files) compopt -o filenames; COMPREPLY+=($(compgen -f -- "$word")) ;;
      :directories) compopt -o filenames; COMPREPLY+=($(compgen -d -- "$word")) ;;
      *)
        value=${line%%$'\t'*}
        # What has spaces is quoted as file names are.
        case $value in *[!A-Za-z0-9_=:./-]*) compopt -o filenames ;; esac
        COMPREPLY+=("$value")
        ;;
    esac
  done < <("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD-1}" "${word//\\/}" 2>/dev/null)
}
complete -F _archive archive
