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
        subprocess.run(
            [
                MESON,
                "install",
                "-C",
                BUILD,
                "--no-rebuild",
                "--quiet",
                "--destdir",
                cls.folder.name,
            ],
            check=True,
            stdout=sys.stderr,
        )
        cls.root = Path(cls.folder.name + PREFIX)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_everything_is_there(self):
        share = [
            "miaopu/divisions/divisions-2023.tsv.gz",
            f"applications/{APPLICATION_ID}.desktop",
            f"metainfo/{APPLICATION_ID}.metainfo.xml",
            f"glib-2.0/schemas/{APPLICATION_ID}.gschema.xml",
            "locale/zh_CN/LC_MESSAGES/miaopu.mo",
        ]
        programs = ["miaopuctl"]
        if WINDOWS == "true":
            share += [
                f"icons/hicolor/scalable/apps/{APPLICATION_ID}.svg",
                f"icons/hicolor/symbolic/apps/{APPLICATION_ID}-symbolic.svg",
            ]
            programs += ["miaopu"]
        wanted = [f"share/{name}" for name in share] + [f"bin/{name}" for name in programs]
        self.assertEqual([], [name for name in wanted if not (self.root / name).is_file()])
        self.assertTrue(all(os.access(self.root / "bin" / name, os.X_OK) for name in programs))

    def test_nothing_else_is_there(self):
        """No test program and no library of a room."""
        files = [path for path in self.root.rglob("*") if path.is_file()]
        self.assertEqual(
            [],
            [
                str(path)
                for path in files
                if path.suffix in (".a", ".so", ".h", ".py") or path.name.startswith("test-")
            ],
        )

    def run_program(self, program, *arguments):
        """Without a word from the environment about where anything lies."""
        bare = {key: value for key, value in os.environ.items() if not key.startswith("MIAOPU")}
        done = subprocess.run(
            [program, *arguments],
            capture_output=True,
            text=True,
            env={**bare, "LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"},
        )
        self.assertEqual(0, done.returncode, done.stderr)
        return done.stdout

    def test_it_finds_what_came_with_it(self):
        """Wherever the whole was moved to, and in the build where nothing was installed."""
        for program in (self.root / "bin" / "miaopuctl", Path(BUILD) / "src" / "cli" / "miaopuctl"):
            with tempfile.TemporaryDirectory(prefix="miaopu-") as office:
                made = self.run_program(
                    program, "--data", office + "/office", "init", "--unit", "511102009"
                )
                self.assertIn("绿心街道", made)
            self.assertRegex(self.run_program(program, "--help"), "[\u4e00-\u9fff]")


if __name__ == "__main__":
    tap.main()
