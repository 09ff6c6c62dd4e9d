# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whenever the program is killed, what it said it had done is there, nothing is half there, and the
office opens again, without a word: its log is its own.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import time
import unittest

from story import COMMUNITY, MIAOPUCTL, Story, ledger

import tap

# How often; $MIAOPU_KILLS for more, $MIAOPU_KILL_SEED for other moments.
TIMES = int(os.environ.get("MIAOPU_KILLS", "100"))
SEED = int(os.environ.get("MIAOPU_KILL_SEED", "20240630"))
WRITING = ("pwrite64", "fdatasync", "fsync", "ftruncate", "unlink")


class Killed(Story):
    def setUp(self):
        super().setUp()
        # What is killed may leave the counts of the coverage half written.
        os.environ["GCOV_PREFIX"] = str(self.folder / "coverage")
        # Leaks cannot be looked for in what strace runs; other tests look for them.
        os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        self.random = random.Random(SEED)

    def kill_somewhere(self, seconds, *arguments):
        """Starts a command and kills it within this time. True when it had ended by itself."""
        with subprocess.Popen(
            [MIAOPUCTL, "--data", str(self.office), *map(str, arguments)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as program:
            try:
                program.wait(self.random.uniform(0, seconds))
            except subprocess.TimeoutExpired:
                program.kill()
            program.wait()
            if program.returncode < 0:
                return False
            self.assertEqual(0, program.returncode, program.stderr.read().decode())
            return True

    def assert_silent(self, *arguments):
        """Nothing is said of a log, and no copy of it is kept."""
        done = self.run_ctl(*arguments)
        self.assertEqual((0, ""), (done.returncode, done.stderr.decode()))
        kept = self.office / "backups"
        self.assertEqual([], [path.name for path in kept.glob("opened-*")])

    def time_of(self, *arguments):
        start = time.monotonic()
        self.do(*arguments)
        return time.monotonic() - start

    def test_while_it_imports(self):
        workbook, expected = ledger("A01")
        command = ["import", workbook, "--decisions", self.decisions(expected)]
        seconds = self.time_of(*command)
        self.do("undo")
        done = killed = 0
        for _ in range(TIMES):
            if self.kill_somewhere(seconds * 1.2, *command):
                self.assertEqual(28, len(self.names()))
                done += 1
            else:
                self.assertIn(len(self.names()), (0, 28))
                killed += 1
            self.assert_sound()
            if self.names():
                self.do("undo")
        self.assertGreater(killed, 0, "it was never killed")

    def test_while_it_saves(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY, "member_count_person=0")
        seconds = self.time_of("set", "organization", organization, "member_count_person=0")
        killed = said = 0
        for number in range(1, TIMES // 2 + 1):
            if self.kill_somewhere(
                seconds * 1.5, "set", "organization", organization, f"member_count_person={number}"
            ):
                said = number
            else:
                killed += 1
            stored = self.ask("show", "organization", organization)["member_count_person"]
            self.assertIn(stored, (said, number), "a save that was reported is lost")
            said = stored
        self.assertGreater(killed, 0, "it was never killed")
        self.assert_sound()

    @unittest.skipUnless(shutil.which("strace"), "needs strace")
    def test_at_every_call(self):
        """From the first write of the log to its removal; each call of the system is the last."""
        organization = self.add("name=甲队", "division=" + COMMUNITY, "member_count_person=1")
        before, log = self.folder / "before", self.folder / "trace"
        self.office.rename(before)
        ended = set()
        moments = [(call, when) for when in range(1, 25) for call in WRITING]
        for call, when in moments:
            if call in ended:
                continue
            shutil.rmtree(self.office, ignore_errors=True)
            shutil.copytree(before, self.office)
            done = subprocess.run(
                ["strace", "-f", "-o", str(log), "-e", "trace=" + call,
                 "-e", f"inject={call}:signal=KILL:when={when}",
                 MIAOPUCTL, "--data", str(self.office),
                 "set", "organization", organization, "member_count_person=2"],
                capture_output=True,
            )
            if done.returncode == 0:
                ended.add(call)
                continue
            with self.subTest(call=call, when=when):
                self.assert_silent("show", "organization", organization)
                stored = self.ask("show", "organization", organization)["member_count_person"]
                self.assertIn(stored, (1, 2))
                self.assert_sound()
                self.kill_somewhere(0.2, "set", "organization", organization, "remark=又一次")
                self.assert_silent("list", "organization")
        self.assertEqual(set(WRITING), ended)

    @unittest.skipUnless(shutil.which("strace"), "needs strace")
    def test_no_room_to_keep_an_unknown_log(self):
        """What nobody can tell is not taken over without a copy: it is read, and nothing is left."""
        organization = self.add("name=甲队", "division=" + COMMUNITY)
        file = self.office / "miaopu.db"
        other = sqlite3.connect(file)
        other.execute("UPDATE organization SET remark = '别的程序写的'")
        other.commit()
        for name in ("miaopu.db", "miaopu.db-wal"):
            shutil.copy(self.office / name, self.folder / name)
        other.close()
        for name in ("miaopu.db", "miaopu.db-wal"):
            shutil.copy(self.folder / name, self.office / name)
        before = [(self.office / name).read_bytes() for name in ("miaopu.db", "miaopu.db-wal")]

        copying = "splice,copy_file_range,sendfile"
        done = subprocess.run(
            ["strace", "-f", "-o", str(self.folder / "trace"), "-e", "trace=" + copying,
             "-e", f"inject={copying}:error=ENOSPC",
             MIAOPUCTL, "--data", str(self.office), "show", "organization", organization],
            capture_output=True,
        )
        self.assertIn("ENOSPC", (self.folder / "trace").read_text())
        self.assertEqual(0, done.returncode, done.stderr.decode())
        self.assertIn("别的程序写的", done.stdout.decode())
        self.assertIn("The disk is full", done.stderr.decode())
        self.assertEqual([], list((self.office / "backups").glob("*")))
        self.assertEqual(
            before, [(self.office / name).read_bytes() for name in ("miaopu.db", "miaopu.db-wal")]
        )

    def test_while_it_makes_a_large_office(self):
        """Several transactions: each is there whole or not at all."""
        for _ in range(TIMES // 20):
            self.kill_somewhere(3, "sample", "--organizations", "30000")
            organizations = len(self.ask("list", "organization"))
            self.assertEqual(0, organizations % 10000)
            self.assert_sound()
            if organizations >= 20000:
                break


if __name__ == "__main__":
    tap.main()
