# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must stand in L29, worked out from the tables."""

from office import label

TITLE = "社区社会组织分类统计汇总表"
SHEET = "分类统计汇总表"
HEADINGS = [
    "序号", "社区（村）", "社区类型（城市/农村）", "组织总数", ("其中", "登记"), ("其中", "备案"),
    ("其中", "活动小组"), ("按类别", "生活服务类"), ("按类别", "社区事务类"),
    ("按类别", "文体活动类"), ("按类别", "公益慈善类"), ("按类别", "其他"),
    ("按功能", "功能服务型"), ("按功能", "兴趣爱好型"), ("按功能", "志愿服务型"), "成员总数",
    "党员总数", "志愿者总数", "活动场所数", "场所总面积（㎡）", "枢纽型数",
    "社区平均数（合计行）", "备注",
]
SUMMED = [
    "组织总数", "登记", "备案", "活动小组", "生活服务类", "社区事务类", "文体活动类",
    "公益慈善类", "其他", "功能服务型", "兴趣爱好型", "志愿服务型", "成员总数", "党员总数",
    "志愿者总数", "活动场所数", "场所总面积（㎡）", "枢纽型数",
]
PERSONAL = {}
# Of the last row: the sum of one heading, divided by the number of such rows.
RATIOS = {"社区平均数（合计行）": ("组织总数", lambda row: not row["社区（村）"].endswith("（本级）"))}


def rows(office, unit):
    everything = office.standing(unit)
    for division in sorted(office.below(unit)):
        d = office.divisions[division]
        own = [o for o in everything if o["division"] == division]
        if not own and not office.is_community(d):
            continue

        def count(test):
            return sum(1 for o in own if test(o))

        def total(field):
            return sum(o[field] or 0 for o in own)

        used = {venue["id"]: venue["area_m2"] for o in own for venue in office.venues_of(o)}
        areas = [area for area in used.values() if area is not None]
        volunteer = count(lambda o: o["org_type"] == "4" and o["is_volunteer_type"] == 1)
        yield {
            "社区（村）": (d["short_name"] or d["name"]) if d["level"] == "5" else d["name"] + "（本级）",
            "社区类型（城市/农村）": label("community_kind", d["community_kind"]),
            "组织总数": len(own),
            "登记": count(lambda o: o["tier"] == "1"),
            "备案": count(lambda o: o["tier"] == "2"),
            "活动小组": count(lambda o: o["tier"] == "3"),
            "生活服务类": count(lambda o: o["org_type"] == "1"),
            "社区事务类": count(lambda o: o["org_type"] == "2"),
            "文体活动类": count(lambda o: o["org_type"] == "3"),
            "公益慈善类": count(lambda o: o["org_type"] == "4"),
            "其他": count(lambda o: o["org_type"] in (None, "9")),
            "功能服务型": count(lambda o: o["org_type"] in ("1", "2")),
            "兴趣爱好型": count(lambda o: o["org_type"] in ("3", "4")) - volunteer,
            "志愿服务型": volunteer,
            "成员总数": total("member_count_person"),
            "党员总数": total("party_member_count"),
            "志愿者总数": total("volunteer_count"),
            "活动场所数": len(used),
            "场所总面积（㎡）": round(sum(areas), 6) if areas else None,
            "枢纽型数": count(lambda o: o["hub_type"] not in (None, "0")),
            "备注": d["remark"],
        }
