# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is in a base under an agreement that ends within the notice, or has."""

from datetime import timedelta

from office import last_day, since

NOTICE_DAYS = 30  # as shipped


def due(office, unit):
    return {
        (i["id"], i["agreement_to"])
        for o in office.standing(unit)
        for i in office.of("incubation", o)
        if i["state"] in ("3", "4", "6")
        and i["agreement_to"] is not None
        and since(i["agreement_from"]) <= office.date
        and last_day(i["agreement_to"]) <= office.date + timedelta(days=NOTICE_DAYS)
    }
