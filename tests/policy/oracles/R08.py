# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Grades that were shown to all as long as they have to be."""

from office import last_day


def due(office, unit):
    return {
        (e["id"], e["publicized_to"])
        for o in office.standing(unit)
        for e in office.of("evaluation", o)
        if e["state"] == "6" and e["publicized_to"] and last_day(e["publicized_to"]) <= office.date
    }
