# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has not handed in the report of last year, once it is due soon or was."""

from calendar import monthrange
from datetime import date, timedelta

from office import is_active, last_day, since

MONTHS = {"1": 5, "2": 3}  # of the registered and the filed, as shipped
NOTICE_DAYS = 15


def handed_in(office, year):
    return {
        report["organization"]
        for report in office.rows("annual_report")
        if report["year"] == year
        and (report["state"] != "1" or report["submitted_on"])
        and since(report["submitted_on"]) <= office.date
    }


def certified(filing):
    if filing["filing_kind"] not in ("1", "2") or filing["decision"] not in (None, "1"):
        return None
    if not any(filing[name] for name in ("filing_no", "decided_on", "issued_on", "valid_to")):
        return None
    return since(filing["decided_on"] or filing["issued_on"] or filing["valid_from"])


def is_new(office, organization):
    """A group until this year, or filed for the first time in it: it owes no report of the year before."""
    first = date(office.date.year, 1, 1)
    left = [last_day(p["to_on"]) for p in office.of("tier_period", organization) if p["tier"] == "3" and p["to_on"]]
    days = [(certified(f), f["filing_kind"]) for f in office.of("filing", organization) if certified(f)]
    earliest = min((day for day, _ in days), default=None)
    left += [day for day, kind in days if kind == "1" and day == earliest]
    return any(first <= day <= office.date for day in left)


def due(office, unit):
    year = office.date.year
    done = handed_in(office, year - 1)
    found = set()
    for o in office.standing(unit, *MONTHS):
        month = MONTHS[o["tier"]]
        last = date(year, month, monthrange(year, month)[1])
        if (
            is_active(o) and o["id"] not in done and not is_new(office, o)
            and since(o["founded_on"]) < date(year, 1, 1)
            and last <= office.date + timedelta(days=NOTICE_DAYS)
        ):
            found.add((o["id"], last.isoformat()))
    return found
