# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Major activities that are planned and begin so soon that they had to be reported by now."""

from datetime import date, timedelta

REPORT_DAYS = 7  # as shipped


def due(office, unit):
    reported = {report["activity"] for report in office.rows("major_report") if report["state"] != "1"}
    found = set()
    for o in office.standing(unit):
        for activity in office.of("activity", o):
            begin = activity["start_at"] or ""
            if activity["status"] != "1" or not activity["is_major"] or len(begin) < 10:
                continue
            days = (date.fromisoformat(begin[:10]) - office.date).days
            if 0 <= days <= REPORT_DAYS and activity["id"] not in reported:
                last = date.fromisoformat(begin[:10]) - timedelta(days=REPORT_DAYS)
                found.add((activity["id"], last.isoformat()))
    return found
