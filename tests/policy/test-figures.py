# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures and reminders of an invented office, through the real program: the number is that of the
list behind it, and the list is what the oracle of each (oracles/) works out from the tables. One
without an oracle fails.
"""

import importlib
import sqlite3
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE / "oracles"), str(ROOT / "tests" / "cli"), str(ROOT / "tests")]

import tap
from office import Office
from story import Story

UNIT = 511102009000
POLICY = ROOT / "data" / "policy"
DATES = ("2015-12-31", "2020-02-29", "2024-06-30", "2026-01-01")


def oracles(folder):
    return {path.stem: importlib.import_module(path.stem) for path in sorted((POLICY / folder).glob("*.sql"))}


class Figures(Story):
    def setUp(self):
        super().setUp()
        self.do("sample", "--organizations", 400)

    def office_path(self):
        return self.folder / "office" / "miaopu.db"

    def test_a_figure_is_the_number_of_its_list_and_right(self):
        for date in DATES:
            office = Office(self.office_path(), date)
            shown = {figure["id"]: figure for figure in self.ask("figures", "--as-of", date)}
            self.assertEqual(set(oracles("figures")), set(shown))
            for name, oracle in oracles("figures").items():
                one = self.ask("figures", name, "--as-of", date)
                wanted = oracle.ids(office, UNIT)
                self.assertEqual(sorted(wanted), sorted(map(int, one["ids"])), f"{name} {date}")
                self.assertEqual(len(wanted), shown[name]["count"])
                self.check_value(shown[name], one, len(wanted), getattr(oracle, "over", None), office)

    def check_value(self, figure, one, n, over, office):
        if over is None:
            self.assertEqual(str(n), figure["value"])
            self.assertNotIn("over_ids", one)
            return
        below = over(office, UNIT)
        self.assertEqual(sorted(below), sorted(map(int, one["over_ids"])))
        self.assertEqual(len(below), figure["over"])
        if not below:
            self.assertIsNone(figure["value"])
        elif figure["unit"] == "%":
            self.assertAlmostEqual(100 * n / len(below), float(figure["value"]), delta=0.051)
        else:
            self.assertAlmostEqual(n / len(below), float(figure["value"]), delta=0.0051)

    def test_a_figure_is_of_its_scope(self):
        office = Office(self.office_path(), DATES[-1])
        sizes = set()
        for community in sorted(office.below(UNIT) - {UNIT}):
            figure = self.ask("figures", "D01", "--scope", community, "--as-of", DATES[-1])
            self.assertEqual(len(oracles("figures")["D01"].ids(office, community)), figure["count"])
            sizes.add(figure["count"])
        self.assertGreater(len(sizes), 1)

    def test_a_group_of_divisions_is_a_scope(self):
        members = sorted(Office(self.office_path(), DATES[-1]).below(UNIT) - {UNIT})[:2]
        parts = [self.ask("figures", "D01", "--scope", code)["count"] for code in members]
        group = self.add("name=沿江片区", entity="division_group")
        self.assertEqual(0, self.ask("figures", "D01", "--scope", "沿江片区")["count"])
        for code in members:
            self.add(f"division_group={group}", f"division={code}", entity="division_group_member")
        for scope in ("沿江片区", group):
            self.assertEqual(sum(parts), self.ask("figures", "D01", "--scope", scope)["count"])
        self.refuse("figures", "--scope", "沿海片区", naming="沿海片区")
        self.add("name=沿江片区", entity="division_group")
        self.refuse("figures", "--scope", "沿江片区", naming="沿江片区")
        self.assertEqual(sum(parts), self.ask("figures", "D01", "--scope", group)["count"])

    def test_a_circle_of_divisions_comes_to_an_end(self):
        whole = self.ask("figures", "D01")["count"]
        with sqlite3.connect(self.office_path()) as db:
            db.execute("UPDATE division SET parent = 511102009001 WHERE id = ?", [UNIT])
        db.close()
        self.assertEqual(whole, self.ask("figures", "D01")["count"])

    def put_on_their_way(self):
        """Cases of the sample are done, and its activities held: of some that is taken back."""
        with sqlite3.connect(self.office_path()) as db:
            db.execute("UPDATE rectification SET state = substr ('1234', id % 4 + 1, 1)")
            db.execute("UPDATE rectification SET due_on = substr (due_on, 1, 7) WHERE id % 5 = 0")
            db.execute("UPDATE major_report SET state = '6' WHERE id % 2 = 0")
            db.execute("UPDATE major_report SET planned_end = planned_start WHERE id % 4 = 0")
            db.execute("UPDATE activity SET status = '1', is_major = 1 WHERE id % 3 > 0")
            soon = db.execute("SELECT id FROM activity WHERE is_major = 1 AND start_at >= ?"
                              " ORDER BY start_at", [DATES[2]]).fetchall()
            reports = db.execute("SELECT id, id % 4 FROM major_report WHERE id % 2 = 1").fetchall()
            for (activity,), (report, rest) in zip(soon[::2], reports):
                db.execute("UPDATE major_report SET state = ?, activity = ? WHERE id = ?",
                           ["1" if rest == 1 else "2", activity, report])
            db.execute("UPDATE evaluation SET state = '6' WHERE id % 3 = 0")
            db.execute("UPDATE incubation SET state = '1' WHERE id % 2 = 0")
            db.execute("UPDATE contact_visit SET next_on = substr (next_on, 1, 7) WHERE id % 5 = 0")
            db.execute("UPDATE contact_visit SET next_on = NULL WHERE id % 7 = 0")
            db.execute("UPDATE filing SET state = '4', correction_notice_on = applied_on,"
                       " correction_due = date (applied_on, '7 days') WHERE id % 4 = 0")
            for n, (year, half) in enumerate([(2015, "2015年上半年"), (2019, "2019H2"), (2023, "2023下半年"),
                                              (2025, "2025 h1"), (2025, "2025年下半年")]):
                db.execute("UPDATE periodic_report SET period_type = '3', period = ?,"
                           " state = iif (id % 3 > 0, '1', '2'), reported_on ="
                           " CASE id % 3 WHEN 1 THEN printf ('%d-05-20', ? + 1) END WHERE id % 7 = ?",
                           [half, year, n])
            for n, state in enumerate(("-1", "0", "1", "2", "3")):
                for m, day in enumerate(("2020-03-06", "2020-03-08", "2024-03")):
                    db.execute("INSERT INTO report_batch (id, state, ledger, period, division, due_on)"
                               " VALUES (?, ?, 'L29', ?, ?, ?)", [10 * n + m + 1, state, day, UNIT, day])
            db.execute("UPDATE annual_report SET state = '1', submitted_on = NULL WHERE id % 5 = 0")
            db.execute("UPDATE credit_record SET credit_kind = '2', happened_on = '2024-05-06'"
                       " WHERE id % 3 = 0")
            db.execute("UPDATE organization SET status = '3', status_date = '2023-02-01'"
                       " WHERE id % 11 = 0 AND status = '2'")
        db.close()

    def test_reminders_are_right_and_by_their_day(self):
        self.put_on_their_way()
        seen = set()
        for date in DATES:
            office = Office(self.office_path(), date)
            todo = self.ask("todo", "--as-of", date)
            self.assertEqual(sorted(one["due"] for one in todo), [one["due"] for one in todo])
            for name, oracle in oracles("reminders").items():
                found = {(int(one["id"]), one["due"]) for one in todo if one["reminder"] == name}
                self.assertEqual(oracle.due(office, UNIT), found, f"{name} {date}")
                seen |= {name for _ in found}
        self.assertEqual(set(oracles("reminders")), seen)

    def test_days_of_notice_are_the_offices_own(self):
        office = Office(self.office_path(), DATES[2])
        oracle = oracles("reminders")["R01"]
        self.do("parameters", "renewal_notice_days=300")
        found = {(int(one["id"]), one["due"]) for one in self.ask("todo", "--as-of", DATES[2])
                 if one["reminder"] == "R01"}
        self.assertEqual(oracle.due(office, UNIT, 300), found)
        self.assertGreater(len(found), len(oracle.due(office, UNIT)))

    def test_wrong_questions_are_refused(self):
        self.refuse("figures", "D99", naming="D99")
        self.refuse("figures", "--as-of", "2025-02", naming="2025-09-20")
        self.refuse("figures", "--as-of", "2025-02-30")

    def test_people_read_titles(self):
        name = self.names()[0]
        self.assertIn("组织总数", self.do("figures"))
        self.assertIn(name, self.do("figures", "D01", "--as-of", "2030-01-01"))
        self.assertIn("备案", self.do("todo", "--as-of", "2030-01-01"))


if __name__ == "__main__":
    tap.main()
