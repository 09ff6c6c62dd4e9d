# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A power cut in the middle of anything, and a disk that fails at any call: what was said to be done
is there, nothing is half there, the data is sound and the office opens again.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import unittest
import zipfile

from disk import Disk, trace
from story import COMMUNITY, MIAOPUCTL, STREET, Story, ledger

import tap

# How often, over all stories; more with $MIAOPU_CUTS and $MIAOPU_FAULTS.
CUTS = int(os.environ.get("MIAOPU_CUTS", "30"))
FAULTS = int(os.environ.get("MIAOPU_FAULTS", "30"))
STORIES = 6
FAILING = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "mkdir", "unlink")

# A program that is traced cannot look for its own leaks.
os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"

tally = {"cuts": 0, "faults": 0, "done": 0}


@unittest.skipUnless(shutil.which("strace"), "needs strace")
class Power(Story):
    def setUp(self):
        super().setUp()
        # What is killed may leave the counts of the coverage half written.
        os.environ["GCOV_PREFIX"] = str(self.folder / "coverage")
        self.random = random.Random(20261127)
        self.world = self.folder / "world"
        self.world.mkdir()
        self.office.rename(self.world / "office")
        self.office = self.world / "office"

    def value(self, office, sql):
        db = sqlite3.connect(office / "miaopu.db")
        try:
            return db.execute(sql).fetchone()[0]
        finally:
            db.close()

    def assert_opens(self, world):
        """Sound, with nothing left over beside it."""
        self.office = world / "office"
        self.assert_sound()
        left = [path.name for path in self.office.iterdir() if ".new" in path.name]
        self.assertEqual([], left)

    def tell(self, command, judge):
        """`judge (world, said)` looks at what is left; `said`: the program had given its answer."""
        before = self.folder / "before"
        shutil.copytree(self.world, before)
        command = [MIAOPUCTL, "--data", str(self.office), *map(str, command)]
        disk = Disk(self.world)
        done, calls = trace(command, self.folder / "log")
        self.assertEqual(0, done.returncode, done.stderr.decode())
        self.cut(disk, calls, judge)
        self.fail_somewhere(before, command, calls, judge)

    def cut(self, disk, calls, judge):
        """Anywhere, and every fourth time just after the answer."""
        said_at = max(
            index for index, (call, arguments, _) in enumerate(calls)
            if call == "write" and arguments.startswith("1,")
        )
        watched = [
            index for index, (call, _, _) in enumerate(calls) if call not in ("close", "lseek")
        ]
        moments = self.random.choices(watched, k=CUTS // STORIES)
        moments[::4] = [said_at] * len(moments[::4])
        index = 0
        for moment in sorted(moments):
            while index <= moment:
                disk.make(*calls[index])
                index += 1
            said = moment >= said_at
            with self.subTest(cut=moment):
                disk.cut(self.random, self.world)
                judge(self.world, said)
            tally["cuts"] += 1
            tally["done"] += said

    def fail_somewhere(self, before, command, calls, judge):
        counts = {name: sum(call == name for call, _, _ in calls) for name in FAILING}
        names = [name for name in FAILING if counts[name] > 0]
        log = self.folder / "injected"
        n = 0
        while n < FAULTS // STORIES:
            name = self.random.choices(names, weights=[counts[one] for one in names])[0]
            when = self.random.randint(1, counts[name])
            lasting = self.random.choice(("", "+"))
            error = self.random.choice(("ENOSPC", "EIO"))
            shutil.rmtree(self.world)
            shutil.copytree(before, self.world)
            done = subprocess.run(
                ["strace", "-f", "-o", str(log), "-e", "trace=" + name,
                 "-e", f"inject={name}:error={error}:when={when}{lasting}", *command],
                capture_output=True,
            )
            if "INJECTED" not in log.read_text(errors="replace"):
                n += 0.1  # the threads count for themselves
                continue
            with self.subTest(fault=name, when=when, lasting=lasting, error=error):
                self.assertIn(done.returncode, (0, 1, 2), done.stderr.decode())
                judge(self.world, done.returncode == 0)
            n += 1
            tally["faults"] += 1

    def test_an_office_is_made(self):
        shutil.rmtree(self.office)

        def judge(world, said):
            self.office = world / "office"
            if not said:
                again = self.run_ctl("init", "--unit", STREET, "--practice")
                self.assertIn(again.returncode, (0, 2), again.stderr.decode())
            self.assert_opens(world)
            self.assertIn(STREET, self.ask("divisions")[0]["code"])

        self.tell(["init", "--unit", STREET, "--practice"], judge)

    def test_a_record_is_saved(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY, "member_count_person=1")

        def judge(world, said):
            self.assert_opens(world)
            members = self.value(world / "office", "SELECT member_count_person FROM organization")
            self.assertIn(members, (2,) if said else (1, 2))

        self.tell(["set", "organization", organization, "member_count_person=2"], judge)

    def count(self, world):
        return self.value(world / "office", "SELECT count(*) FROM organization")

    def test_a_workbook_is_imported(self):
        workbook, expected = ledger("A01")

        def judge(world, said):
            self.assert_opens(world)
            self.assertIn(self.count(world), (28,) if said else (0, 28))

        self.tell(["import", workbook, "--decisions", self.decisions(expected)], judge)

    def test_an_import_is_taken_back(self):
        workbook, expected = ledger("A01")
        self.do("import", workbook, "--decisions", self.decisions(expected))

        def judge(world, said):
            self.assert_opens(world)
            self.assertIn(self.count(world), (0,) if said else (0, 28))

        self.tell(["undo"], judge)

    def test_a_ledger_is_exported(self):
        self.do("sample", "--organizations", "12")
        out = self.world / "out"
        out.mkdir()

        def judge(world, said):
            self.assert_opens(world)
            self.assertEqual([], list((world / "out").glob("*.part")))
            self.assertFalse(said and not list((world / "out").glob("*.xlsx")))
            for path in (world / "out").glob("*.xlsx"):
                with zipfile.ZipFile(path) as book:
                    self.assertIsNone(book.testzip())
                recorded = self.value(world / "office", "SELECT count(*) FROM export_batch")
                self.assertEqual(1, recorded)

        self.tell(["export", "L01", "--out", out], judge)

    # Nothing speaks of a file that is not whole; assert_opens() looks at all it holds.
    def test_files_are_attached(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY)
        files = []
        for name in ("章程.txt", "名册.txt"):
            files.append(self.folder / name)
            files[-1].write_text(name * 4000, encoding="utf-8")

        def judge(world, said):
            self.assert_opens(world)
            attached = self.value(world / "office", "SELECT count(*) FROM attachment")
            self.assertIn(attached, (2,) if said else (0, 1, 2))
            self.do("tidy-attachments")
            self.assert_sound()
            left = list((world / "office").glob("attachments/*"))
            left += list((world / "office").glob("attachments/.part-*"))
            self.assertEqual(attached, len(left))

        self.tell(["attach", "organization", organization, *files], judge)

    @classmethod
    def tearDownClass(cls):
        print(
            f"# {tally['cuts']} power cuts ({tally['done']} after the answer), "
            f"{tally['faults']} faults"
        )


if __name__ == "__main__":
    tap.main()
