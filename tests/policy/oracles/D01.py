# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The organizations in the register."""


def ids(office, unit):
    return {o["id"] for o in office.standing(unit)}
