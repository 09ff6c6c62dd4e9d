# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the stories share: an office of one's own in a temporary folder, and the real program."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

MIAOPUCTL = os.environ["MIAOPUCTL"]
LEDGERS = Path(__file__).resolve().parent.parent / "data" / "ledgers" / "imports"

# Real divisions: a street of Leshan and its communities.
COUNTY, STREET, COMMUNITY = "511102", "511102009", "511102009001"


def ledger(name):
    """The workbook of this name, "A01", and what an import should make of it."""
    found = [path for path in LEDGERS.iterdir() if path.name.startswith(name + "_")]
    expected = next(path for path in found if path.suffix == ".json")
    workbook = next(path for path in found if path.suffix != ".json")
    return workbook, json.loads(expected.read_text(encoding="utf-8"))


class Story(unittest.TestCase):
    unit = STREET
    program = MIAOPUCTL

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="miaopu-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.office = self.folder / "office"
        if self.unit:
            self.do("init", "--unit", self.unit, "--practice")

    def run_ctl(self, *arguments, **environment):
        return subprocess.run(
            [self.program, "--data", str(self.office), *map(str, arguments)],
            capture_output=True,
            env={**os.environ, **environment},
            timeout=300,
        )

    def do(self, *arguments, status=0, **environment):
        """Runs a command that ends with this status and returns what it wrote."""
        done = self.run_ctl(*arguments, **environment)
        self.assertEqual(
            status, done.returncode, f"{arguments}: {done.stdout.decode()}{done.stderr.decode()}"
        )
        return done.stdout.decode("utf-8")

    def ask(self, *arguments, status=0):
        """The same for an answer in JSON."""
        return json.loads(self.do(*arguments, "--json", status=status))

    def refuse(self, *arguments, naming=""):
        """Runs a command that must be refused whole, with a message that names the culprit."""
        done = self.run_ctl(*arguments)
        self.assertEqual(
            2, done.returncode, f"{arguments}: {done.stdout.decode()}{done.stderr.decode()}"
        )
        message = done.stderr.decode("utf-8")
        self.assertNotEqual("", message)
        self.assertIn(naming, message)

    def add(self, *assignments, entity="organization"):
        return self.ask("add", entity, *assignments)["id"]

    def names(self, *arguments):
        return [record["name"] for record in self.ask("list", "organization", *arguments)]

    def decisions(self, expected):
        path = self.folder / "decisions.json"
        path.write_text(json.dumps(expected["decisions"]), encoding="utf-8")
        return path

    def assert_sound(self):
        self.assertEqual({"sound": True, "problems": []}, self.ask("check"))
