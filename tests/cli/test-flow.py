# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A group is filed: from the application to the number on its certificate, step by step."""

import datetime

from story import COMMUNITY, Story

import tap


class Filing(Story):
    def setUp(self):
        super().setUp()
        self.group = self.ask(
            "add", "organization", "name=夕阳红舞蹈队", f"division={COMMUNITY}", "tier=3"
        )["id"]
        self.filing = self.ask(
            "add", "filing", f"organization={self.group}", "applied_on=2026-03-02"
        )["id"]

    def advance(self, *arguments, status=0):
        return self.do("advance", "filing", self.filing, *arguments, status=status)

    def state(self):
        return self.ask("advance", "filing", self.filing)["state"]

    def tick(self, entity, field):
        for child in self.ask("list", entity):
            self.do("set", entity, child["id"], f"{field}=1")

    def test_from_application_to_number(self):
        self.advance("recommend", "recommender=肖坝社区居委会", "recommended_on=2026-03-02")
        self.advance("accept", "accepted_on=2026-03-03")
        waiting = {"entity": "filing", "id": self.filing, "state": "3", "due": "2026-03-10"}
        for day, urgency in (("2026-03-03", "soon"), ("2026-03-11", "late")):
            self.assertEqual(
                [{**waiting, "urgency": urgency}], self.ask("cases", "--as-of", day)
            )
        self.assertIn("2026-03-10", self.do("cases"))
        refused = self.run_ctl("advance", "filing", self.filing, "review")
        self.assertEqual(2, refused.returncode)
        self.assertIn("6", refused.stderr.decode())
        self.tick("filing_material", "received")
        self.tick("filing_check", "met")
        self.advance("review", "reviewed_on=2026-03-05")
        self.advance("approve", "decided_on=2026-03-06", "party_sync=3")

        filing = self.ask("show", "filing", self.filing)
        self.assertEqual("绿心社备〔2026〕1号", filing["filing_no"])
        self.assertEqual("2026-03-10", filing["due_on"])
        self.assertEqual(("2026-03-06", "2029-03-05"), (filing["valid_from"], filing["valid_to"]))
        self.assertEqual("2", self.ask("show", "organization", self.group)["tier"])
        self.assertEqual([], self.ask("advance", "filing", self.filing)["next"])
        self.assertEqual([], self.ask("cases"))

        self.do("undo")
        self.assertEqual("5", self.state())
        self.assertEqual("3", self.ask("show", "organization", self.group)["tier"])

    def approve(self):
        self.advance("accept", "accepted_on=2026-03-03")
        self.tick("filing_material", "received")
        self.tick("filing_check", "met")
        self.advance("review", "reviewed_on=2026-03-05")
        self.advance("approve", "decided_on=2026-03-06", "party_sync=3")

    def standing(self):
        """The tier, and the periods that say since when."""
        shown = self.ask("show", "organization", self.group)
        periods = shown["children"]["tier_period"]
        return shown["tier"], [(one["tier"], one["to_on"]) for one in periods]

    def test_an_approval_that_goes_takes_its_tier_along(self):
        group = ("3", [("3", None)])
        filed = ("2", [("3", "2026-03-06"), ("2", None)])
        self.assertEqual(group, self.standing())
        self.approve()
        self.assertEqual(filed, self.standing())
        self.do("delete", "filing", self.filing)
        self.assertEqual(group, self.standing())
        self.do("undo")
        self.assertEqual(filed, self.standing())
        self.do("delete", "filing", self.filing)
        self.do("restore", "filing", self.filing)
        self.assertEqual(filed, self.standing())
        self.do("set", "filing", self.filing, "decision=")
        self.assertEqual(group, self.standing())
        self.assert_sound()

    def test_another_certificate_keeps_the_tier(self):
        self.approve()
        self.add(
            f"organization={self.group}", "filing_kind=2", "decision=1", "filing_no=旧1号",
            entity="filing",
        )
        self.do("delete", "filing", self.filing)
        self.assertEqual("2", self.standing()[0])

    def test_odd_days_are_mentioned(self):
        self.do("set", "organization", self.group, "founded_on=2025-05")
        for day, word in (
            ("2026-03-01", "the step before it"),
            ("2024", "the step before it"),
            ("2099-01-01", "not come yet"),
        ):
            with self.subTest(day):
                done = self.run_ctl("advance", "filing", self.filing, "accept", "accepted_on=" + day)
                self.assertEqual(0, done.returncode, done.stderr.decode())
                self.assertIn("accepted_on", done.stderr.decode())
                self.assertIn(word, done.stderr.decode())
                self.do("undo")
        done = self.run_ctl("set", "filing", self.filing, "applied_on=2025-04-30")
        self.assertIn("founding", done.stderr.decode())
        self.do("set", "organization", self.group, "founded_on=")
        done = self.run_ctl("set", "filing", self.filing, "applied_on=2019-04-30")
        self.assertIn("long ago", done.stderr.decode())
        today = datetime.date.today()
        self.do("set", "filing", self.filing, f"applied_on={today}")
        done = self.run_ctl("advance", "filing", self.filing, "accept", f"accepted_on={today}")
        self.assertNotIn("accepted_on", done.stderr.decode())

    def test_in_the_bin_nothing_comes_next(self):
        self.do("delete", "filing", self.filing)
        self.assertIn("recycle bin", self.refused("advance", "filing", self.filing))
        self.refused("advance", "filing", self.filing, "accept", "accepted_on=2026-03-03")
        self.do("restore", "filing", self.filing)
        self.assertEqual("1", self.state())

    def test_a_number_is_given_once(self):
        self.approve()
        given = "filing_no=" + self.ask("show", "filing", self.filing)["filing_no"]
        change = self.ask("add", "filing", f"organization={self.group}", "filing_kind=3")["id"]
        self.assertEqual(b"", self.run_ctl("set", "filing", change, given).stderr)

        other = self.ask("add", "organization", "name=向阳合唱队", f"division={COMMUNITY}")["id"]
        filing = self.ask("add", "filing", f"organization={other}")["id"]
        said = self.run_ctl("set", "filing", filing, given)
        self.assertEqual(0, said.returncode)
        self.assertIn("Another organization has this number", said.stderr.decode())

    def test_an_organization_that_ends_has_open_cases(self):
        done = self.run_ctl("set", "organization", self.group, "status=5")
        self.assertEqual(0, done.returncode)
        self.assertIn("status: ", done.stderr.decode())
        self.do("set", "organization", self.group, "status=2")
        self.advance("withdraw", "decided_on=2026-03-03")
        done = self.run_ctl("set", "organization", self.group, "status=5")
        self.assertNotIn("status: ", done.stderr.decode())

    def test_what_is_not_a_step_is_named(self):
        self.assertIn("withdraw", self.refused("advance", "filing", self.filing, "leap"))
        self.assertIn("filing", self.refused("advance", "organization", self.group, "accept"))
        self.refused("advance", "filing", self.filing, "approve", "decided_on=2026-03-06", "party_sync=3")
        self.assertEqual("1", self.state())

    def refused(self, *arguments):
        done = self.run_ctl(*arguments)
        self.assertEqual(2, done.returncode)
        return done.stderr.decode()


class Ladder(Story):
    def setUp(self):
        super().setUp()
        self.group = self.ask("add", "organization", "name=夕阳红舞蹈队", f"division={COMMUNITY}", "tier=3")["id"]

    def states(self):
        found = {}
        for condition in self.ask("ladder", self.group)["conditions"]:
            found.setdefault(condition["code"], []).append(condition["state"])
        return found

    def lead(self, role):
        person = self.ask("add", "person", "name=王桂兰")["id"]
        self.do("add", "person_role", f"organization={self.group}", f"person={person}", f"role={role}")

    def test_what_is_recorded_is_met(self):
        self.assertEqual(
            {"1": ["met"], "2": ["missing"], "3": ["missing"] * 2, "4": ["missing"], "5": ["missing"],
             "6": ["open"], "7": ["open"], "8": ["missing"]},
            self.states(),
        )
        self.do("set", "organization", self.group, "member_count_person=12", "has_charter=1")
        self.lead(1)
        for _ in range(2):
            self.lead(2)
        venue = self.ask("add", "venue", "name=活动室", f"division={COMMUNITY}")["id"]
        self.do("add", "org_venue", f"organization={self.group}", f"venue={venue}")
        self.do("add", "party_coverage", f"organization={self.group}", "party_mode=0")
        states = self.states()
        self.assertEqual((["missing", "met"], ["missing"]), (states.pop("3"), states.pop("8")))
        self.assertEqual({"met", "open"}, {state for found in states.values() for state in found})
        self.lead(2)
        self.do("parameters", "members_least=13")
        self.assertEqual(["met", "missing"], self.states()["3"])
        self.assertIn("12", self.do("ladder", self.group))

    def test_a_name_that_another_has(self):
        self.do("add", "organization", "name=夕阳红舞蹈队", f"division={COMMUNITY}", "tier=3")
        self.assertEqual(["missing"], self.states()["1"])

    def test_the_way_up_and_back(self):
        self.do("set", "organization", self.group, "tier=2", "activity_fund=2999999")
        self.assertEqual("1", self.ask("ladder", self.group)["tier"])
        self.assertEqual(["missing"], self.states()["6"])
        self.do("set", "organization", self.group, "activity_fund=3000000")
        self.assertEqual(["met"], self.states()["6"])
        today = datetime.date.today()
        self.do("add", "exit_record", f"organization={self.group}", "exit_kind=5", f"decided_on={today}")
        self.assertEqual("1", self.ask("show", "organization", self.group)["tier"])
        self.refuse("ladder", self.group, naming="registered")
        self.do("add", "exit_record", f"organization={self.group}", "exit_kind=6", f"decided_on={today}")
        self.assertEqual("2", self.ask("show", "organization", self.group)["tier"])

    def test_the_file_of_an_organization(self):
        self.do("set", "organization", self.group, "has_charter=1")
        filing = self.ask("add", "filing", f"organization={self.group}", "applied_on=2026-03-02")["id"]
        self.do("advance", "filing", filing, "recommend", "recommender=居委会", "recommended_on=2026-03-02")
        self.do("advance", "filing", filing, "accept", "accepted_on=2026-03-03")
        activity = self.ask("add", "activity", f"organization={self.group}", "title=重阳演出",
                            "start_at=2025-10-29T14:00")["id"]
        file = self.ask("show", "organization", self.group, "--file")
        self.assertEqual("2", file["next_tier"])
        found = [state for states in self.states().values() for state in states]
        for state in ("met", "missing", "open"):
            self.assertEqual(found.count(state), file[state])
        self.assertIn(("filing", filing, "2026-03-10", "3"),
                      [(e["entity"], e["id"], e["day"], e["state"]) for e in file["due"]])
        self.assertEqual([("filing", filing), ("activity", activity)],
                         [(e["entity"], e["id"]) for e in file["last"]])
        self.assertEqual((1, 1), (file["counts"]["filing"], file["counts"]["activity"]))
        self.assertIn("重阳演出", self.do("show", "organization", self.group, "--file"))

    def test_conditions_to_tick_say_what_is_recorded(self):
        self.do("set", "organization", self.group, "has_charter=1")
        self.do("add", "filing", f"organization={self.group}", "applied_on=2026-03-02")
        notes = {check["item"]: check["note"] for check in self.ask("list", "filing_check")}
        self.assertEqual("符合", notes["有章程或活动章程"])
        self.assertEqual("尚无记录", notes["有固定活动场所"])
        self.assertIsNone(notes["不以营利为目的"])


class Parameters(Story):
    def test_an_office_sets_its_own(self):
        self.do("parameters", "filing_decision_days=20")
        days = {entry["name"]: entry for entry in self.ask("parameters")}["filing_decision_days"]
        self.assertEqual(("20", "7", True), (days["value"], days["shipped"], days["own"]))
        self.do("parameters", "filing_decision_days=七", status=2)
        self.do("parameters", "no_such_days=7", status=2)
        self.do("parameters", "filing_decision_days=")
        days = {entry["name"]: entry for entry in self.ask("parameters")}["filing_decision_days"]
        self.assertEqual(("7", False), (days["value"], days["own"]))


if __name__ == "__main__":
    tap.main()
