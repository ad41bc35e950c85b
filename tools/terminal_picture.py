#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""terminal_picture.py <TEXT >PICTURE.svg: what a terminal shows of a text with colours (SGR) and links (OSC 8), as it stands.

Makes docs/terminal.svg from what the program prints:

    export LC_ALL=fr_FR.UTF-8 ARCHIVE_DIR=$(mktemp -d)
    archive import --quiet data/samples
    ask() { printf '\\033[1;32m$\\033[0m %s\\n' "$*"; SHELL=/bin/sh script -qec "stty cols 80 rows 60; $*" /dev/null | tr -d '\\r'; }
    { ask archive search "'logiciel espion SAUF théâtre'" --limit 3; echo; ask archive count --by year telephone; } |
      tools/terminal_picture.py >docs/terminal.svg
"""
import html
import re
import sys

LETTER, LINE, MARGIN = 8.43, 19, 16  # a monospaced letter of 14 px
COLOURS = {30: "#6b7280", 31: "#e5837b", 32: "#8fce7e", 33: "#e6c35c", 34: "#7fb0f0", 35: "#d29ae0", 36: "#6fcfd0", 37: "#e6e6e6"}
COLOURS.update({number + 60: colour for number, colour in list(COLOURS.items())})
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)")


def spans(line, style):
    """Pieces of one line, each with its style; the style goes on into the next line."""
    at = 0
    for found in ESCAPE.finditer(line):
        yield line[at:found.start()], dict(style)
        at = found.end()
        if found.group(1) is None:
            continue
        for code in [int(each or 0) for each in found.group(1).split(";")]:
            if code == 0:
                style.clear()
            elif code == 1:
                style["font-weight"] = "bold"
            elif code == 2:
                style["opacity"] = ".65"
            elif code == 4:
                style["text-decoration"] = "underline"
            elif code in COLOURS:
                style["fill"] = COLOURS[code]
            elif code == 39:
                style.pop("fill", None)
            elif code == 22:
                style.pop("font-weight", None)
                style.pop("opacity", None)
    yield line[at:], dict(style)


lines = sys.stdin.read().rstrip("\n").split("\n")
columns = max(len(ESCAPE.sub("", line)) for line in lines)
width, height = round(columns * LETTER + 2 * MARGIN), len(lines) * LINE + 2 * MARGIN
print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">')
print(f'<rect width="{width}" height="{height}" rx="8" fill="#1b1d21"/>')
print('<g font-family="ui-monospace, \'DejaVu Sans Mono\', Menlo, Consolas, monospace" font-size="14" fill="#e6e6e6">')
style = {}
for number, line in enumerate(lines):
    place = 0
    for text, how in spans(line, style):
        for word in re.finditer(r"\S+(?: \S+)*", text):  # what two spaces separate stands in columns
            looks = "".join(f' {name}="{value}"' for name, value in how.items())
            x, y = MARGIN + (place + word.start()) * LETTER, MARGIN + number * LINE + 14
            shown = html.escape(word.group())
            print(f'<text x="{x:.2f}" y="{y}" textLength="{len(word.group()) * LETTER:.2f}"{looks}>{shown}</text>')
        place += len(text)
print("</g>\n</svg>")
