# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Organizations of urban communities, divided by urban communities."""


def over(office, unit):
    return {
        division for division in office.below(unit)
        if office.is_community(office.divisions[division])
        and office.divisions[division]["community_kind"] == "1"
    }


def ids(office, unit):
    communities = over(office, unit)
    return {o["id"] for o in office.standing(unit) if o["division"] in communities}
