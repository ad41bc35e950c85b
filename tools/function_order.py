#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists the functions that a search runs through, for cmake/FunctionOrder.cmake.

usage: tools/function_order.py PROGRAM ARCHIVE QUERY... > cmake/search_order.txt

PROGRAM is a release with symbols. Each query is searched for under valgrind. A line of the list is a pattern of what the
mangled names of some functions begin with, or the object of a static library, which is not divided further. Names are cut:
to list each instance of a template would be three times as long and gain little.
"""
import os
import re
import subprocess
import sys
import tempfile

LONGEST = 40    # characters of a name
UNTOLD = "???"  # what valgrind calls a program whose sections it does not know, as they are after they were laid in order
LIBRARIES = ("icuuc", "icui18n", "zstd", "nettle")
CLONE = re.compile(r"\.(lto_priv|constprop|isra|part|cold).*$")
# Constructors and destructors have two names, one of which is that of the section.
WHOLE_OR_PART = re.compile(r"([CD])[12]E")


def functions_run(program, command):
    """Of the program itself, without those of shared libraries."""
    with tempfile.TemporaryDirectory() as directory:
        profile = os.path.join(directory, "profile")
        subprocess.run(["valgrind", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={profile}", program, *command],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        with open(profile, encoding="utf-8", errors="replace") as lines:
            return read_profile(lines, os.path.realpath(program))


def read_profile(lines, program):
    names, objects, here, found = {}, {}, None, set()
    for line in lines:
        # A name is written out where it first comes: (12) name, and (12) from then on.
        entry = re.match(r"(c?ob|c?fn)=\((\d+)\)(?: (.*))?", line)
        if not entry:
            continue
        kind, number, text = entry.groups()
        table = objects if kind.endswith("ob") else names
        if text:
            table[number] = text.strip()
        if kind == "ob":
            here = objects[number]
        elif kind == "fn" and here in (program, UNTOLD):
            found.add(re.sub(r"'\d+$", "", names[number]))
    return found


def objects_of_libraries():
    """By the functions that they define."""
    objects = {}
    for library in LIBRARIES:
        path = subprocess.run(["cc", f"-print-file-name=lib{library}.a"], capture_output=True, text=True, check=True).stdout.strip()
        if not os.path.isabs(path):
            continue
        symbols = subprocess.run(["nm", "-A", "--defined-only", path], capture_output=True, text=True, check=False).stdout
        for symbol in re.finditer(r":([^:\s]+):\S+ [TW] (\S+)", symbols):
            objects.setdefault(symbol[2], f"lib{library}.a:{symbol[1]}")
    return objects


def main():
    program, archive, *queries = sys.argv[1:]
    functions = set()
    for query in queries:
        functions |= functions_run(program, ["search", "--archive", archive, "--", query])
    objects = objects_of_libraries()
    lines = set()
    for name in functions:
        if name in objects and "7archive" not in name:
            lines.add(objects[name])
        elif name.startswith("_Z"):
            lines.add(WHOLE_OR_PART.sub(r"\1?E", CLONE.sub("", name))[:LONGEST])
    print("\n".join(sorted(lines)))


main()
