# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Major activities that are over and were held, but not summed up."""

from datetime import date, timedelta

SUMMARY_DAYS = 3  # as shipped


def due(office, unit):
    found = set()
    for o in office.standing(unit):
        for report in office.of("major_report", o):
            over = report["planned_end"] or report["planned_start"] or ""
            if report["state"] != "6" or len(over) < 10:
                continue
            day = date.fromisoformat(over[:10])
            if day <= office.date:
                found.add((report["id"], (day + timedelta(days=SUMMARY_DAYS)).isoformat()))
    return found
