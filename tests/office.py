# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the records of an office mean on a day, worked out from the tables with real dates and a
calendar: a second time, and another way than data/schema/views.sql, so that a mistake there is not
copied. The oracles of the ledgers are written in these words.
"""

import calendar
import datetime
import re
import sqlite3
from pathlib import Path

CODES = Path(__file__).resolve().parents[1] / "data" / "codes"
ENDED = {"5", "6", "7", "8"}
NEVER, ALWAYS = datetime.date.min, datetime.date.max


def labels(name):
    found, code = {}, None
    for line in (CODES / f"{name}.ini").read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"\[(.*)\]", line):
            code = match[1]
        elif line.startswith("label="):
            found[code] = line[6:]
    return found


LABELS = {}


def label(name, codes):
    """Several codes are joined by a comma; what is no code stands as it is."""
    if name not in LABELS:
        LABELS[name] = labels(name)
    return None if codes is None else "、".join(LABELS[name].get(code, code) for code in codes.split(","))


def tick(flag):
    return "√" if flag else None


def mask_name(name):
    if len(name) > 2:
        return name[0] + "*" * (len(name) - 2) + name[-1]
    return name[0] + "*" if len(name) == 2 else "*"


def mask_phone(phone):
    def one(number):
        return "*" * len(number) if len(number) <= 7 else number[:3] + "*" * (len(number) - 7) + number[-4:]

    return "/".join(one(number) for number in phone.split("/"))


def hide(_):
    return None


def first_day(text):
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return datetime.date(year, month, day)


def last_day(text):
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return datetime.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def since(text):
    return NEVER if text is None else first_day(text)


def until(text):
    return ALWAYS if text is None else last_day(text)


def is_active(organization):
    """Of the day: neither preparing nor stopped."""
    return organization["status"] not in ("1", "3")


class Office:
    def __init__(self, path, date):
        self.db = sqlite3.connect(path)
        self.db.row_factory = sqlite3.Row
        self.date = datetime.date.fromisoformat(date)
        self.tables = {}
        self.divisions = {row["id"]: row for row in self.rows("division")}
        self.people = {row["id"]: row for row in self.rows("person")}
        self.venues = {row["id"]: row for row in self.rows("venue")}

    def rows(self, table):
        if table not in self.tables:
            found = [dict(row) for row in self.db.execute(f"SELECT * FROM {table} ORDER BY id")]
            self.tables[table] = [row for row in found if row["deleted_at"] is None]
        return self.tables[table]

    def of(self, table, organization):
        return [row for row in self.rows(table) if row["organization"] == organization["id"]]

    def below(self, unit):
        found = {unit}
        while more := {d for d, row in self.divisions.items() if row["parent"] in found} - found:
            found |= more
        return found

    def is_community(self, division):
        return (
            division["level"] == "5"
            and since(division["valid_from"]) <= self.date
            and (division["valid_to"] is None or first_day(division["valid_to"]) > self.date)
        )

    # In the register on the day.

    def is_standing(self, organization):
        if since(organization["founded_on"]) > self.date:
            return False
        if organization["status"] not in ENDED:
            return True
        return organization["status_date"] is not None and first_day(organization["status_date"]) > self.date

    def tier(self, organization):
        left = [p for p in self.of("tier_period", organization) if p["to_on"] and last_day(p["to_on"]) > self.date]
        left.sort(key=lambda p: (last_day(p["to_on"]), since(p["from_on"]), p["id"]))
        return left[0]["tier"] if left else organization["tier"]

    def of_the_day(self, organization):
        known = since(organization["status_date"]) <= self.date
        return dict(organization, tier=self.tier(organization), status=organization["status"] if known else None)

    def standing(self, unit, *tiers):
        scope = self.below(unit)
        chosen = [
            self.of_the_day(row) for row in self.rows("organization")
            if row["division"] in scope and self.is_standing(row)
        ]
        return sorted(
            (o for o in chosen if not tiers or o["tier"] in tiers),
            key=lambda o: (o["division"], o["org_type"] is None, o["org_type"] or "", o["name_key"], o["id"]),
        )

    # What hangs on it on the day.

    def covers(self, row, start, end):
        return since(row[start]) <= self.date <= until(row[end])

    def person(self, person):
        return self.people.get(person, {})

    def leader(self, organization):
        roles = [r for r in self.of("person_role", organization)
                 if r["role"] == "1" and self.covers(r, "started_on", "ended_on")]
        roles.sort(key=lambda r: (-(r["is_primary_leader"] or 0), ALWAYS - until(r["ended_on"]), r["id"]))
        return self.person(roles[0]["person"]) if roles else {}

    def legal_representative(self, organization):
        roles = [r for r in self.of("person_role", organization)
                 if r["is_legal_rep"] and self.covers(r, "started_on", "ended_on")]
        roles.sort(key=lambda r: (ALWAYS - until(r["ended_on"]), r["id"]))
        return self.person(roles[0]["person"]) if roles else {}

    def venues_of(self, organization):
        used = [u for u in self.of("org_venue", organization) if self.covers(u, "from_on", "to_on")]
        used.sort(key=lambda u: (ALWAYS - until(u["to_on"]), u["id"]))
        return [self.venues[u["venue"]] for u in used]

    def venue(self, organization):
        return next(iter(self.venues_of(organization)), {})

    def coverage(self, organization):
        return next((c for c in self.of("party_coverage", organization) if self.covers(c, "from_on", "to_on")), {})

    def one(self, table, organization):
        return next(iter(self.of(table, organization)), {})

    def certificate(self, organization):
        def begun(f):
            return since(f["decided_on"] or f["issued_on"] or f["valid_from"])

        found = [
            f for f in self.of("filing", organization)
            if f["filing_kind"] in "12" and f["decision"] in (None, "1") and begun(f) <= self.date
            and (f["filing_no"] or f["decided_on"] or f["issued_on"] or f["valid_to"])
        ]
        return max(found, key=lambda f: (begun(f), f["id"])) if found else {}

    def has_applied(self, organization):
        """For a first certificate, and nobody had decided on it by the day."""
        def decided(f):
            if f["decided_on"] or f["issued_on"]:
                return first_day(f["decided_on"] or f["issued_on"])
            return ALWAYS if f["decision"] is None and f["filing_no"] is None else NEVER

        return any(
            f["filing_kind"] == "1" and since(f["applied_on"]) <= self.date < decided(f)
            for f in self.of("filing", organization)
        )

    def community(self, organization):
        division = self.divisions[organization["division"]]
        return (division["short_name"] or division["name"]) if division["level"] == "5" else None

    def township(self, organization):
        division = self.divisions[organization["division"]]
        return self.divisions[division["parent"]]["name"] if division["level"] == "5" else division["name"]
