# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whenever the program is killed, what it said it had done is there, nothing is half there, and the
office opens again.
"""

import os
import random
import subprocess
import time

from story import COMMUNITY, MIAOPUCTL, Story, ledger

import tap

# How often; $MIAOPU_KILLS for more.
TIMES = int(os.environ.get("MIAOPU_KILLS", "100"))


class Killed(Story):
    def setUp(self):
        super().setUp()
        # What is killed may leave the counts of the coverage half written.
        os.environ["GCOV_PREFIX"] = str(self.folder / "coverage")
        self.random = random.Random(1)

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
