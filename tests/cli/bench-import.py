# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long an import of 8,000 rows takes against one of 4,000, when rows share nothing, a
telephone, a leader or a place: what grows faster than the rows shows as a ratio above 2. Beside it
what it costs openpyxl to read the same file. CPU seconds (user and system) of a process each, so
that what else the machine does counts little; each is the least of three.

  bench-import.py MIAOPUCTL
"""

import pathlib
import resource
import subprocess
import sys
import tempfile

import openpyxl

ROWS = (4000, 8000)
ROUNDS = 3
UNIT = "511102006"
HEADINGS = ("序号", "社区", "组织名称", "负责人", "联系电话", "活动场所", "场所面积")
READ = "import openpyxl, sys; [row for row in openpyxl.load_workbook(sys.argv[1]).active.values]"


def write(path, n, shared):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append(HEADINGS)
    for i in range(n):
        sheet.append((
            i + 1,
            "岷河社区",
            chr(0x4E00 + i % 2000) + chr(0x5000 + i // 2000) + f"{i}合唱队",
            "王芳" if "leader" in shared else "王" + chr(0x4E00 + i % 3000) + chr(0x5000 + i // 3000),
            "13812345678" if "telephone" in shared else f"139{i:08d}",
            "文化活动室" if "place" in shared else f"活动室{i}",
            30 + i,
        ))
    book.save(path)


def seconds(*command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def measure(program, workbook, n):
    times = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as office:
            seconds(program, "--data", office, "init", "--unit", UNIT)
            took, said = seconds(program, "--data", office, "import", workbook)
            if str(n) not in said:
                sys.exit(f"not all rows were read: {said}")
            times.append(took)
    return min(times)


def main():
    program = sys.argv[1]
    print(f"{'shared':18}{'4000':>8}{'8000':>8}{'ratio':>7}{'openpyxl 8000':>15}")
    with tempfile.TemporaryDirectory() as folder:
        for shared in ((), ("telephone",), ("leader",), ("leader", "telephone"), ("place",)):
            few, many = (pathlib.Path(folder) / f"{n}.xlsx" for n in ROWS)
            write(few, ROWS[0], shared)
            write(many, ROWS[1], shared)
            one, two = measure(program, few, ROWS[0]), measure(program, many, ROWS[1])
            reading = min(seconds(sys.executable, "-c", READ, many)[0] for _ in range(ROUNDS))
            name = " and ".join(shared) or "nothing"
            print(f"{name:18}{one:8.2f}{two:8.2f}{two / one:7.2f}{reading:15.2f}", flush=True)


main()
