# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Needs that nobody has closed and that are to be done within the notice, or were."""

from datetime import timedelta

from office import last_day, since

NOTICE_DAYS = 3  # as shipped
OPEN = ("1", "2", "3")


def due(office, unit):
    scope = office.below(unit)
    return {
        (need["id"], need["due_on"])
        for need in office.rows("need")
        if need["division"] in scope
        and need["state"] in OPEN
        and need["due_on"] is not None
        and since(need["collected_on"]) <= office.date
        and last_day(need["due_on"]) <= office.date + timedelta(days=NOTICE_DAYS)
    }
