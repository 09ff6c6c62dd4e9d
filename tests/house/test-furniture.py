# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether translation, desktop entry, metainfo, settings and icons are complete."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tap
from house import APPLICATION_ID, ROOT, files, name_of, sources, text_of, tool


class Translation(unittest.TestCase):
    def setUp(self):
        if not (ROOT / "po" / "zh_CN.po").exists():
            self.skipTest("no translation yet")

    def potfiles(self):
        return [
            line
            for line in text_of(
                ROOT / "po" / "POTFILES.in"
                if (ROOT / "po" / "POTFILES.in").exists()
                else ROOT / "po" / "POTFILES"
            ).splitlines()
            if line and not line.startswith("#")
        ]

    def test_potfiles_names_every_file_that_speaks(self):
        speaks = re.compile(r"(?<![\w])(_|N_|C_|NC_|MP_LABEL|ngettext|g_dngettext)\s*\(")
        speaking = {
            name_of(path)
            for path in sources()
            if path.suffix == ".c" and speaks.search(text_of(path))
        }
        speaking |= {
            name_of(path)
            for path in files("ui")
            if path.suffix == ".ui" and 'translatable="yes"' in text_of(path)
        }
        self.assertEqual([], sorted(speaking - set(self.potfiles())), "not in POTFILES")

    def test_potfiles_names_only_what_is_there(self):
        self.assertEqual([], [name for name in self.potfiles() if not (ROOT / name).exists()])

    def test_labels_of_fields_are_read_by_one_function(self):
        """A label may have a context, which _() alone does not take away."""
        bare = re.compile(
            r"(?<![\w])_ ?\([^;\"]*(field|fields\[\w+\]|get_field \([^)]*\))(->|\.)label"
        )
        wrong = [
            name_of(path)
            for path in sources()
            if path.name != "mp-field.c" and bare.search(text_of(path))
        ]
        self.assertEqual([], wrong, "_(field->label) instead of mp_field_label()")

    def test_nothing_is_untranslated(self):
        tool("xgettext")
        with tempfile.TemporaryDirectory() as folder:
            pot = Path(folder) / "miaopu.pot"
            subprocess.run(
                [
                    "xgettext",
                    "--from-code=UTF-8",
                    "--keyword=_",
                    "--keyword=N_",
                    "--keyword=C_:1c,2",
                    "--keyword=NC_:1c,2",
                    "--keyword=g_dngettext:2,3",
                    "--keyword=NP_:1,2",
                    "--keyword=MP_LABEL:1c,2",
                    "--add-comments",
                    f"--output={pot}",
                    *self.potfiles(),
                ],
                cwd=ROOT,
                check=True,
                capture_output=True,
            )
            missing = subprocess.run(
                ["msgcmp", "--use-untranslated", str(ROOT / "po" / "zh_CN.po"), str(pot)],
                capture_output=True,
                text=True,
            )
            self.assertEqual(0, missing.returncode, missing.stderr)

    def test_it_is_well_formed_and_complete(self):
        tool("msgfmt")
        done = subprocess.run(
            ["msgfmt", "--check", "--statistics", "--output-file=-", str(ROOT / "po" / "zh_CN.po")],
            capture_output=True,
            env={**os.environ, "LC_ALL": "C"},
        )
        said = done.stderr.decode()
        self.assertEqual(0, done.returncode, said)
        self.assertNotIn("fuzzy", said)
        self.assertNotIn("untranslated", said)


class Furniture(unittest.TestCase):
    """What a desktop wants to know of an application."""

    def built_or_source(self, name):
        for folder in (os.environ.get("G_TEST_BUILDDIR", ""), str(ROOT)):
            root = Path(folder).parent if folder and folder != str(ROOT) else ROOT
            for path in (root / "data" / name, root / "data" / f"{name}.in"):
                if path.exists():
                    return path
        self.skipTest(f"no {name} yet")

    def test_desktop_entry(self):
        path = self.built_or_source(f"{APPLICATION_ID}.desktop")
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / f"{APPLICATION_ID}.desktop"
            shutil.copy(path, copy)
            done = subprocess.run(
                [tool("desktop-file-validate"), str(copy)], capture_output=True, text=True
            )
        self.assertEqual((0, ""), (done.returncode, done.stdout), done.stdout)

    def test_metainfo(self):
        path = self.built_or_source(f"{APPLICATION_ID}.metainfo.xml")
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / f"{APPLICATION_ID}.metainfo.xml"
            shutil.copy(path, copy)
            done = subprocess.run(
                [tool("appstreamcli"), "validate", "--no-net", str(copy)],
                capture_output=True,
                text=True,
            )
        self.assertEqual(0, done.returncode, done.stdout)

    def test_settings_schema(self):
        if not (ROOT / "data" / f"{APPLICATION_ID}.gschema.xml").exists():
            self.skipTest("no settings yet")
        done = subprocess.run(
            [tool("glib-compile-schemas"), "--strict", "--dry-run", str(ROOT / "data")],
            capture_output=True,
            text=True,
        )
        self.assertEqual(0, done.returncode, done.stderr)

    def test_icons(self):
        icons = [path for path in files("icons") if path.suffix == ".svg"]
        if not icons:
            self.skipTest("no icons yet")
        for path in icons:
            root = ElementTree.parse(path).getroot()
            self.assertEqual("{http://www.w3.org/2000/svg}svg", root.tag, name_of(path))
        names = {path.name for path in icons}
        self.assertIn(f"{APPLICATION_ID}.svg", names)
        self.assertIn(f"{APPLICATION_ID}-symbolic.svg", names)

    def test_licence_is_there(self):
        self.assertIn("GNU GENERAL PUBLIC LICENSE", text_of(ROOT / "COPYING")[:200])


if __name__ == "__main__":
    tap.main()
