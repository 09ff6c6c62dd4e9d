# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is still to be put right and is due within the notice, or was."""

from datetime import timedelta

from office import last_day, since

NOTICE_DAYS = 7  # as shipped


def due(office, unit):
    return {
        (r["id"], r["due_on"])
        for o in office.standing(unit)
        for r in office.of("rectification", o)
        if r["state"] in ("1", "4")
        and r["due_on"] is not None
        and since(r["notified_on"]) <= office.date
        and last_day(r["due_on"]) <= office.date + timedelta(days=NOTICE_DAYS)
    }
