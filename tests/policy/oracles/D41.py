# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The organizations that are in the office's books and not in the register."""


def ids(office, unit):
    scope = office.below(unit)
    return {
        o["id"] for o in office.rows("organization") if o["division"] in scope
    } - {o["id"] for o in office.standing(unit)}
