# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has not told of the half-year that was over last, once the report is due soon or was."""

import re
from datetime import date, timedelta

from office import first_day, is_active, since

REPORT_DAYS, NOTICE_DAYS = 15, 15  # as shipped, with half-years


def last_half(day):
    year, half = (day.year, 1) if day.month > 6 else (day.year - 1, 2)
    return (year, half), date(year, 6, 30) if half == 1 else date(year, 12, 31)


def half_of(report):
    """As it is written: (2025, 2) of 2025年下半年 or 2025H2."""
    found = re.match(r"(\d{4}).*?(上|下|H1|H2|h1|h2)", report["period"])
    if report["period_type"] != "3" or found is None:
        return None
    return int(found[1]), 1 if found[2] in ("上", "H1", "h1") else 2


def due(office, unit):
    half, over = last_half(office.date)
    last = over + timedelta(days=REPORT_DAYS)
    if office.date < last - timedelta(days=NOTICE_DAYS):
        return set()
    told = {
        report["organization"]
        for report in office.rows("periodic_report")
        if half_of(report) == half
        and (report["state"] != "1" or report["reported_on"])
        and since(report["reported_on"]) <= office.date
    }
    return {
        (o["id"], last.isoformat())
        for o in office.standing(unit)
        if is_active(o) and o["id"] not in told
        and (o["founded_on"] is None or first_day(o["founded_on"]) <= over)
    }
