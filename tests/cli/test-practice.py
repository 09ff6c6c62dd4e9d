# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that the practice office of scripts/run.sh comes to its ledgers, and may be made again."""

import os
import subprocess
from pathlib import Path

import tap
from story import MIAOPUCTL, Story

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "practice.sh"
BUILD = Path(MIAOPUCTL).resolve().parents[2]


class Practice(Story):
    unit = None

    def setUp(self):
        super().setUp()
        self.office = self.folder / "practice"

    def make(self):
        done = subprocess.run(
            ["sh", SCRIPT, BUILD, self.folder], capture_output=True, env=os.environ, timeout=300
        )
        self.assertEqual(0, done.returncode, (done.stdout + done.stderr).decode())
        return {path.name: path.stat().st_size for path in (self.folder / "out").iterdir()}

    def test_it_may_be_made_again(self):
        first = self.make()
        organizations = self.ask("list", "organization")
        self.assertTrue(organizations)
        for ledger in ("L01", "L02", "L03", "L04", "L29"):
            self.assertEqual(1, len([name for name in first if f"_{ledger}" in name]), ledger)

        self.assertEqual(set(first), set(self.make()))
        self.assertEqual(organizations, self.ask("list", "organization"))


if __name__ == "__main__":
    tap.main()
