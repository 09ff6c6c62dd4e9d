# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must stand in L01, worked out from the tables."""

from office import label, mask_name, mask_phone, tick

TITLE = "社区社会组织基本情况总台账"
SHEET = "基本情况总台账"
HEADINGS = [
    "序号", "所属街道（乡镇）", "所属社区（村）", "组织名称", "管理层级（登记/备案/活动小组）",
    "类别", "细分领域", "成长阶段", "成立时间", "成员数（人）", "其中党员数", "志愿者数",
    "负责人", "联系电话", "活动场所", "场所面积（㎡）", "场所性质", "主要业务范围",
    "主要服务对象", "有无章程", "党建覆盖方式", "是否枢纽型", "备案（登记）编号",
    "联系社工/责任人", "是否已录入平台", "状态", "备注",
]
SUMMED = [
    "成员数（人）", "其中党员数", "志愿者数", "场所面积（㎡）",
]
PERSONAL = {"负责人": mask_name, "联系电话": mask_phone, "联系社工/责任人": mask_name}


def rows(office, unit):
    for o in office.standing(unit):
        leader, venue, worker = office.leader(o), office.venue(o), office.person(o["liaison_worker"])
        registration = office.one("registration", o)
        number = office.certificate(o).get("filing_no")
        if o["tier"] == "1":
            number = registration.get("uscc") or registration.get("old_cert_no")
        yield {
            "所属街道（乡镇）": office.township(o),
            "所属社区（村）": office.community(o),
            "组织名称": o["name"],
            "管理层级（登记/备案/活动小组）": label("tier", o["tier"]),
            "类别": label("org_type", o["org_type"]),
            "细分领域": label("org_subtype", o["subtypes"]),
            "成长阶段": label("stage", o["stage"]),
            "成立时间": o["founded_on"],
            "成员数（人）": o["member_count_person"],
            "其中党员数": o["party_member_count"],
            "志愿者数": o["volunteer_count"],
            "负责人": leader.get("name"),
            "联系电话": leader.get("phone") or o["contact_phone"],
            "活动场所": venue.get("name"),
            "场所面积（㎡）": venue.get("area_m2"),
            "场所性质": label("venue_right", venue.get("venue_right")),
            "主要业务范围": o["business_scope"],
            "主要服务对象": label("service_group", o["service_groups"] or o["service_object_note"]),
            "有无章程": tick(o["has_charter"]),
            "党建覆盖方式": label("party_mode", office.coverage(o).get("party_mode")),
            "是否枢纽型": tick(o["hub_type"] not in (None, "0")),
            "备案（登记）编号": number,
            "联系社工/责任人": worker.get("name"),
            "是否已录入平台": tick(o["in_platform"]),
            "状态": label("org_status", o["status"]),
            "备注": o["remark"],
        }
