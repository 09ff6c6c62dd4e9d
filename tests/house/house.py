# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the files of the project are, for the tests of its rules."""

import os
import shutil
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
APPLICATION_ID = "org.miaopu.Miaopu"

PARTS = (".ci", "data", "docs", "icons", "po", "scripts", "src", "tests", "ui")
TEXT = {
    ".c",
    ".h",
    ".py",
    ".sh",
    ".md",
    ".build",
    ".ui",
    ".xml",
    ".in",
    ".sql",
    ".ini",
    ".txt",
    ".svg",
    ".css",
    ".po",
    ".json",
    "",
}


def files(*parts):
    for part in parts or PARTS:
        for folder, folders, names in os.walk(ROOT / part):
            folders[:] = [name for name in folders if name != "__pycache__"]
            yield from (Path(folder) / name for name in sorted(names) if not name.endswith("~"))
    if not parts:
        yield from (path for path in ROOT.iterdir() if path.is_file())


def text_of(path):
    return path.read_text(encoding="utf-8")


def sources():
    return [path for path in files("src") if path.suffix in (".c", ".h")]


def room_of(path):
    return path.relative_to(ROOT / "src").parts[0]


def name_of(path):
    return str(path.relative_to(ROOT))


def tool(name):
    """A program that a whole machine has; where it is missing the test is skipped, and says so."""
    found = shutil.which(name)
    if found is None:
        raise unittest.SkipTest(f"{name} is not installed")
    return found
