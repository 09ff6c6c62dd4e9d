# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Applications that are to be corrected within the notice, or were."""

from datetime import timedelta

from office import last_day, since

NOTICE_DAYS = 2  # as shipped


def due(office, unit):
    return {
        (f["id"], f["correction_due"])
        for o in office.standing(unit)
        for f in office.of("filing", o)
        if f["state"] == "4"
        and f["correction_due"] is not None
        and since(f["correction_notice_on"]) <= office.date
        and last_day(f["correction_due"]) <= office.date + timedelta(days=NOTICE_DAYS)
    }
