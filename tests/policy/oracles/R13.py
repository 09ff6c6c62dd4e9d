# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The filed whose report of last year is so late that it belongs into the record of their credit."""

from datetime import date, timedelta

from office import first_day, is_active, since

import R07

GRACE_DAYS = 30  # as shipped


def due(office, unit):
    first = date(office.date.year, 1, 1)
    last = date(office.date.year, R07.MONTHS["2"], 31) + timedelta(days=GRACE_DAYS)
    if office.date <= last:
        return set()
    done = R07.handed_in(office, first.year - 1) | {
        c["organization"]
        for c in office.rows("credit_record")
        if c["credit_kind"] == "2" and c["happened_on"]
        and first <= first_day(c["happened_on"]) <= office.date
    }
    return {
        (o["id"], last.isoformat())
        for o in office.standing(unit, "2")
        if is_active(o) and o["id"] not in done and since(o["founded_on"]) < first
        and not R07.is_new(office, o)
    }
