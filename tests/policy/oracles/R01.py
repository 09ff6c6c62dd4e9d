# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Filed organizations whose certificate runs out within the notice, or has."""

from datetime import timedelta

from office import last_day

NOTICE_DAYS = 60  # as shipped; the test sets another


def due(office, unit, days=NOTICE_DAYS):
    found = set()
    for o in office.standing(unit, "2"):
        valid_to = office.certificate(o).get("valid_to")
        if valid_to is not None and last_day(valid_to) <= office.date + timedelta(days=days):
            found.add((o["id"], valid_to))
    return found
