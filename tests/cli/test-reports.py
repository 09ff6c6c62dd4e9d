# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as other programs, web systems and clerks break them: what can be read is read, what
cannot is named."""

import json
import os
from pathlib import Path

from story import Story

import tap

REPORTS = Path(__file__).resolve().parent.parent / "data" / "reports"

# file → (outcome, name, field, value) of each row, in the order of the file
CHESS, DANCE, CHORUS = "肖坝社区棋社", "肖坝社区舞蹈队", "共和社区合唱队"
RIGHT = {
    "H04_name_with_xiaoji_dropped.xlsx": [("new", DANCE), ("new", "小计划读书会"), ("new", CHESS)],
    "H05_number_format_supplies_text.xlsx": [
        ("new", DANCE, "filing.filing_no", "绿心社备〔2021〕05号", "leader.phone", "0833-2440001",
         "organization.member_count_person", 20, "organization.remark", "附7"),
        ("new", "肖坝社区书画社", "filing.filing_no", "绿心社备〔2021〕16号", "leader.phone",
         "13800000102", "organization.founded_on", "2021", "organization.remark", "附3"),
        ("new", "肖坝社区太极队", "filing.filing_no", "绿心社备〔2021〕17号", "leader.phone",
         "08332440003", "organization.member_count_person", 30),
    ],
    "H05_text_format_suffix.xlsx": [("new", DANCE, "organization.remark", "ABC0012")],
    "H08_inlinestr_with_v_and_is.xlsx": [("new", DANCE, "leader.phone", "13800000101")],
    "H11_sheet_with_empty_rid.xlsx": [("new", DANCE)],
    "H12_xls_sst_count_too_large.xls": [("new", DANCE), ("new", CHORUS)],
    "H13_xls_format_string_short.xls": [
        ("new", DANCE, "organization.founded_on", "2021-03-05"),
        ("new", CHORUS),
    ],
    "H14_xls_empty_label_without_flags.xls": [("new", DANCE), ("new", CHORUS)],
    "H15_xls_formula_record_0406.xls": [
        ("new", DANCE, "organization.member_count_person", 30),
        ("new", CHORUS, "organization.member_count_person", 30),
    ],
    "H16_second_sheet_part_missing.xlsx": [("new", DANCE), ("new", CHORUS)],
    "H17_gbk_one_half_character.csv": [("new", DANCE), ("held", "大田社区书画\ufffd")],
    "H18_gbk_nul_bytes.csv": [("new", DANCE), ("new", CHORUS)],
    "H19_csv_backslash_quotes.csv": [("new", '肖坝社区"舞蹈队"'), ("new", CHORUS)],
    "H19_csv_blank_before_quote.csv": [("new", DANCE, "leader.name", "王小明")],
    "H22_fullwidth_comma.csv": [("new", DANCE), ("new", CHORUS)],
    "H22_fullwidth_semicolon_gbk.csv": [("new", DANCE)],
    "H23_bilingual_headings.xlsx": [("new", DANCE, "leader.name", "王小明")],
    "H23_bilingual_headings_one_line.xlsx": [("new", DANCE, "leader.name", "王小明")],
}


class Reports(Story):
    def plan(self, name):
        decisions = self.folder / "decisions.json"
        decisions.write_text(json.dumps({"defaults": {"organization.tier": "3"}}), encoding="utf-8")
        done = self.run_ctl(
            "import", REPORTS / name, "--dry-run", "--json", "--decisions", decisions
        )
        self.assertIn(done.returncode, (0, 1), done.stderr.decode("utf-8"))
        return json.loads(done.stdout)

    def test_every_row_is_read(self):
        for name, expected in RIGHT.items():
            with self.subTest(name):
                rows = self.plan(name)["rows"]
                self.assertEqual(
                    [row[:2] for row in expected],
                    [(row["outcome"], row["values"].get("organization.name")) for row in rows],
                )
                for row, (_, _, *more) in zip(rows, expected):
                    for field, value in zip(more[::2], more[1::2]):
                        self.assertEqual(value, row["values"][field])

    def test_what_lies_under_merged_cells_is_not_taken(self):
        rows = self.plan("H07_values_under_merge.xlsx")["rows"]
        self.assertEqual(
            ["511102009001"] * 3, [row["values"]["organization.division"] for row in rows]
        )
        for row in rows[1:]:
            self.assertIn("hidden_under_merge", [warning["code"] for warning in row["warnings"]])

    def test_what_is_struck_out_is_held(self):
        rows = (
            ("肖坝社区", DANCE, "20"),
            ("<s>肖坝社区</s>", f"<s>{CHESS}</s>", "<s>12</s>"),
            ("共和社区", f"<del>{CHORUS}</del>", "15"),
            ("共和社区", "共和社区<s>旧</s>书画社", "<s>8</s>9"),
        )
        path = self.folder / "导出.xls"
        path.write_text(
            "<html><table><tr><th>社区<th>组织名称<th>人数</tr>"
            + "".join("<tr><td>" + "<td>".join(row) + "</tr>" for row in rows)
            + "</table></html>",
            encoding="gb18030",
        )
        self.assertEqual(
            [None, "struck_out", "struck_out", None],
            [row["reason"] for row in self.plan(path)["rows"]],
        )

    def test_a_hidden_row_is_read_and_said_to_be_hidden(self):
        path = self.folder / "筛选.xls"
        path.write_text(
            "<html><table><tr><th>社区<th>组织名称</tr>"
            f"<tr><td>肖坝社区<td>{DANCE}</tr>"
            f'<tr style="display:none"><td>肖坝社区<td>{CHESS}</tr>'
            f"<tr><td>共和社区<td>{CHORUS}</tr></table></html>",
            encoding="gb18030",
        )
        rows = self.plan(path)["rows"]
        self.assertEqual(["new"] * 3, [row["outcome"] for row in rows])
        self.assertEqual(
            [CHESS],
            [
                row["values"]["organization.name"]
                for row in rows
                if "row_hidden" in [warning["code"] for warning in row["warnings"]]
            ],
        )

    def test_what_stands_before_the_beginning_is_named(self):
        for name in ("H24_bom_before_zip.xlsx", "H24_line_break_before_zip.xlsx"):
            self.refuse("import", REPORTS / name, naming="before the beginning")

    def table(self, *lines):
        path = self.folder / "表.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def decide(self, **decisions):
        path = self.folder / "decisions.json"
        path.write_text(json.dumps(decisions), encoding="utf-8")
        return ("--decisions", path, "--dry-run")

    def test_what_was_passed_over_is_listed(self):
        path = self.table(
            "社区,组织名称,层级,负责人,吉祥物", "肖坝社区,甲队,小组,张一,熊猫", "合计,1个,,,", "注：无"
        )
        answer = self.ask("import", path, "--dry-run")
        self.assertEqual(
            [("total", 3), ("notes", 4)],
            [(line["kind"], line["row"]) for line in answer["lines_not_read"]],
        )
        self.assertEqual(["吉祥物"], [one["heading"] for one in answer["columns_not_read"]])
        text = self.do("import", path, "--dry-run", LC_ALL="C.UTF-8")
        self.assertIn("line 3 not read: total", text)
        self.assertIn("column E not imported", text)

    def test_a_word_is_decided_once_by_its_label(self):
        path = self.table(
            "社区,组织名称,层级,类别", "肖坝社区,甲队,小组,跳跳类", "共和社区,乙队,小组,跳跳类"
        )
        answer = self.ask("import", path, "--dry-run", status=1)
        self.assertEqual(
            [{"field": "organization.org_type", "word": "跳跳类", "rows": 2}],
            answer["words_not_understood"],
        )
        decided = self.decide(value_map={"organization.org_type": {"跳跳类": "文体活动类"}})
        rows = self.ask("import", path, *decided)["rows"]
        self.assertEqual(["3", "3"], [row["values"]["organization.org_type"] for row in rows])

    def test_columns_and_lines_are_what_the_clerk_says(self):
        path = self.table("社区,组织名称,层级,吉祥物", "肖坝社区,甲队,小组,张一", "合计,乙队,,")
        decided = self.decide(
            columns_by_sheet={"": {"D": "leader.name"}},
            rows_by_sheet={"": {"3": True}},
            defaults={"organization.tier": "3"},
        )
        rows = self.ask("import", path, *decided, status=1)["rows"]
        self.assertEqual(["甲队", "乙队"], [row["values"]["organization.name"] for row in rows])
        self.assertEqual("张一", rows[0]["values"]["leader.name"])
        decided = self.decide(rows_by_sheet={"": {"2": False}})
        self.assertEqual(0, self.ask("import", path, *decided, status=1)["read"])

    def test_what_is_no_file_is_refused_at_once(self):
        pipe = self.folder / "管道.xlsx"
        os.mkfifo(pipe)
        self.refuse("import", pipe, naming="a pipe")
        self.refuse("import", self.folder, naming="a folder")
        self.refuse("import", self.folder / "无.xlsx", naming="There is no such file. Look where it is now")
        table = self.table("社区,组织名称", "肖坝社区,甲队")
        self.refuse("import", table, "--decisions", pipe, naming="a pipe")
        self.refuse("import", table, "--decisions", self.folder, naming="a folder")
        self.refuse("recover", pipe, naming="no copy of a data file")
        self.refuse("recover", self.folder, naming="no copy of a data file")
        mark = self.folder / "~$台账.xlsx"
        mark.write_bytes(b"\x05admin" + b" " * 100)
        self.refuse("import", mark, naming="while it is open")

    def test_no_table_says_why(self):
        self.refuse("import", self.table("甲,乙", "丙,丁"), naming="headings_by_sheet")

    def test_what_was_left_is_never_written_onto_the_input(self):
        path = self.table("社区,组织名称,成立时间", "肖坝社区,甲队,前年")
        before = path.read_bytes()
        self.refuse("import", path, "--dry-run", "--refused", path)
        self.assertEqual(before, path.read_bytes())


if __name__ == "__main__":
    tap.main()
