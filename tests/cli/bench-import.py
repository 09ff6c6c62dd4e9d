# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long an import of 8,000 rows takes against one of 4,000, when rows share nothing, a
telephone, a leader or a place, when four people stand below each organization, and when names that
differ in a number come again; and of one of activities, whose organizations the office knows all,
half or none of, each unknown name being near a known one: what grows faster than the rows shows as a ratio above 2. Beside it
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
DEEDS = ("社区", "组织名称", "活动名称", "活动时间", "参加人数")
PEOPLE = ("社区", "组织名称", "组织类别", "成立时间", "姓名", "职务", "联系电话")
POSTS = ("队长", "会计", "队员", "队员")
READ = "import openpyxl, sys; [row for row in openpyxl.load_workbook(sys.argv[1]).active.values]"


def group(i):
    return chr(0x4E00 + i % 2000) + chr(0x5000 + i // 2000) + f"{i}合唱队"


def person(i):
    return "王" + chr(0x4E00 + i % 3000) + chr(0x5000 + i // 3000)


def organization(i, shared):
    return (
        i + 1,
        "岷河社区",
        f"第{i}合唱队" if "name" in shared else group(i),
        "王芳" if "leader" in shared else person(i),
        "13812345678" if "telephone" in shared else f"139{i:08d}",
        "文化活动室" if "place" in shared else f"活动室{i}",
        30 + i,
    )


def member(i):
    first = i % len(POSTS) == 0
    whose = ("岷河社区", group(i // len(POSTS)), "文体活动类", "2020年3月")
    return (
        *(whose if first else (None,) * len(whose)),
        person(i),
        POSTS[i % len(POSTS)],
        f"139{i:08d}",
    )


def deed(i, known):
    """Names of the other half are those of nobody, and one character away from somebody's."""
    name = group(i) if i % 2 < known * 2 else group(i).replace("合", "和")
    return ("岷河社区", name, f"第{i}次活动", "2024年5月6日", 20 + i % 50)


def write_deeds(path, n, known):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("活动")
    sheet.append(DEEDS)
    for i in range(n):
        sheet.append(deed(i, known))
    book.save(path)


def measure_deeds(program, organizations, workbook, n, known):
    """Planned only: what is held is not applied."""
    with tempfile.TemporaryDirectory() as office:
        seconds(program, "--data", office, "init", "--unit", UNIT)
        seconds(program, "--data", office, "import", organizations)
        times = []
        for _ in range(ROUNDS):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(
                [program, "--data", office, "import", "--dry-run", workbook],
                capture_output=True,
                text=True,
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            if f"Read {n} = new {round(n * known)} " not in done.stdout:
                sys.exit(f"not all rows were read: {done.stdout[:2000]}")
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def write(path, n, shared):
    """Returns how many rows are to be read: a line is its person's, a first one the group's too."""
    people = "organization" in shared
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append(PEOPLE if people else HEADINGS)
    for i in range(n):
        sheet.append(member(i) if people else organization(i, shared))
    book.save(path)
    return n + n // len(POSTS) if people else n


def seconds(*command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def measure(program, workbook, n, again):
    times = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as office:
            seconds(program, "--data", office, "init", "--unit", UNIT)
            if again:
                seconds(program, "--data", office, "import", workbook)
            took, said = seconds(program, "--data", office, "import", workbook)
            if f"Read {n} = {'new 0' if again else f'new {n}'} " not in said:
                sys.exit(f"not all rows were read: {said}")
            times.append(took)
    return min(times)


def main():
    program = sys.argv[1]
    print(f"{'shared':24}{'4000':>8}{'8000':>8}{'ratio':>7}{'openpyxl 8000':>15}")
    with tempfile.TemporaryDirectory() as folder:
        for shared, again in (
            ((), False),
            (("telephone",), False),
            (("leader",), False),
            (("leader", "telephone"), False),
            (("place",), False),
            (("organization",), False),
            (("name",), True),
        ):
            few, many = (pathlib.Path(folder) / f"{n}.xlsx" for n in ROWS)
            read = [write(path, n, shared) for path, n in zip((few, many), ROWS)]
            one, two = (measure(program, path, n, again) for path, n in zip((few, many), read))
            reading = min(seconds(sys.executable, "-c", READ, many)[0] for _ in range(ROUNDS))
            name = (" and ".join(shared) or "nothing") + (", again" if again else "")
            print(f"{name:24}{one:8.2f}{two:8.2f}{two / one:7.2f}{reading:15.2f}", flush=True)
        organizations = pathlib.Path(folder) / "organizations.xlsx"
        write(organizations, ROWS[1], ())
        for known in (1, 0.5, 0):
            times = []
            for n in ROWS:
                workbook = pathlib.Path(folder) / "deeds.xlsx"
                write_deeds(workbook, n, known)
                times.append(measure_deeds(program, organizations, workbook, n, known))
            name = f"activities, {known:.0%} known"
            print(f"{name:24}{times[0]:8.2f}{times[1]:8.2f}{times[1] / times[0]:7.2f}", flush=True)


main()