# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has not handed in the report of last year, once it is due soon or was."""

from calendar import monthrange
from datetime import date, timedelta

from office import is_active, since

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


def due(office, unit):
    year = office.date.year
    done = handed_in(office, year - 1)
    found = set()
    for o in office.standing(unit, *MONTHS):
        month = MONTHS[o["tier"]]
        last = date(year, month, monthrange(year, month)[1])
        if (
            is_active(o) and o["id"] not in done
            and since(o["founded_on"]) < date(year, 1, 1)
            and last <= office.date + timedelta(days=NOTICE_DAYS)
        ):
            found.add((o["id"], last.isoformat()))
    return found
