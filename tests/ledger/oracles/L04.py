# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must stand in L04, worked out from the tables."""

from office import label, mask_name, mask_phone

TITLE = "社区活动小组工作台账"
SHEET = "活动小组台账"
HEADINGS = [
    "序号", "社区（村）", "小组名称", "类别", "成立时间", "负责人", "联系电话", "成员数（人）",
    "成员名册（附页码/见附表）", "业务范围", "活动场所", "活动频次", "重大活动（名称、时间）",
    "党员数", "指导人（居委会）", "拟备案意向（是/否/条件）", "备注",
]
SUMMED = [
    "成员数（人）", "党员数",
]
PERSONAL = {"负责人": mask_name, "联系电话": mask_phone, "指导人（居委会）": mask_name}


def rows(office, unit):
    for o in office.standing(unit, "3"):
        leader, venue, worker = office.leader(o), office.venue(o), office.person(o["liaison_worker"])
        yield {
            "社区（村）": office.community(o),
            "小组名称": o["name"],
            "类别": label("org_type", o["org_type"]),
            "成立时间": o["founded_on"],
            "负责人": leader.get("name"),
            "联系电话": leader.get("phone") or o["contact_phone"],
            "成员数（人）": o["member_count_person"],
            "业务范围": o["business_scope"],
            "活动场所": venue.get("name"),
            "活动频次": o["frequency"],
            "党员数": o["party_member_count"],
            "指导人（居委会）": worker.get("name"),
            "拟备案意向（是/否/条件）": "是" if office.has_applied(o) else None,
            "备注": o["remark"],
        }
