# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledgers of an office full of nasty records, read by openpyxl and held against the database
cell by cell. What must stand in a cell is worked out here a second time, from the tables, so that
a mistake in a ledger's SQL is not copied.
"""

import datetime
import hashlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tap

try:
    import openpyxl
    from openpyxl.cell import MergedCell
    from openpyxl.utils import get_column_letter
except ImportError:
    openpyxl = None

OFFICE, CODES = sys.argv[1], Path(sys.argv[2])
DATE = "2025-09-20"
ENDED = {"5", "6", "7", "8"}
TOP = 3  # rows above the header

# domain.md 3.3: heading, or (group, heading); a * marks what is personal.
HEADINGS = {
    "L01": ["序号", "所属街道（乡镇）", "所属社区（村）", "组织名称", "管理层级（登记/备案/活动小组）", "类别", "细分领域", "成长阶段",
            "成立时间", "成员数（人）", "其中党员数", "志愿者数", "*负责人", "*联系电话", "活动场所", "场所面积（㎡）", "场所性质",
            "主要业务范围", "主要服务对象", "有无章程", "党建覆盖方式", "是否枢纽型", "备案（登记）编号", "*联系社工/责任人",
            "是否已录入平台", "状态", "备注"],
    "L02": ["序号", "所属社区（村）", "组织名称", "统一社会信用代码", "登记证号", "组织形式", "登记管理机关", "业务主管单位（或直接登记）",
            "登记日期", "有效期至", "*法定代表人", "*联系电话", "住所", "注册（开办）资金（万元）", "业务范围", ("从业人员", "专职"),
            ("从业人员", "兼职"), ("会员数", "单位"), ("会员数", "个人"), "党员数", "类别", "评估等级", "等级有效期至",
            "上年度年检（年报）结论", "是否慈善组织", "备注"],
    "L03": ["序号", "所属社区（村）", "备案编号", "组织名称", "类别", "成立时间", "备案日期", "有效期至", "备案机关", "*负责人", "性别",
            "*政治面貌", "*联系电话", "成员数（人）", "活动场所", "活动地域", "业务范围", "活动资金（元）", "有无章程", "党建覆盖方式",
            "推荐社区", "上次评价等次", "状态（正常/即将到期/到期/整改）", "备注"],
    "L04": ["序号", "社区（村）", "小组名称", "类别", "成立时间", "*负责人", "*联系电话", "成员数（人）", "成员名册（附页码/见附表）",
            "业务范围", "活动场所", "活动频次", "重大活动（名称、时间）", "党员数", "*指导人（居委会）", "拟备案意向（是/否/条件）", "备注"],
    "L29": ["序号", "社区（村）", "社区类型（城市/农村）", "组织总数", ("其中", "登记"), ("其中", "备案"), ("其中", "活动小组"),
            ("按类别", "生活服务类"), ("按类别", "社区事务类"), ("按类别", "文体活动类"), ("按类别", "公益慈善类"), ("按类别", "其他"),
            ("按功能", "功能服务型"), ("按功能", "兴趣爱好型"), ("按功能", "志愿服务型"), "成员总数", "党员总数", "志愿者总数",
            "活动场所数", "场所总面积（㎡）", "枢纽型数", "社区平均数（合计行）", "备注"],
}
TITLES = {
    "L01": "社区社会组织基本情况总台账", "L02": "登记类社区社会组织台账", "L03": "备案类社区社会组织台账",
    "L04": "社区活动小组工作台账", "L29": "社区社会组织分类统计汇总表",
}
SHEETS = {"L01": "基本情况总台账", "L02": "登记台账", "L03": "备案台账", "L04": "活动小组台账", "L29": "分类统计汇总表"}
SUMMED = {
    "L01": ["成员数（人）", "其中党员数", "志愿者数", "场所面积（㎡）"],
    "L02": ["注册（开办）资金（万元）", "专职", "兼职", "单位", "个人", "党员数"],
    "L03": ["成员数（人）", "活动资金（元）"],
    "L04": ["成员数（人）", "党员数"],
    "L29": ["组织总数", "登记", "备案", "活动小组", "生活服务类", "社区事务类", "文体活动类", "公益慈善类", "其他", "功能服务型", "兴趣爱好型",
            "志愿服务型", "成员总数", "党员总数", "志愿者总数", "活动场所数", "场所总面积（㎡）", "枢纽型数"],
}
PERSONAL = [name for name, headings in HEADINGS.items() if any(str(heading).startswith("*") for heading in headings)]
COPIES = [(name, False) for name in HEADINGS] + [(name, True) for name in PERSONAL]
DIGITS = {"联系电话", "统一社会信用代码", "登记证号", "备案编号", "备案（登记）编号"}


def labels(name):
    found, code = {}, None
    for line in (CODES / f"{name}.ini").read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"\[(.*)\]", line):
            code = match[1]
        elif line.startswith("label="):
            found[code] = line[6:]
    return found


LABELS = {name: labels(name) for name in (
    "tier", "org_type", "org_subtype", "stage", "venue_right", "service_group", "party_mode", "org_status", "legal_form", "rating",
    "check_result", "sex", "political_status", "community_kind")}


def label(name, codes):
    """Several codes are joined by a comma; what is no code stands as it is."""
    return None if codes is None else "、".join(LABELS[name].get(code, code) for code in codes.split(","))


def tick(flag):
    return "√" if flag == 1 else None


def as_cell(value):
    """What is known of text in a workbook: one kind of line end, and no bytes that are none."""
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    return None if value == "" else value


def mask_name(name):
    if name is None:
        return None
    return name[0] + "*" * (len(name) - 2) + name[-1] if len(name) > 2 else name[0] + "*" * (len(name) - 1) if len(name) == 2 else "*"


def mask_phone(phone):
    def one(number):
        return "*" * len(number) if len(number) <= 7 else number[:3] + "*" * (len(number) - 7) + number[-4:]
    return None if phone is None else "/".join(one(number) for number in phone.split("/"))


class Office:
    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.row_factory = sqlite3.Row
        self.divisions = {row["id"]: row for row in self.rows("division")}
        self.people = {row["id"]: row for row in self.rows("person")}
        self.venues = {row["id"]: row for row in self.rows("venue")}

    def rows(self, table):
        return [row for row in self.db.execute(f"SELECT * FROM {table} ORDER BY id") if row["deleted_at"] is None]

    def of(self, table, organization):
        return [row for row in self.rows(table) if row["organization"] == organization["id"]]

    def below(self, unit):
        found = {unit}
        while more := {d for d, row in self.divisions.items() if row["parent"] in found} - found:
            found |= more
        return found

    def organizations(self, unit, *tiers):
        scope = self.below(unit)
        chosen = [row for row in self.rows("organization")
                  if row["division"] in scope and row["status"] not in ENDED and (not tiers or row["tier"] in tiers)]
        return sorted(chosen, key=lambda o: (o["division"], o["org_type"] is None, o["org_type"] or "", o["name_key"], o["id"]))

    def leader(self, organization):
        roles = [r for r in self.of("person_role", organization) if r["role"] == "1" and r["ended_on"] is None]
        roles.sort(key=lambda r: -(r["is_primary_leader"] or 0))
        return dict(self.people[roles[0]["person"]]) if roles else {}

    def venue(self, organization):
        used = [u for u in self.of("org_venue", organization) if u["to_on"] is None]
        return dict(self.venues[used[0]["venue"]]) if used else {}

    def one(self, table, organization):
        found = self.of(table, organization)
        return dict(found[0]) if found else {}

    def certificate(self, organization):
        found = [f for f in self.of("filing", organization) if f["filing_kind"] in "12" and f["decision"] in (None, "1")
                 and (f["filing_no"] or f["decided_on"] or f["issued_on"] or f["valid_to"])]
        return dict(max(found, key=lambda f: (f["decided_on"] or f["issued_on"] or "", f["id"]))) if found else {}

    def community(self, organization):
        division = self.divisions[organization["division"]]
        return (division["short_name"] or division["name"]) if division["level"] == "5" else None

    def township(self, organization):
        division = self.divisions[organization["division"]]
        return self.divisions[division["parent"]]["name"] if division["level"] == "5" else division["name"]

    def state(self, organization, until):
        if organization["status"] == "4":
            return "整改"
        if until is not None:
            last = until + "-12-31"[len(until) - 4:]
            soon = (datetime.date.fromisoformat(DATE) + datetime.timedelta(days=60)).isoformat()
            if last < DATE:
                return "到期"
            if last <= soon:
                return "即将到期"
        return label("org_status", organization["status"])

    # One dictionary a row, by heading; what is not named is empty.

    def ledger(self, name, unit, full):
        rows = list(getattr(self, name)(unit, full))
        for number, row in enumerate(rows, 1):
            row["序号"] = number
        return rows

    def L01(self, unit, full):
        for o in self.organizations(unit):
            leader, venue, worker = self.leader(o), self.venue(o), self.people.get(o["liaison_worker"])
            phone = leader.get("phone") or o["contact_phone"]
            worker = worker["name"] if worker else None
            registration = self.one("registration", o)
            yield {
                "所属街道（乡镇）": self.township(o), "所属社区（村）": self.community(o), "组织名称": o["name"],
                "管理层级（登记/备案/活动小组）": label("tier", o["tier"]), "类别": label("org_type", o["org_type"]),
                "细分领域": label("org_subtype", o["subtypes"]), "成长阶段": label("stage", o["stage"]), "成立时间": o["founded_on"],
                "成员数（人）": o["member_count_person"], "其中党员数": o["party_member_count"], "志愿者数": o["volunteer_count"],
                "负责人": leader.get("name") if full else mask_name(leader.get("name")), "联系电话": phone if full else mask_phone(phone),
                "活动场所": venue.get("name"), "场所面积（㎡）": venue.get("area_m2"), "场所性质": label("venue_right", venue.get("venue_right")),
                "主要业务范围": o["business_scope"],
                "主要服务对象": label("service_group", o["service_groups"] or o["service_object_note"]),
                "有无章程": tick(o["has_charter"]), "党建覆盖方式": label("party_mode", self.one("party_coverage", o).get("party_mode")),
                "是否枢纽型": "√" if o["hub_type"] not in (None, "0") else None,
                "备案（登记）编号": (registration.get("uscc") or registration.get("old_cert_no")) if o["tier"] == "1"
                else self.certificate(o).get("filing_no"),
                "联系社工/责任人": worker if full else mask_name(worker), "是否已录入平台": tick(o["in_platform"]),
                "状态": label("org_status", o["status"]), "备注": o["remark"],
            }

    def L02(self, unit, full):
        for o in self.organizations(unit, "1"):
            r, leader = self.one("registration", o), self.leader(o)
            roles = [role for role in self.of("person_role", o) if role["is_legal_rep"] and role["ended_on"] is None]
            representative = r.get("legal_rep") or (roles[0]["person"] if roles else None)
            representative = dict(self.people[representative]) if representative else {}
            phone = representative.get("phone") or leader.get("phone") or o["contact_phone"]
            result = r.get("last_check_result")
            if r.get("last_check_year") not in (None, int(DATE[:4]) - 1):
                result = f"{result}（{r['last_check_year']}年）"
            yield {
                "所属社区（村）": self.community(o), "组织名称": o["name"], "统一社会信用代码": r.get("uscc"), "登记证号": r.get("old_cert_no"),
                "组织形式": label("legal_form", o["legal_form"]), "登记管理机关": r.get("registry"),
                "业务主管单位（或直接登记）": r.get("business_authority") or ("直接登记" if r.get("direct_registration") else None),
                "登记日期": r.get("registered_on"), "有效期至": r.get("valid_to"),
                "法定代表人": representative.get("name") if full else mask_name(representative.get("name")),
                "联系电话": phone if full else mask_phone(phone), "住所": r.get("domicile"),
                "注册（开办）资金（万元）": None if r.get("capital") is None else r["capital"] / 1000000,
                "业务范围": o["business_scope"], "专职": o["staff_full"], "兼职": o["staff_part"], "单位": o["member_count_unit"],
                "个人": o["member_count_person"], "党员数": o["party_member_count"], "类别": label("org_type", o["org_type"]),
                "评估等级": label("rating", r.get("rating")), "等级有效期至": r.get("rating_valid_to"),
                "上年度年检（年报）结论": result, "是否慈善组织": tick(o["is_charity"]), "备注": o["remark"],
            }

    def L03(self, unit, full):
        for o in self.organizations(unit, "2"):
            f, leader, venue = self.certificate(o), self.leader(o), self.venue(o)
            phone = leader.get("phone") or o["contact_phone"]
            yield {
                "所属社区（村）": self.community(o), "备案编号": f.get("filing_no"), "组织名称": o["name"], "类别": label("org_type", o["org_type"]),
                "成立时间": o["founded_on"], "备案日期": f.get("decided_on") or f.get("issued_on"), "有效期至": f.get("valid_to"),
                "备案机关": f.get("filing_authority"), "负责人": leader.get("name") if full else mask_name(leader.get("name")),
                "性别": label("sex", leader.get("sex")), "政治面貌": label("political_status", leader.get("political_status")) if full else None,
                "联系电话": phone if full else mask_phone(phone), "成员数（人）": o["member_count_person"], "活动场所": venue.get("name"),
                "活动地域": o["service_area"], "业务范围": o["business_scope"],
                "活动资金（元）": None if o["activity_fund"] is None else o["activity_fund"] / 100, "有无章程": tick(o["has_charter"]),
                "党建覆盖方式": label("party_mode", self.one("party_coverage", o).get("party_mode")), "推荐社区": f.get("recommender"),
                "状态（正常/即将到期/到期/整改）": self.state(o, f.get("valid_to")), "备注": o["remark"],
            }

    def L04(self, unit, full):
        for o in self.organizations(unit, "3"):
            leader, venue, worker = self.leader(o), self.venue(o), self.people.get(o["liaison_worker"])
            phone = leader.get("phone") or o["contact_phone"]
            worker = worker["name"] if worker else None
            open_filing = any(f["filing_kind"] == "1" and f["decision"] is None and f["filing_no"] is None for f in self.of("filing", o))
            yield {
                "社区（村）": self.community(o), "小组名称": o["name"], "类别": label("org_type", o["org_type"]), "成立时间": o["founded_on"],
                "负责人": leader.get("name") if full else mask_name(leader.get("name")), "联系电话": phone if full else mask_phone(phone),
                "成员数（人）": o["member_count_person"], "业务范围": o["business_scope"], "活动场所": venue.get("name"), "活动频次": o["frequency"],
                "党员数": o["party_member_count"], "指导人（居委会）": worker if full else mask_name(worker),
                "拟备案意向（是/否/条件）": "是" if open_filing else None, "备注": o["remark"],
            }

    def L29(self, unit, full):
        everything = self.organizations(unit)
        for division in sorted(self.below(unit)):
            d = self.divisions[division]
            own = [o for o in everything if o["division"] == division]
            if not own and (d["level"] != "5" or (d["valid_to"] or "9999") <= DATE):
                continue

            def count(test):
                return sum(1 for o in own if test(o))

            def total(field):
                return sum(o[field] or 0 for o in own)

            used = {u["venue"] for o in own for u in self.of("org_venue", o) if u["to_on"] is None}
            areas = [self.venues[v]["area_m2"] for v in used if self.venues[v]["area_m2"] is not None]
            volunteer = count(lambda o: o["org_type"] == "4" and o["is_volunteer_type"] == 1)
            yield {
                "社区（村）": (d["short_name"] or d["name"]) if d["level"] == "5" else d["name"] + "（本级）",
                "社区类型（城市/农村）": label("community_kind", d["community_kind"]), "组织总数": len(own),
                "登记": count(lambda o: o["tier"] == "1"), "备案": count(lambda o: o["tier"] == "2"), "活动小组": count(lambda o: o["tier"] == "3"),
                "生活服务类": count(lambda o: o["org_type"] == "1"), "社区事务类": count(lambda o: o["org_type"] == "2"),
                "文体活动类": count(lambda o: o["org_type"] == "3"), "公益慈善类": count(lambda o: o["org_type"] == "4"),
                "其他": count(lambda o: o["org_type"] in (None, "9")), "功能服务型": count(lambda o: o["org_type"] in ("1", "2")),
                "兴趣爱好型": count(lambda o: o["org_type"] in ("3", "4")) - volunteer, "志愿服务型": volunteer,
                "成员总数": total("member_count_person"), "党员总数": total("party_member_count"), "志愿者总数": total("volunteer_count"),
                "活动场所数": len(used), "场所总面积（㎡）": round(sum(areas), 6) if areas else None,
                "枢纽型数": count(lambda o: o["hub_type"] not in (None, "0")), "备注": d["remark"],
            }


def leaf(heading):
    return (heading[1] if isinstance(heading, tuple) else heading).lstrip("*")


def unescaped(value):
    """openpyxl leaves _xHHHH_ as it stands."""
    if not isinstance(value, str):
        return value
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), value)


@unittest.skipIf(openpyxl is None, "openpyxl is not installed")
class Ledgers(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="miaopu-ledger-"))
        subprocess.run([OFFICE, str(cls.folder / "data"), str(cls.folder / "out")], check=True)
        cls.office = Office(cls.folder / "data" / "miaopu.db")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def path(self, name, full=False):
        return self.folder / "out" / f"市中区_绿心街道_{name}{SHEETS[name]}_2025Q3_20250920{'_完整版' if full else ''}.xlsx"

    def book(self, name, full=False, values=True):
        return openpyxl.load_workbook(self.path(name, full), data_only=values)

    def depth(self, name):
        return 2 if any(isinstance(heading, tuple) for heading in HEADINGS[name]) else 1

    def body(self, name):
        return TOP + self.depth(name) + 1

    def test_there_is_enough_to_look_at(self):
        sizes = {name: len(self.office.ledger(name, 511102009000, False)) for name in HEADINGS}
        self.assertEqual(sizes["L01"], sizes["L02"] + sizes["L03"] + sizes["L04"])
        self.assertTrue(all(size > 5 for size in sizes.values()), sizes)

    def test_nothing_but_the_ledgers_is_there(self):
        wanted = {self.path(name, full).name for name, full in COPIES}
        self.assertEqual(wanted, {path.name for path in (self.folder / "out").iterdir()})
        self.assertEqual([], list((self.folder / "data" / "tmp").iterdir()))

    def check_cells(self, name, full):
        sheet = self.book(name, full).worksheets[0]
        expected = self.office.ledger(name, 511102009000, full)
        for number, row in enumerate(expected):
            for column, heading in enumerate(HEADINGS[name], 1):
                cell = sheet.cell(self.body(name) + number, column)
                wanted = as_cell(row.get(leaf(heading)))
                self.assertEqual(wanted, unescaped(cell.value), f"{name} {cell.coordinate} {heading}")
                if wanted is not None:
                    self.assertEqual("s" if isinstance(wanted, str) else "n", cell.data_type, f"{name} {cell.coordinate}")
        self.assertEqual("合计", sheet.cell(self.body(name) + len(expected), 1).value, "the row after the last")

    def test_masked_copies_hold_the_database(self):
        for name in HEADINGS:
            self.check_cells(name, False)

    def test_full_copies_hold_the_database(self):
        for name in PERSONAL:
            self.check_cells(name, True)

    def test_every_personal_column_is_masked_by_default(self):
        for name in HEADINGS:
            full = self.office.ledger(name, 511102009000, True)
            sheet = self.book(name).worksheets[0]
            for column, heading in enumerate(HEADINGS[name], 1):
                if not str(heading).startswith("*"):
                    continue
                values = [row.get(leaf(heading)) for row in full]
                self.assertTrue(any(values), f"{name} {heading} has something to hide")
                for number, value in enumerate(values):
                    shown = sheet.cell(self.body(name) + number, column).value
                    if value is not None:
                        self.assertNotEqual(value, shown, f"{name} {heading}")
                        self.assertTrue(shown is None or "*" in shown, f"{name} {heading}")

    def test_title_unit_and_date(self):
        for name in HEADINGS:
            sheet = self.book(name).worksheets[0]
            texts = [cell.value for row in sheet.iter_rows(max_row=TOP) for cell in row if cell.value]
            self.assertEqual([f"乐山市市中区绿心街道{TITLES[name]}（2025年第三季度）", "填报单位：绿心街道办事处（盖章）", "填报日期：2025年9月20日"], texts[:3])
            self.assertEqual("填报人：张三　　联系电话：0833-2441234　　审核人：李四", texts[3])
            self.assertTrue(texts[4].startswith("单位：个、人"))
            self.assertEqual(SHEETS[name], sheet.title)
            self.assertIn(f"A1:{sheet.cell(1, len(HEADINGS[name])).coordinate}", map(str, sheet.merged_cells.ranges))

    def test_headings_in_order_and_grouped(self):
        for name in HEADINGS:
            sheet, depth = self.book(name).worksheets[0], self.depth(name)
            merges = set(map(str, sheet.merged_cells.ranges))
            groups = {}
            for column, heading in enumerate(HEADINGS[name], 1):
                top, bottom = sheet.cell(TOP + 1, column), sheet.cell(TOP + depth, column)
                if isinstance(heading, tuple):
                    groups.setdefault(heading[0], []).append(column)
                    self.assertEqual(heading[1], bottom.value)
                else:
                    self.assertEqual(leaf(heading), top.value)
                    if depth > 1:
                        self.assertIn(f"{top.coordinate}:{bottom.coordinate}", merges)
            for group, columns in groups.items():
                first, last = sheet.cell(TOP + 1, columns[0]), sheet.cell(TOP + 1, columns[-1])
                self.assertEqual(group, first.value)
                self.assertIn(f"{first.coordinate}:{last.coordinate}", merges)
            self.assertEqual(len(HEADINGS[name]), sheet.max_column)

    def test_totals_are_formulas_with_their_results(self):
        for name in HEADINGS:
            expected = self.office.ledger(name, 511102009000, False)
            shown, formulas = self.book(name).worksheets[0], self.book(name, values=False).worksheets[0]
            first, total = self.body(name), self.body(name) + len(expected)
            n_label = 0
            for column, heading in enumerate(HEADINGS[name], 1):
                formula, result = formulas.cell(total, column), shown.cell(total, column)
                letter = get_column_letter(column)
                if leaf(heading) in SUMMED[name]:
                    n_label = n_label or column - 1
                    self.assertEqual(f"=SUM({letter}{first}:{letter}{total - 1})", formula.value)
                    self.assertAlmostEqual(sum(row.get(leaf(heading)) or 0 for row in expected), result.value, 6)
                elif leaf(heading) == "社区平均数（合计行）":
                    communities = [row for row in expected if not row["社区（村）"].endswith("（本级）")]
                    self.assertEqual(f"=ROUND(D{total}/{len(communities)},2)", formula.value)
                    self.assertAlmostEqual(round(sum(row["组织总数"] for row in expected) / len(communities), 2), result.value)
                else:
                    self.assertEqual("合计" if column == 1 else None, formula.value)
            self.assertIn(f"A{total}:{shown.cell(total, n_label).coordinate}", map(str, shown.merged_cells.ranges))

    def test_communities_without_organizations_are_counted(self):
        empty = [row["社区（村）"] for row in self.office.ledger("L29", 511102009000, False) if row["组织总数"] == 0]
        self.assertEqual(["大田社区居委会", "高新园区新村（暂无代码）"], empty)
        for row in self.office.ledger("L29", 511102009000, False):
            self.assertEqual(row["组织总数"], row["登记"] + row["备案"] + row["活动小组"])
            self.assertEqual(row["组织总数"], sum(row[kind] for kind in ("生活服务类", "社区事务类", "文体活动类", "公益慈善类", "其他")))

    def test_fonts_and_borders(self):
        for name in HEADINGS:
            sheet, n = self.book(name).worksheets[0], len(self.office.ledger(name, 511102009000, False))
            first, total = self.body(name), self.body(name) + n
            self.assertEqual(("方正小标宋简体", 20, "center"), (sheet["A1"].font.name, sheet["A1"].font.sz, sheet["A1"].alignment.horizontal))
            self.assertEqual(("仿宋", 12), (sheet["A2"].font.name, sheet["A2"].font.sz))
            for row in sheet.iter_rows(min_row=TOP + 1, max_row=total):
                for cell in row:
                    font = "黑体" if cell.row < first or cell.row == total else "仿宋_GB2312"
                    if isinstance(cell, MergedCell):  # openpyxl forgets what it looks like
                        continue
                    self.assertEqual((font, 11), (cell.font.name, cell.font.sz), cell.coordinate)
                    edges = cell.border
                    self.assertEqual({"thin"}, {edges.left.style, edges.right.style, edges.top.style, edges.bottom.style}, cell.coordinate)
            for column, heading in enumerate(HEADINGS[name], 1):
                for number in range(first, total):
                    cell = sheet.cell(number, column)
                    self.assertEqual("@" if leaf(heading) in DIGITS else cell.number_format, cell.number_format, cell.coordinate)
            notes = sheet.cell(total + 1, 1)
            self.assertTrue(notes.value.startswith("填表说明：1."))
            self.assertEqual(("仿宋", 10.5, True), (notes.font.name, notes.font.sz, notes.alignment.wrap_text))

    def test_print_setup(self):
        for name in HEADINGS:
            sheet = self.book(name).worksheets[0]
            header = (TOP + 1, TOP + self.depth(name))
            self.assertEqual(("landscape", 9, True), (sheet.page_setup.orientation, int(sheet.page_setup.paperSize), sheet.sheet_properties.pageSetUpPr.fitToPage))
            self.assertEqual((1, 0), (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight))
            self.assertEqual("$%d:$%d" % header, sheet.print_title_rows)
            self.assertEqual(f"A{header[1] + 1}", sheet.freeze_panes)
            self.assertEqual("第 &P 页 共 &N 页", sheet.oddFooter.center.text)
            self.assertEqual([1.5, 1.5, 2.0, 2.0], [round(inch * 2.54, 3) for inch in (
                sheet.page_margins.left, sheet.page_margins.right, sheet.page_margins.top, sheet.page_margins.bottom)])

    def test_no_cell_of_the_table_is_left_out(self):
        """Empty and merged-over cells too carry the border."""
        for name in HEADINGS:
            n = len(self.office.ledger(name, 511102009000, False))
            with zipfile.ZipFile(self.path(name)) as parts:
                text = parts.read("xl/worksheets/sheet1.xml").decode()
            rows = {int(number): cells for number, cells in re.findall(r'<row r="(\d+)"[^>]*>(.*?)</row>', text, re.DOTALL)}
            for number in range(TOP + 1, self.body(name) + n + 1):
                self.assertEqual(len(HEADINGS[name]), len(re.findall(r'<c r="[A-Z]+\d+" s="[1-9]', rows[number])), f"{name} {number}")

    def test_green_triangles_are_suppressed(self):
        for name in HEADINGS:
            with zipfile.ZipFile(self.path(name)) as parts:
                self.assertIn(b'numberStoredAsText="1"', parts.read("xl/worksheets/sheet1.xml"))

    def test_a_full_copy_says_what_it_is_for(self):
        for name in PERSONAL:
            self.assertEqual(1, len(self.book(name).worksheets))
            notice = self.book(name, True).worksheets[1]
            self.assertEqual("本表含个人信息，仅供市中区民政局使用，不得外传", notice["A1"].value)
            self.assertIn("用途：县级核对", [cell.value for cell in notice["A"]])

    def test_every_export_is_recorded(self):
        batches = {row["file_name"]: row for row in self.office.rows("export_batch")}
        self.assertEqual(len(COPIES), len(batches))
        for name, full in COPIES:
            path = self.path(name, full)
            batch = batches[path.name]
            self.assertEqual((name, int(full)), (batch["ledger"], batch["full"]))
            self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), batch["sha256"])
            self.assertEqual(len(self.office.ledger(name, 511102009000, full)), batch["n_rows"])
            if full:
                self.assertEqual(("县级核对", "市中区民政局"), (batch["purpose"], batch["recipient"]))

    def test_libreoffice_prints_it(self):
        office, pdf_info = shutil.which("soffice"), shutil.which("pdfinfo")
        if office is None or pdf_info is None:
            self.skipTest("LibreOffice or pdfinfo is not installed")
        shutil.copy(self.path("L03"), self.folder / "print.xlsx")
        subprocess.run([office, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", "pdf", "--outdir",
                        str(self.folder), str(self.folder / "print.xlsx")], check=True, capture_output=True, timeout=120)
        info = subprocess.run([pdf_info, str(self.folder / "print.pdf")], check=True, capture_output=True, text=True).stdout
        width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups())
        self.assertEqual((842, 595), (round(width), round(height)), "A4, landscape")
        self.assertGreater(int(re.search(r"Pages:\s+(\d+)", info)[1]), 0)


if __name__ == "__main__":
    del sys.argv[1:]
    tap.main()
