# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which registered organizations owe the unit that guides them the report of last year."""

from datetime import date, timedelta

from office import is_active, since

import R07

NOTICE_DAYS = 15


def has_gone(office, report):
    days = [report[name] for name in ("guide_submitted_on", "submitted_on") if report[name]]
    if not days:
        return report["state"] != "1"
    return min(since(day) for day in days) <= office.date


def due(office, unit):
    year = office.date.year
    last = date(year, 3, 31)
    if office.date + timedelta(days=NOTICE_DAYS) < last:
        return set()
    gone = {
        report["organization"]
        for report in office.rows("annual_report")
        if report["year"] == year - 1 and has_gone(office, report)
    }
    return {
        (o["id"], last.isoformat())
        for o in office.standing(unit, "1")
        if is_active(o) and o["id"] not in gone and since(o["founded_on"]) < date(year, 1, 1)
        and not R07.is_new(office, o)
    }
