# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must stand in L03, worked out from the tables."""

from datetime import timedelta

from office import hide, label, last_day, mask_name, mask_phone, tick

TITLE = "备案类社区社会组织台账"
SHEET = "备案台账"
HEADINGS = [
    "序号", "所属社区（村）", "备案编号", "组织名称", "类别", "成立时间", "备案日期", "有效期至",
    "备案机关", "负责人", "性别", "政治面貌", "联系电话", "成员数（人）", "活动场所", "活动地域",
    "业务范围", "活动资金（元）", "有无章程", "党建覆盖方式", "推荐社区", "上次评价等次",
    "状态（正常/即将到期/到期/整改）", "备注",
]
SUMMED = [
    "成员数（人）", "活动资金（元）",
]
PERSONAL = {"负责人": mask_name, "政治面貌": hide, "联系电话": mask_phone}
NOTICE_DAYS = 60  # data/policy/parameters.ini: renewal_notice_days, which this office did not change


def state(office, organization, valid_to):
    if organization["status"] == "4":
        return "整改"
    if valid_to is not None:
        if last_day(valid_to) < office.date:
            return "到期"
        if last_day(valid_to) <= office.date + timedelta(days=NOTICE_DAYS):
            return "即将到期"
    return label("org_status", organization["status"])


def rows(office, unit):
    for o in office.standing(unit, "2"):
        f, leader, venue = office.certificate(o), office.leader(o), office.venue(o)
        yield {
            "所属社区（村）": office.community(o),
            "备案编号": f.get("filing_no"),
            "组织名称": o["name"],
            "类别": label("org_type", o["org_type"]),
            "成立时间": o["founded_on"],
            "备案日期": f.get("decided_on") or f.get("issued_on"),
            "有效期至": f.get("valid_to"),
            "备案机关": f.get("filing_authority"),
            "负责人": leader.get("name"),
            "性别": label("sex", leader.get("sex")),
            "政治面貌": label("political_status", leader.get("political_status")),
            "联系电话": leader.get("phone") or o["contact_phone"],
            "成员数（人）": o["member_count_person"],
            "活动场所": venue.get("name"),
            "活动地域": o["service_area"],
            "业务范围": o["business_scope"],
            "活动资金（元）": None if o["activity_fund"] is None else o["activity_fund"] / 100,
            "有无章程": tick(o["has_charter"]),
            "党建覆盖方式": label("party_mode", office.coverage(o).get("party_mode")),
            "推荐社区": f.get("recommender"),
            "状态（正常/即将到期/到期/整改）": state(office, o, f.get("valid_to")),
            "备注": o["remark"],
        }
