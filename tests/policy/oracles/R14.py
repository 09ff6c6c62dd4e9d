# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ledgers that are to be reported upward within the notice, or were, and have not been or came back."""

from datetime import timedelta

from office import last_day

NOTICE_DAYS = 7  # as shipped


def due(office, unit):
    scope = office.below(unit)
    return {
        (b["id"], b["due_on"])
        for b in office.rows("report_batch")
        if b["division"] in scope and b["due_on"]
        and b["state"] not in ("1", "3")
        and last_day(b["due_on"]) <= office.date + timedelta(days=NOTICE_DAYS)
    }
