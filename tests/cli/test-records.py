# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories of records: added, found, changed, deleted, brought back; and what happened to them."""

from story import COMMUNITY, STREET, Story

import tap


class Adding(Story):
    def test_values_come_back_as_they_are_stored(self):
        organization = self.add(
            "name=夕阳红舞蹈队",
            "division=" + COMMUNITY,
            "tier=备案",
            "org_type=文体",
            "founded_on=2021-3",
            "activity_fund=300000",
            "has_charter=1",
            "subtypes=305,301",
            "member_count_person=32",
        )
        shown = self.ask("show", "organization", organization)
        self.assertEqual(
            {
                "id": organization,
                "name": "夕阳红舞蹈队",
                "division": COMMUNITY,
                "tier": "2",
                "org_type": "3",
                "founded_on": "2021-03",
                "activity_fund": 300000,
                "has_charter": 1,
                "subtypes": "301,305",
                "member_count_person": 32,
                "status": "2",
                "remark": None,
                "deleted": False,
            },
            {
                key: shown[key]
                for key in (
                    "id",
                    "name",
                    "division",
                    "tier",
                    "org_type",
                    "founded_on",
                    "activity_fund",
                    "has_charter",
                    "subtypes",
                    "member_count_person",
                    "status",
                    "remark",
                    "deleted",
                )
            },
        )
        self.assertIn("肖坝社区", shown["titles"]["division"])

    def test_what_belongs_to_it_is_shown_with_it(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY, "tier=3", "founded_on=2020")
        person = self.add("name=李明", "phone=13800000001", entity="person")
        self.do(
            "add",
            "person_role",
            "organization=" + organization,
            "person=" + person,
            "is_primary_leader=1",
        )
        shown = self.ask("show", "organization", organization)
        self.assertEqual(("李明", "13800000001"), (shown["leader_name"], shown["leader_phone"]))
        self.assertEqual(
            [(person, "1", "李明")],
            [
                (one["person"], one["role"], one["titles"]["person"])
                for one in shown["children"]["person_role"]
            ],
        )
        self.assertEqual(
            [("3", "2020", None)],
            [
                (one["tier"], one["from_on"], one["to_on"])
                for one in shown["children"]["tier_period"]
            ],
        )
        text = self.do("show", "organization", organization)
        for word in ("甲队", "李明", "13800000001"):
            self.assertIn(word, text)

    def test_a_tier_has_periods(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY, "tier=3", "founded_on=2020")
        self.do("set", "organization", organization, "tier=2")
        periods = self.ask("show", "organization", organization)["children"]["tier_period"]
        self.assertEqual(
            [("3", False), ("2", True)], [(one["tier"], one["to_on"] is None) for one in periods]
        )
        self.do("undo")
        self.assertEqual(
            1, len(self.ask("show", "organization", organization)["children"]["tier_period"])
        )

    def test_a_street_has_to_say_which_community(self):
        self.refuse("add", "organization", "name=无处队")
        self.assertEqual([], self.names())

    def test_odd_values_are_kept_and_mentioned(self):
        done = self.run_ctl("add", "person", "name=李明", "phone=1380000000")
        self.assertEqual(0, done.returncode)
        self.assertIn("phone", done.stderr.decode())
        self.assertEqual("1380000000", self.ask("list", "person")[0]["phone"])

    def test_what_is_not_known_is_named(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY)
        for arguments, naming in (
            (["list", "organisation"], "organisation"),
            (["list", "organization", "--where", "colour=red"], "colour"),
            (["list", "organization", "--where", "tier"], "tier"),
            (["list", "organization", "--sort", "colour"], "colour"),
            (["add", "organization", "name=乙队", "tier=第九类"], "第九类"),
            (["add", "organization", "name=乙队", "division=440305"], "division"),
            (["add", "organization", "name=乙队", "division=青山社区"], "青山社区"),
            (["add", "organization", "name=乙队", "division=" + COMMUNITY, "founded_on=去年"], "去年"),
            (["set", "organization", organization, "tier=7"], "tier"),
            (["set", "organization", organization, "leader_name=李明"], "leader_name"),
            (["set", "organization", organization, "activity_fund=3千"], "activity_fund"),
            (["set", "organization", organization, "liaison_worker=1"], "liaison_worker"),
            (["set", "organization", "77", "name=x"], ""),
            (["set", "organization", organization, "name=乙队", "name=丙队"], "name"),
            (["add", "organization", "name=乙队", "division=" + COMMUNITY, "name=丙队"], "twice"),
            (["parameters", "filing_decision_days=5", "filing_decision_days=6"], "twice"),
            (["show", "organization", "seven"], "id"),
            (["delete", "organization", "77"], ""),
        ):
            with self.subTest(arguments):
                self.refuse(*arguments, naming=naming if "founded_on" not in arguments[-1] else "")
        self.assertEqual(["甲队"], self.names())
        self.assertEqual("3", self.ask("show", "organization", organization)["tier"])


    def test_what_somebody_typed_is_not_repeated(self):
        """A code or a division is a word; a name, a number or a sentence in its place is not."""
        organization = self.add("name=甲队", "division=" + COMMUNITY)
        for arguments, typed in (
            (["add", "organization", "name=乙队", "tier=13800000001"], "13800000001"),
            (["add", "organization", "name=乙队", "tier=李明的电话是一三八零零零零零零零一，住在肖坝社区"], "李明"),
            (["add", "organization", "name=乙队", "division=511102199001011234"], "511102199001011234"),
            (["add", "person", "name=李明", "sex=不男不女"], "不男不女"),
            (["set", "organization", organization, "liaison_worker=李明"], "李明"),
            (["add", "organization", "name=乙队", "founded_on=13800000001"], "13800000001"),
            (["add", "person", "李明13800000001"], "李明"),
            (["add", "person", "李明=13800000001"], "李明"),
            (["show", "person", "李明"], "李明"),
            (["add", "李明", "name=李明"], "李明"),
            (["list", "organization", "--where", "tier=13800000001"], "13800000001"),
        ):
            with self.subTest(arguments):
                done = self.run_ctl(*arguments)
                self.assertEqual(2, done.returncode)
                self.assertNotIn(typed, done.stderr.decode())

    def test_nothing_is_put_under_what_is_in_the_bin(self):
        gone = self.add("name=甲队", "division=" + COMMUNITY)
        kept = self.add("name=乙队", "division=" + COMMUNITY)
        leader = self.add("name=李明", entity="person")
        post = self.add("organization=" + kept, "person=" + leader, "role=1", entity="person_role")
        other = self.add("name=王红", entity="person")
        self.do("delete", "organization", gone)
        self.do("delete", "person", other)
        for arguments in (
            ["add", "filing", "organization=" + gone, "filing_kind=1"],
            ["set", "person_role", post, "organization=" + gone],
            ["set", "person_role", post, "person=" + other],
        ):
            with self.subTest(arguments):
                self.refuse(*arguments, naming="bin")
        self.do("undo")
        self.do("undo")
        self.assertEqual({"甲队", "乙队"}, set(self.names()))
        self.do("set", "person_role", post, "person=" + other)
        self.assert_sound()


class InACommunity(Story):
    unit = COMMUNITY

    def test_its_own_organizations_stand_in_it(self):
        organization = self.add("name=甲队")
        self.assertEqual(
            (COMMUNITY, "3", "2"),
            tuple(
                self.ask("show", "organization", organization)[key]
                for key in ("division", "tier", "status")
            ),
        )


class Finding(Story):
    def setUp(self):
        super().setUp()
        self.communities = [one["code"] for one in self.ask("divisions") if one["level"] == "5"]
        for name, tier, division, founded in (
            ("张家坝舞蹈队", "2", 0, "2021-03"),
            ("安乐合唱团", "3", 0, "2019"),
            ("白鹭书画社", "2", 1, "2021-11-05"),
            ("重阳老年协会", "1", 1, ""),
        ):
            self.add(
                "name=" + name,
                "tier=" + tier,
                "division=" + self.communities[division],
                "founded_on=" + founded,
            )

    def test_in_pinyin_order(self):
        self.assertEqual(["安乐合唱团", "白鹭书画社", "重阳老年协会", "张家坝舞蹈队"], self.names())

    def test_by_code_label_or_nothing(self):
        self.assertEqual(["白鹭书画社", "张家坝舞蹈队"], self.names("--where", "tier=2"))
        self.assertEqual(["白鹭书画社", "张家坝舞蹈队"], self.names("--where", "tier=备案"))
        self.assertEqual(["重阳老年协会"], self.names("--where", "founded_on="))
        self.assertEqual(["白鹭书画社", "张家坝舞蹈队"], self.names("--where", "founded_on=2021"))

    def test_below_a_division(self):
        self.assertEqual(4, len(self.names("--where", "division=" + STREET)))
        self.assertEqual(
            ["安乐合唱团", "张家坝舞蹈队"], self.names("--where", "division=" + self.communities[0])
        )

    def test_several_conditions(self):
        self.assertEqual(
            ["张家坝舞蹈队"],
            self.names("--where", "tier=2", "--where", "division=" + self.communities[0]),
        )
        self.assertEqual(
            3,
            len(self.names("--where", "tier=2", "--where", "tier=1")),
            "a second value of a field is an alternative",
        )

    def test_in_another_order(self):
        self.assertEqual(["安乐合唱团", "张家坝舞蹈队", "白鹭书画社", "重阳老年协会"], self.names("--sort", "founded_on"))

    def test_every_record_has_every_field(self):
        records = self.ask("list", "organization")
        self.assertEqual(1, len({tuple(record) for record in records}))
        self.assertTrue(all(isinstance(record["id"], str) for record in records))
        self.assertEqual([], self.ask("list", "venue"))

    def test_a_table_is_aligned(self):
        """Each column begins at the same place of the screen in every line."""
        lines = self.do("list", "organization").splitlines()
        self.assertEqual(1 + 4 + 1, len(lines))
        starts = set()
        for line, name in zip(lines[1:5], self.names()):
            before = line[: line.index(name)]
            starts.add(sum(2 if ord(c) > 0x2E80 else 1 for c in before))
        self.assertEqual(1, len(starts))


class TheRecycleBin(Story):
    def test_there_and_back(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY)
        self.do("delete", "organization", organization)
        self.assertEqual([], self.names())
        self.assertEqual(["甲队"], self.names("--deleted"))
        self.assertTrue(self.ask("show", "organization", organization)["deleted"])
        self.assertEqual([], self.ask("list", "tier_period"))
        self.refuse("set", "organization", organization, "name=乙队")
        self.refuse("delete", "organization", organization)

        self.do("restore", "organization", organization)
        self.assertEqual(["甲队"], self.names())
        self.assertEqual(1, len(self.ask("list", "tier_period")))
        self.refuse("restore", "organization", organization)
        self.assert_sound()


    def test_what_is_added_may_lie_there(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY)
        self.do("delete", "organization", organization)
        done = self.run_ctl("add", "organization", "name=甲队", "division=" + COMMUNITY)
        self.assertEqual(0, done.returncode)
        self.assertIn("bin", done.stderr.decode())
        done = self.run_ctl("add", "organization", "name=乙队", "division=" + COMMUNITY)
        self.assertEqual(b"", done.stderr)

    def test_its_like_may_have_been_added_again(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY)
        self.do("delete", "organization", organization)
        self.assertEqual(b"", self.run_ctl("restore", "organization", organization).stderr)
        self.do("delete", "organization", organization)
        self.add("name=甲队", "division=" + COMMUNITY)
        done = self.run_ctl("restore", "organization", organization)
        self.assertEqual(0, done.returncode)
        self.assertIn("name: ", done.stderr.decode())


class History(Story):
    def test_of_one_record(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY, "founded_on=2020")
        self.do("set", "organization", organization, "founded_on=2021-03", "org_type=3")
        changed, added = self.ask("history", "organization", organization)
        self.assertEqual(
            {("founded_on", "2020", "2021-03"), ("org_type", None, "3")},
            {(one["field"], one["before"], one["after"]) for one in changed["changes"]},
        )
        self.assertEqual({"added"}, {one["kind"] for one in added["changes"]})
        self.assertIn(("name", None, "甲队"),
                      {(one["field"], one["before"], one["after"]) for one in added["changes"]})
        self.assertIn("甲队", changed["label"])
        self.assertIn("2021-03", self.do("history", "organization", organization))

    def test_undo_and_redo_outlive_the_program(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY)
        self.do("set", "organization", organization, "name=乙队")
        self.do("set", "organization", organization, "name=丙队")
        for name in ("乙队", "甲队"):
            self.do("undo")
            self.assertEqual([name], self.names())
        for name in ("乙队", "丙队"):
            self.do("redo")
            self.assertEqual([name], self.names())
        self.refuse("redo")
        self.do("undo")
        self.assertIn(True, [change["undone"] for change in self.ask("history")])
        self.assert_sound()

    def test_nothing_to_undo(self):
        while self.run_ctl("undo").returncode == 0:
            pass
        self.refuse("undo")

    def test_of_which_record(self):
        self.refuse("history", "organization")
        self.refuse("history", "organization", "77")


if __name__ == "__main__":
    tap.main()
