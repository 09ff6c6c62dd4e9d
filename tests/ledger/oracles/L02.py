# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must stand in L02, worked out from the tables."""

from office import label, mask_name, mask_phone, tick

TITLE = "登记类社区社会组织台账"
SHEET = "登记台账"
HEADINGS = [
    "序号", "所属社区（村）", "组织名称", "统一社会信用代码", "登记证号", "组织形式",
    "登记管理机关", "业务主管单位（或直接登记）", "登记日期", "有效期至", "法定代表人",
    "联系电话", "住所", "注册（开办）资金（万元）", "业务范围", ("从业人员", "专职"),
    ("从业人员", "兼职"), ("会员数", "单位"), ("会员数", "个人"), "党员数", "类别", "评估等级",
    "等级有效期至", "上年度年检（年报）结论", "是否慈善组织", "备注",
]
SUMMED = [
    "注册（开办）资金（万元）", "专职", "兼职", "单位", "个人", "党员数",
]
PERSONAL = {"法定代表人": mask_name, "联系电话": mask_phone}


def rows(office, unit):
    for o in office.standing(unit, "1"):
        r, leader = office.one("registration", o), office.leader(o)
        signs = office.person(r.get("legal_rep")) or office.legal_representative(o)
        result = r.get("last_check_result")
        if r.get("last_check_year") not in (None, office.date.year - 1):
            result = f"{result}（{r['last_check_year']}年）"
        yield {
            "所属社区（村）": office.community(o),
            "组织名称": o["name"],
            "统一社会信用代码": r.get("uscc"),
            "登记证号": r.get("old_cert_no"),
            "组织形式": label("legal_form", o["legal_form"]),
            "登记管理机关": r.get("registry"),
            "业务主管单位（或直接登记）": r.get("business_authority")
            or ("直接登记" if r.get("direct_registration") else None),
            "登记日期": r.get("registered_on"),
            "有效期至": r.get("valid_to"),
            "法定代表人": signs.get("name"),
            "联系电话": signs.get("phone") or leader.get("phone") or o["contact_phone"],
            "住所": r.get("domicile"),
            "注册（开办）资金（万元）": None if r.get("capital") is None else r["capital"] / 1000000,
            "业务范围": o["business_scope"],
            "专职": o["staff_full"],
            "兼职": o["staff_part"],
            "单位": o["member_count_unit"],
            "个人": o["member_count_person"],
            "党员数": o["party_member_count"],
            "类别": label("org_type", o["org_type"]),
            "评估等级": label("rating", r.get("rating")),
            "等级有效期至": r.get("rating_valid_to"),
            "上年度年检（年报）结论": result,
            "是否慈善组织": tick(o["is_charity"]),
            "备注": o["remark"],
        }
