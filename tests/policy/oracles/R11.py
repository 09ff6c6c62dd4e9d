# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who applied to a base and has no answer; the days for it are counted one by one."""

from datetime import date, timedelta

REPLY_DAYS = 5  # working days, as shipped


def working_days_after(day, n):
    while n > 0:
        day += timedelta(days=1)
        n -= day.weekday() < 5
    return day


def due(office, unit):
    return {
        (i["id"], working_days_after(date.fromisoformat(i["applied_on"]), REPLY_DAYS).isoformat())
        for o in office.standing(unit)
        for i in office.of("incubation", o)
        if i["state"] == "1"
        and len(i["applied_on"] or "") == 10
        and i["applied_on"] <= office.date.isoformat()
    }
