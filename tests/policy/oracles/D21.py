# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Organizations that the Party's work reaches, divided by all."""


def ids(office, unit):
    return {o["id"] for o in office.standing(unit) if office.coverage(o).get("party_mode") not in (None, "0")}


def over(office, unit):
    return {o["id"] for o in office.standing(unit)}
