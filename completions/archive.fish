# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for archive: the program itself says what may come next.
function __archive_complete
    set -l words (commandline -opc)
    for line in ($words[1] __complete $words[2..] (commandline -ct) 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path (commandline -ct)
            case :directories
                __fish_complete_directories (commandline -ct) ''
            case '*'
                printf '%s\n' $line
        end
    end
end
complete -c archive -f -a '(__archive_complete)'
