# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for archive: the program itself says what may come next.
_archive() {
  local line value before= word=${COMP_WORDS[COMP_CWORD]} at=$COMP_CWORD IFS=$'\n'
  COMPREPLY=()
  # bash makes several words of `saved:name`, and takes the last of them for the one to complete.
  if [[ $word == : ]]; then
    before=${COMP_WORDS[at - 1]}: word= at=$((at - 1))
  elif ((at > 2)) && [[ ${COMP_WORDS[at - 1]} == : ]]; then
    before=${COMP_WORDS[at - 2]}: at=$((at - 2))
  fi
  case $word in \"* | \'*) word=${word:1} ;; esac
  while IFS= read -r line; do
    case $line in
      :files) compopt -o filenames; COMPREPLY+=($(compgen -f -- "$word")) ;;
      :directories) compopt -o filenames; COMPREPLY+=($(compgen -d -- "$word")) ;;
      *)
        value=${line%%$'\t'*}
        value=${value#"$before"}
        # What has spaces is quoted as file names are.
        case $value in *[!A-Za-z0-9_=:./-]*) compopt -o filenames ;; esac
        COMPREPLY+=("$value")
        ;;
    esac
  done < <("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:at-1}" "$before${word//\\/}" 2>/dev/null)
}
complete -F _archive archive
