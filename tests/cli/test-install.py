# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` puts into a package is there, lies where it should, and works from there."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import tap

APPLICATION_ID = "org.miaopu.Miaopu"
MESON, BUILD, PREFIX, WINDOWS = sys.argv[1:5]


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="miaopu-")
        subprocess.run([MESON, "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", cls.folder.name],
                       check=True, stdout=sys.stderr)
        cls.root = Path(cls.folder.name + PREFIX)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_everything_is_there(self):
        share = ["miaopu/divisions/divisions-2023.tsv.gz", f"applications/{APPLICATION_ID}.desktop",
                 f"metainfo/{APPLICATION_ID}.metainfo.xml", f"glib-2.0/schemas/{APPLICATION_ID}.gschema.xml",
                 "locale/zh_CN/LC_MESSAGES/miaopu.mo"]
        programs = ["miaopuctl"]
        if WINDOWS == "true":
            share += [f"icons/hicolor/scalable/apps/{APPLICATION_ID}.svg",
                      f"icons/hicolor/symbolic/apps/{APPLICATION_ID}-symbolic.svg"]
            programs += ["miaopu"]
        wanted = [f"share/{name}" for name in share] + [f"bin/{name}" for name in programs]
        self.assertEqual([], [name for name in wanted if not (self.root / name).is_file()])
        self.assertTrue(all(os.access(self.root / "bin" / name, os.X_OK) for name in programs))

    def test_nothing_else_is_there(self):
        """No test program and no library of a room."""
        files = [path for path in self.root.rglob("*") if path.is_file()]
        self.assertEqual([], [str(path) for path in files if path.suffix in (".a", ".so", ".h", ".py") or path.name.startswith("test-")])

    def run_installed(self, *arguments, **environment):
        done = subprocess.run([self.root / "bin" / "miaopuctl", *arguments], capture_output=True, text=True,
                              env={**os.environ, **environment})
        self.assertEqual(0, done.returncode, done.stderr)
        return done.stdout

    def test_it_finds_the_divisions_that_came_with_it(self):
        with tempfile.TemporaryDirectory(prefix="miaopu-") as office:
            self.run_installed("--data", office + "/office", "init", "--unit", "511102009",
                               MIAOPU_DATA_DIR=str(self.root / "share" / "miaopu"))

    def test_it_speaks_chinese(self):
        said = self.run_installed("--help", MIAOPU_LOCALE_DIR=str(self.root / "share" / "locale"), LC_ALL="C.UTF-8", LANGUAGE="zh_CN")
        self.assertRegex(said, "[\u4e00-\u9fff]")


if __name__ == "__main__":
    tap.main()
