# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is to be visited again within the notice, or was, by what the last visit arranged."""

from datetime import timedelta

from office import is_active, last_day

NOTICE_DAYS = 7  # as shipped


def due(office, unit):
    found = set()
    for o in office.standing(unit):
        made = [v for v in office.of("contact_visit", o)
                if v["visited_on"] and v["visited_on"] <= office.date.isoformat()]
        if not is_active(o) or not made:
            continue
        next_on = max(made, key=lambda v: (v["visited_on"], v["id"]))["next_on"]
        if next_on and last_day(next_on) <= office.date + timedelta(days=NOTICE_DAYS):
            found.add((o["id"], next_on))
    return found
