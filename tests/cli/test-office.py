# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories of an office: made, looked at, filled with invented organizations, misused."""

import os
import resource
import signal
import subprocess
import unittest

from story import COMMUNITY, COUNTY, MIAOPUCTL, STREET, Story

import tap


class MakingAnOffice(Story):
    unit = None

    def test_of_a_county_a_township_or_a_community(self):
        for unit, level in (
            ("511102", "3"),
            ("511102009", "4"),
            ("511102009001", "5"),
            ("511102009000", "4"),
        ):
            self.office = self.folder / unit
            made = self.ask("init", "--unit", unit)
            self.assertEqual(unit.ljust(12, "0"), made["unit"])
            self.assertEqual(level, self.ask("divisions")[0]["level"])
            self.assert_sound()

    def test_where_there_is_no_room(self):
        def leave_no_room():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

        self.office = self.folder / "full"
        init = [MIAOPUCTL, "--data", str(self.office), "init", "--unit", "511102009"]
        done = subprocess.run(init, capture_output=True, preexec_fn=leave_no_room)
        self.assertNotEqual(0, done.returncode)
        self.assertNotEqual(b"", done.stderr)
        left = [path.name for path in self.office.iterdir() if path.name.startswith("miaopu.db")]
        self.assertEqual([], left)
        self.assertEqual(0, subprocess.run(init, capture_output=True).returncode)
        self.assert_sound()

    def test_of_a_unit_that_is_not_there(self):
        self.refuse("init", "--unit", "999999", naming="999999")
        self.refuse("init", "--unit", "5111", naming="5111")
        self.refuse("init", "--unit", "Leshan", naming="Leshan")
        self.refuse("init", naming="--unit")
        self.assertFalse(self.office.exists(), "a folder was made for nothing")

    def test_where_there_is_one(self):
        self.do("init", "--unit", STREET)
        self.add("name=甲队", "division=" + COMMUNITY)
        self.refuse("init", "--unit", "511102008", naming=str(self.office))
        self.assertEqual(["甲队"], self.names())
        self.assertEqual(STREET.ljust(12, "0"), self.ask("divisions")[0]["code"])

    def test_nothing_else_makes_one(self):
        for command in (
            ["list", "organization"],
            ["show", "organization", "1"],
            ["add", "organization", "name=x"],
            ["undo"],
            ["check"],
            ["history"],
            ["sample", "--organizations", "1"],
            ["export", "L01"],
        ):
            self.refuse(*command, naming="init")
        self.assertFalse(self.office.exists())

    def test_the_way_to_a_code(self):
        """Where there is no office yet the nation is shown, one step at a time."""
        provinces = self.ask("divisions")
        self.assertEqual(31, len(provinces))
        self.assertIn({"code": "5111", "name": "乐山市"}, self.ask("divisions", "--under", "51"))
        self.assertIn(
            {"code": STREET, "name": "绿心街道"},
            [
                {"code": one["code"], "name": one["name"].removesuffix("办事处")}
                for one in self.ask("divisions", "--under", COUNTY)
            ],
        )
        self.assertIn("乐山市", self.do("divisions", "--under", "51"))


class Divisions(Story):
    unit = COUNTY

    def test_lie_below_each_other(self):
        divisions = self.ask("divisions")
        self.assertEqual(COUNTY + "000000", divisions[0]["code"])
        self.assertEqual(1 + 17 + 195, len(divisions))
        street = [one for one in divisions if one["parent"] == STREET + "000"]
        self.assertEqual(street, self.ask("divisions", "--under", STREET)[1:])
        self.assertTrue(all(one["level"] == "5" for one in street))

    def test_kind_of_community(self):
        kinds = {
            one["code"][9]: one["community_kind"]
            for one in self.ask("divisions")
            if one["level"] == "5"
        }
        self.assertEqual({"0": "1", "2": "2"}, kinds)

    def test_that_are_not_ours(self):
        self.refuse("divisions", "--under", "511111001", naming="511111001")

    def test_what_holds_something_keeps_its_level(self):
        community = self.ask("divisions", "--under", COMMUNITY)[0]["id"]
        street = self.ask("divisions", "--under", STREET)[0]["id"]
        self.add("name=甲队", "division=" + COMMUNITY)
        self.refuse("set", "division", community, "level=1", naming="level")
        self.refuse("set", "division", street, "level=5", naming="level")
        self.do("set", "division", community, "level=5", "short_name=肖坝")
        local = self.ask("add", "division", "name=高新小区", "parent=" + STREET)["id"]
        self.do("set", "division", local, "level=4")

    def test_can_be_changed(self):
        one = self.ask("divisions", "--under", COMMUNITY)[0]
        self.do("set", "division", one["id"], "community_kind=农村社区", "valid_to=2024-06")
        self.assertEqual(
            ("2", "2024-06"),
            tuple(
                self.ask("divisions", "--under", COMMUNITY)[0][key]
                for key in ("community_kind", "valid_to")
            ),
        )
        local = self.ask("add", "division", "name=高新小区", "parent=" + STREET)["id"]
        self.assertIn(
            {"code": None, "name": "高新小区", "level": "5"},
            [
                {key: one[key] for key in ("code", "name", "level")}
                for one in self.ask("divisions", "--under", STREET)
            ],
        )
        organization = self.add("name=新队", "division=" + local)
        self.assertEqual(local, self.ask("show", "organization", organization)["division"])
        self.assertEqual(["新队"], self.names("--where", "division=" + STREET))


class Sample(Story):
    def test_same_seed_same_office(self):
        self.do("sample", "--organizations", "60", "--seed", "5")
        first = sorted(self.names())
        self.assertEqual(60, len(first))
        self.office = self.folder / "other"
        self.do("init", "--unit", STREET)
        self.do("sample", "--organizations", "60", "--seed", "5")
        self.assertEqual(first, sorted(self.names()))
        self.assert_sound()

    def test_stands_in_real_communities(self):
        self.do("sample", "--organizations", "40")
        communities = {one["code"] for one in self.ask("divisions") if one["level"] == "5"}
        self.assertLessEqual(
            {one["division"] for one in self.ask("list", "organization")}, communities
        )

    def test_of_no_size(self):
        self.do("sample", "--organizations", "10", "--amount", "need=25", "--amount", "person=7")
        self.assertEqual(len(self.ask("list", "need")), 25)
        self.refuse("sample", "--organizations", "1", "--amount", "need", naming="--amount")
        self.refuse("sample", "--organizations", "1", "--amount", "nothing=3", naming="--amount")
        self.refuse("sample", naming="--organizations")
        self.refuse("sample", "--organizations", "0", naming="--organizations")
        self.refuse("sample", "--organizations", "1000001", naming="1000000")


class CommandLine(Story):
    def test_what_is_not_understood_is_named(self):
        self.refuse(naming="--help")
        self.refuse("frobnicate", naming="frobnicate")
        self.refuse("list", "organization", "--frobnicate", naming="--frobnicate")
        self.refuse("list", naming="ENTITY")
        self.refuse("undo", "twice", naming="undo")

    def test_help_and_version(self):
        for arguments in (["--help"], ["--version"], ["import", "--help"], ["list", "--help"]):
            done = subprocess.run([MIAOPUCTL, *arguments], capture_output=True)
            self.assertEqual(0, done.returncode)
            self.assertIn(
                b"miaopuctl" if arguments != ["--version"] else b"miaopuctl 0", done.stdout
            )
        for command in (
            "init",
            "divisions",
            "import",
            "list",
            "show",
            "set",
            "add",
            "delete",
            "restore",
            "history",
            "undo",
            "redo",
            "export",
            "check",
            "sample",
        ):
            self.assertIn(
                f"\n  {command} ",
                subprocess.run([MIAOPUCTL, "--help"], capture_output=True, text=True).stdout,
            )

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs a device that is full")
    def test_an_answer_that_cannot_be_written_is_said(self):
        for command in (["list", "organization"], ["check"], ["check", "--json"], ["--version"]):
            with self.subTest(command), open("/dev/full", "wb") as full:
                done = subprocess.run(
                    [MIAOPUCTL, "--data", str(self.office), *command],
                    stdout=full, stderr=subprocess.PIPE,
                )
                self.assertEqual(2, done.returncode)
                self.assertNotEqual(b"", done.stderr)

    def test_options_may_stand_before_or_after(self):
        done = subprocess.run(
            [MIAOPUCTL, "--json", "check", "--data", str(self.office)],
            capture_output=True,
            text=True,
        )
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertIn('"sound"', done.stdout)

    def test_without_a_locale_data_is_still_chinese(self):
        bare = {
            key: value for key, value in os.environ.items() if not key.startswith(("LANG", "LC_"))
        }
        locales = ({}, {"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LANG": "not-a-locale"})
        for name, locale in zip("甲乙丙丁", locales):
            done = subprocess.run(
                [
                    MIAOPUCTL,
                    "--data",
                    self.office,
                    "add",
                    "organization",
                    f"name=夕阳红舞蹈{name}队",
                    "division=" + COMMUNITY,
                ],
                capture_output=True,
                env={**bare, **locale},
            )
            self.assertEqual((0, b""), (done.returncode, done.stderr))
            done = subprocess.run(
                [
                    MIAOPUCTL,
                    "--data",
                    self.office,
                    "list",
                    "organization",
                    "--where",
                    f"name=夕阳红舞蹈{name}队",
                ],
                capture_output=True,
                env={**bare, **locale},
            )
            self.assertEqual((0, b""), (done.returncode, done.stderr))
            self.assertIn(f"夕阳红舞蹈{name}队", done.stdout.decode("utf-8"))

    def test_in_a_folder_that_can_only_be_read(self):
        """As anybody but root, whom no mode of a folder holds back."""
        plain = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        self.do("add", "organization", "name=夕阳红舞蹈队", "division=" + COMMUNITY)
        self.folder.chmod(0o755)
        for path in self.office.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        self.office.chmod(0o555)
        self.addCleanup(self.office.chmod, 0o755)
        before = {path.name: path.stat().st_mtime_ns for path in self.office.iterdir()}

        def run(*command):
            return subprocess.run(
                [MIAOPUCTL, "--data", self.office, *command], capture_output=True, **plain
            )

        listed = run("list", "organization")
        self.assertEqual(0, listed.returncode, listed.stderr.decode())
        self.assertIn("夕阳红舞蹈队", listed.stdout.decode("utf-8"))
        added = run("add", "organization", "name=银铃合唱队", "division=" + COMMUNITY)
        self.assertEqual(2, added.returncode)
        self.assertIn("can only be read", added.stderr.decode("utf-8"))
        after = {path.name: path.stat().st_mtime_ns for path in self.office.iterdir()}
        self.assertEqual(before, after)


if __name__ == "__main__":
    tap.main()
