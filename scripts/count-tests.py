#!/usr/bin/env python3
# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts test cases in the logs of `meson test` and prints "N passed, N failed" as the last line.

A program that prints TAP counts with each of its cases, another one as one. A program that ended
in any other way than well, without saying which case failed, is one failed case more. Nothing run
at all is a failure too. What a failed program said stands just above the count: it is what a short
look at the end of a long log should find.
"""

import json
import os
import re
import sys

CASE = re.compile(r"^(not )?ok\b(.*)$", re.MULTILINE)
WELL = {"OK", "EXPECTEDFAIL", "SKIP"}
LINES_SAID = 30  # of a failed program


def count(program):
    passed = failed = skipped = 0
    for bad, rest in CASE.findall(program.get("stdout") or ""):
        if bad:
            failed += 1
        elif re.search(r"#\s*SKIP\b", rest, re.IGNORECASE):
            skipped += 1
        else:
            passed += 1
    if program["result"] not in WELL:
        failed += failed == 0
    elif passed + failed + skipped == 0:
        passed, skipped = (0, 1) if program["result"] == "SKIP" else (1, 0)
    return passed, failed, skipped


def said(program):
    """Its last lines without the cases that went well."""
    output = (program.get("stdout") or "") + (program.get("stderr") or "")
    lines = [line for line in output.splitlines() if not line.startswith("ok ")]
    return "\n".join("    " + line for line in lines[-LINES_SAID:])


def main(logs):
    passed = failed = skipped = 0
    for log in logs:
        programs = {}
        if os.path.exists(log):
            with open(log, encoding="utf-8") as lines:
                programs = {program["name"]: program for program in map(json.loads, lines)}
        if not programs:
            print(f"{log}: no test was run")
            failed += 1
        for name, program in programs.items():
            counts = count(program)
            passed, failed, skipped = (a + b for a, b in zip((passed, failed, skipped), counts))
            if counts[1] > 0:
                print(f"{log}: {name}: {counts[1]} failed ({program['result']})")
                print(said(program))
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
