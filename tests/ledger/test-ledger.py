# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledgers of an office full of nasty records, and of one where everything happens on a known
day, read by openpyxl and held against the database cell by cell. What must stand in them says the
oracle of each (oracles/), which works it out a second time from the tables in the words of office.py,
so that a mistake in a ledger's SQL is not copied. A ledger without an oracle fails.
"""

import hashlib
import importlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE / "oracles"), str(HERE.parent)]
import tap
from office import Office, mask_phone

try:
    import openpyxl
    from openpyxl.cell import MergedCell
    from openpyxl.utils import get_column_letter
except ImportError:
    openpyxl = None

PROGRAM, LEDGERS = sys.argv[1], Path(sys.argv[2])
UNIT = 511102009000
DATE = "2025-09-20"
DATES = [
    "2017-12-31", "2018-01-01", "2024-02-28", "2024-02-29", "2024-03-01", "2024-12-31", "2025-01-01",
    "2025-06-30", "2025-07-01", "2025-08-01", "2025-12-31", "2026-01-01",
]
TOP = 3  # rows above the header
ORACLES = {path.stem: importlib.import_module(path.stem) for path in sorted(LEDGERS.glob("*.sql"))}
PERSONAL = [name for name, oracle in ORACLES.items() if oracle.PERSONAL]
COPIES = [(name, False) for name in ORACLES] + [(name, True) for name in PERSONAL]
DIGITS = {"联系电话", "统一社会信用代码", "登记证号", "备案编号", "备案（登记）编号"}
PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-?\d{7,8})(?!\d)", re.ASCII)
IDENTITY = re.compile(r"(?<!\d)[1-9]\d{16}[\dXx](?!\d)", re.ASCII)


def leaf(heading):
    return heading[1] if isinstance(heading, tuple) else heading


def expect(name, office, full, unit=UNIT):
    """One dictionary a row, by heading; what is not named is empty."""
    oracle, rows = ORACLES[name], []
    for number, row in enumerate(oracle.rows(office, unit), 1):
        row["序号"] = number
        rows.append(row if full else {heading: masked(oracle, heading, value) for heading, value in row.items()})
    return rows


def masked(oracle, heading, value):
    if not isinstance(value, str):
        return value
    if heading in oracle.PERSONAL:
        return oracle.PERSONAL[heading](value)
    if heading in DIGITS:
        return value
    value = PHONE.sub(lambda match: mask_phone(match[0]), value)
    return IDENTITY.sub(lambda match: match[0][:6] + "*" * 8 + match[0][-4:], value)


def has_total(name):
    """Only what has a number to sum has a last row for it."""
    return bool(ORACLES[name].SUMMED or getattr(ORACLES[name], "RATIOS", {}))


def units(name):
    return re.search("^-- units: *(.*)$", (LEDGERS / f"{name}.sql").read_text(encoding="utf-8"), re.MULTILINE)[1]


def as_cell(value):
    """What is known of text in a workbook: one kind of line end, and no bytes that are none."""
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    return None if value == "" else value


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
        subprocess.run([PROGRAM, str(cls.folder), *DATES], check=True)
        cls.office = Office(cls.folder / "data" / "miaopu.db", DATE)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def path(self, name, full=False):
        return self.folder / "out" / f"市中区_绿心街道_{name}{ORACLES[name].SHEET}_2025Q3_20250920{'_完整版' if full else ''}.xlsx"

    def book(self, name, full=False, values=True):
        return openpyxl.load_workbook(self.path(name, full), data_only=values)

    def depth(self, name):
        return 2 if any(isinstance(heading, tuple) for heading in ORACLES[name].HEADINGS) else 1

    def body(self, name):
        return TOP + self.depth(name) + 1

    def test_there_is_enough_to_look_at(self):
        sizes = {name: len(expect(name, self.office, False)) for name in ORACLES}
        self.assertTrue(all(size > 5 for size in sizes.values()), sizes)

    def test_oracles_are_of_ledgers(self):
        self.assertEqual(set(ORACLES), {path.stem for path in (HERE / "oracles").glob("*.py")})

    def test_nothing_but_the_ledgers_is_there(self):
        wanted = {self.path(name, full).name for name, full in COPIES}
        self.assertEqual(wanted, {path.name for path in (self.folder / "out").iterdir()})
        self.assertEqual([], list((self.folder / "data" / "tmp").iterdir()))

    def check_cells(self, name, path, expected):
        sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
        for number, row in enumerate(expected):
            self.assertLessEqual(set(row), set(map(leaf, ORACLES[name].HEADINGS)), name)
            for column, heading in enumerate(ORACLES[name].HEADINGS, 1):
                cell = sheet.cell(self.body(name) + number, column)
                wanted = as_cell(row.get(leaf(heading)))
                self.assertEqual(wanted, unescaped(cell.value), f"{path.name} {cell.coordinate} {heading}")
                if wanted is not None:
                    self.assertEqual("s" if isinstance(wanted, str) else "n", cell.data_type, f"{name} {cell.coordinate}")
        after = sheet.cell(self.body(name) + len(expected), 1).value
        self.assertTrue(after.startswith("合计" if has_total(name) else "填表说明"), "the row after the last")

    def test_masked_copies_hold_the_database(self):
        for name in ORACLES:
            self.check_cells(name, self.path(name), expect(name, self.office, False))

    def test_full_copies_hold_the_database(self):
        for name in PERSONAL:
            self.check_cells(name, self.path(name, True), expect(name, self.office, True))

    def test_every_personal_column_is_masked_by_default(self):
        for name in ORACLES:
            full = expect(name, self.office, True)
            sheet = self.book(name).worksheets[0]
            for column, heading in enumerate(ORACLES[name].HEADINGS, 1):
                if leaf(heading) not in ORACLES[name].PERSONAL:
                    continue
                values = [row.get(leaf(heading)) for row in full]
                self.assertTrue(any(values), f"{name} {heading} has something to hide")
                for number, value in enumerate(values):
                    shown = sheet.cell(self.body(name) + number, column).value
                    if value is not None:
                        self.assertNotEqual(value, shown, f"{name} {heading}")
                        self.assertTrue(shown is None or "*" in shown, f"{name} {heading}")

    def test_title_unit_and_date(self):
        for name in ORACLES:
            sheet = self.book(name).worksheets[0]
            texts = [cell.value for row in sheet.iter_rows(max_row=TOP) for cell in row if cell.value]
            self.assertEqual([f"乐山市市中区绿心街道{ORACLES[name].TITLE}（2025年第三季度）", "填报单位：绿心街道办事处（盖章）", "填报日期：2025年9月20日"], texts[:3])
            self.assertEqual("填报人：张三　　联系电话：0833-2441234　　审核人：李四", texts[3])
            self.assertEqual(f"单位：{units(name)}", texts[4])
            self.assertEqual(ORACLES[name].SHEET, sheet.title)
            self.assertIn(f"A1:{sheet.cell(1, len(ORACLES[name].HEADINGS)).coordinate}", map(str, sheet.merged_cells.ranges))

    def test_headings_in_order_and_grouped(self):
        for name in ORACLES:
            sheet, depth = self.book(name).worksheets[0], self.depth(name)
            merges = set(map(str, sheet.merged_cells.ranges))
            groups = {}
            for column, heading in enumerate(ORACLES[name].HEADINGS, 1):
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
            self.assertEqual(len(ORACLES[name].HEADINGS), sheet.max_column)

    def test_totals_are_formulas_with_their_results(self):
        for name in filter(has_total, ORACLES):
            expected = expect(name, self.office, False)
            shown, formulas = self.book(name).worksheets[0], self.book(name, values=False).worksheets[0]
            first, total = self.body(name), self.body(name) + len(expected)
            n_label = 0
            for column, heading in enumerate(ORACLES[name].HEADINGS, 1):
                formula, result = formulas.cell(total, column), shown.cell(total, column)
                letter = get_column_letter(column)
                if leaf(heading) in ORACLES[name].SUMMED:
                    n_label = n_label or column - 1
                    self.assertEqual(f"=SUM({letter}{first}:{letter}{total - 1})", formula.value)
                    self.assertAlmostEqual(sum(row.get(leaf(heading)) or 0 for row in expected), result.value, 6)
                elif leaf(heading) in getattr(ORACLES[name], "RATIOS", {}):
                    of, over = ORACLES[name].RATIOS[leaf(heading)]
                    amount, n = sum(row[of] for row in expected), sum(1 for row in expected if over(row))
                    self.assertIn(f"/{n},2)", formula.value)
                    self.assertAlmostEqual(round(amount / n, 2), result.value)
                else:
                    self.assertEqual("合计" if column == 1 else None, formula.value)
            self.assertIn(f"A{total}:{shown.cell(total, n_label).coordinate}", map(str, shown.merged_cells.ranges))

    def test_communities_without_organizations_are_counted(self):
        empty = [row["社区（村）"] for row in expect("L29", self.office, False) if row["组织总数"] == 0]
        self.assertEqual(["大田社区居委会", "高新园区新村（暂无代码）"], empty)
        for row in expect("L29", self.office, False):
            self.assertEqual(row["组织总数"], row["登记"] + row["备案"] + row["活动小组"])
            self.assertEqual(row["组织总数"], sum(row[kind] for kind in ("生活服务类", "社区事务类", "文体活动类", "公益慈善类", "其他")))

    # As of a day.

    def dated(self, name, date):
        return next((self.folder / date).glob(f"*_{name}*.xlsx"))

    def column(self, name, date, heading):
        sheet = openpyxl.load_workbook(self.dated(name, date), data_only=True).worksheets[0]
        place = [leaf(h) for h in ORACLES[name].HEADINGS].index(heading) + 1
        found = []
        for number in range(self.body(name), sheet.max_row + 1):
            if str(sheet.cell(number, 1).value).startswith(("合计", "填表说明")):
                return found
            found.append(sheet.cell(number, place).value)
        self.fail("no last row")

    def test_ledgers_of_a_day_hold_what_was_so_then(self):
        for date in DATES:
            office = Office(self.folder / "dated" / "miaopu.db", date)
            for name in ORACLES:
                self.check_cells(name, self.dated(name, date), expect(name, office, False))

    def test_register_of_a_day(self):
        """What a person reads off the names that the office gives its organizations."""
        always = {"闰日后升备案", "闰日起整改"}
        until_2025 = always | {"二五年撤销"}
        wanted = {
            "2017-12-31": set(),
            "2018-01-01": until_2025 | {"闰日注销", "一日三变"},
            "2024-02-28": until_2025 | {"闰日注销", "一日三变"},
            "2024-02-29": until_2025 | {"一日三变"},
            "2024-03-01": until_2025,
            "2024-12-31": until_2025,
            "2025-01-01": always,
            "2025-06-30": always,
            "2025-07-01": always | {"七月成立"},
            "2026-01-01": always | {"七月成立"},
        }
        for date, names in wanted.items():
            self.assertEqual(names, set(self.column("L01", date, "组织名称")), date)

    def test_tier_of_a_day(self):
        for date, tiers in {
            "2024-02-29": ("社区活动小组", "社区活动小组"), "2024-03-01": ("备案", None), "2026-01-01": ("备案", None),
        }.items():
            found = dict(zip(self.column("L01", date, "组织名称"), self.column("L01", date, "管理层级（登记/备案/活动小组）")))
            self.assertEqual(tiers, (found.get("闰日后升备案"), found.get("一日三变")), date)
        self.assertIn("闰日后升备案", self.column("L04", "2024-02-29", "小组名称"))
        self.assertNotIn("闰日后升备案", self.column("L03", "2024-02-29", "组织名称"))
        self.assertIn("闰日后升备案", self.column("L03", "2024-03-01", "组织名称"))

    def test_leader_place_and_certificate_of_a_day(self):
        for date, leader, place, number, mode in [
            ("2024-02-28", "首*", "旧场所", None, None),
            ("2024-02-29", "次*", "旧场所", None, "依托街道/社区党组织（归口管理）"),
            ("2024-03-01", "次*", "新场所", "备1号", "依托街道/社区党组织（归口管理）"),
            ("2025-06-30", "次*", "新场所", "备1号", "依托街道/社区党组织（归口管理）"),
            ("2025-07-01", "次*", "新场所", "备2号", None),
            ("2025-08-01", "次*", "新场所", "备2号", None),
            ("2025-12-31", "次*", "新场所", "备2号", None),
            ("2026-01-01", "三*", "新场所", "备2号", None),
        ]:
            row = self.column("L01", date, "组织名称").index("闰日后升备案")
            found = [self.column("L01", date, heading)[row] for heading in ("负责人", "活动场所", "备案（登记）编号", "党建覆盖方式")]
            self.assertEqual([leader, place, number, mode], found, date)

    def test_state_of_a_day(self):
        """A status that began later is not known of a day before; a certificate lasts its last day."""
        for date, heading, name, wanted in [
            ("2024-03-01", "状态（正常/即将到期/到期/整改）", "闰日后升备案", "正常"),
            ("2025-06-30", "状态（正常/即将到期/到期/整改）", "闰日后升备案", "即将到期"),
            ("2025-07-01", "状态（正常/即将到期/到期/整改）", "闰日后升备案", "正常"),
            ("2024-02-28", "状态（正常/即将到期/到期/整改）", "闰日起整改", None),
            ("2024-02-29", "状态（正常/即将到期/到期/整改）", "闰日起整改", "整改"),
        ]:
            row = self.column("L03", date, "组织名称").index(name)
            self.assertEqual(wanted, self.column("L03", date, heading)[row], date)

    def test_communities_of_a_day(self):
        for date, wanted in {
            "2024-02-28": {"肖坝社区居委会", "闰日撤"}, "2024-02-29": {"肖坝社区居委会"},
            "2024-03-01": {"肖坝社区居委会", "二四年三月设"},
        }.items():
            self.assertEqual(wanted, set(self.column("L29", date, "社区（村）")), date)

    def test_fonts_and_borders(self):
        for name in ORACLES:
            sheet, n = self.book(name).worksheets[0], len(expect(name, self.office, False))
            first, total = self.body(name), self.body(name) + n
            last = total if has_total(name) else total - 1
            self.assertEqual(("方正小标宋简体", 20, "center"), (sheet["A1"].font.name, sheet["A1"].font.sz, sheet["A1"].alignment.horizontal))
            self.assertEqual(("仿宋", 12), (sheet["A2"].font.name, sheet["A2"].font.sz))
            for row in sheet.iter_rows(min_row=TOP + 1, max_row=last):
                for cell in row:
                    font = "黑体" if cell.row < first or cell.row == total else "仿宋_GB2312"
                    if isinstance(cell, MergedCell):  # openpyxl forgets what it looks like
                        continue
                    self.assertEqual((font, 11), (cell.font.name, cell.font.sz), cell.coordinate)
                    edges = cell.border
                    self.assertEqual({"thin"}, {edges.left.style, edges.right.style, edges.top.style, edges.bottom.style}, cell.coordinate)
            for column, heading in enumerate(ORACLES[name].HEADINGS, 1):
                for number in range(first, total):
                    cell = sheet.cell(number, column)
                    self.assertEqual("@" if leaf(heading) in DIGITS else cell.number_format, cell.number_format, cell.coordinate)
            notes = sheet.cell(last + 1, 1)
            self.assertTrue(notes.value.startswith("填表说明：1."))
            self.assertEqual(("仿宋", 10.5, True), (notes.font.name, notes.font.sz, notes.alignment.wrap_text))

    def test_print_setup(self):
        for name in ORACLES:
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
        for name in ORACLES:
            n = len(expect(name, self.office, False))
            with zipfile.ZipFile(self.path(name)) as parts:
                text = parts.read("xl/worksheets/sheet1.xml").decode()
            rows = {int(number): cells for number, cells in re.findall(r'<row r="(\d+)"[^>]*>(.*?)</row>', text, re.DOTALL)}
            for number in range(TOP + 1, self.body(name) + n + has_total(name)):
                self.assertEqual(len(ORACLES[name].HEADINGS), len(re.findall(r'<c r="[A-Z]+\d+" s="[1-9]', rows[number])), f"{name} {number}")

    def test_green_triangles_are_suppressed(self):
        for name in ORACLES:
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
            self.assertEqual(len(expect(name, self.office, full)), batch["n_rows"])
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
