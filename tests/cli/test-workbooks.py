# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories of workbooks: a clerk's ledger comes in, an official one goes out, and what was brought
in can be taken back.
"""

import json
import pathlib
import sqlite3
import unicodedata

import openpyxl
import openpyxl.comments

from story import COMMUNITY, STREET, Story, ledger

import tap

COUNTS = ("read", "new", "updated", "same", "held", "refused")


def plain(text):
    """As the texts of a ledger are compared: without white space, whatever their width."""
    return "".join(unicodedata.normalize("NFKC", str(text)).split())


class Ledgers(Story):
    def bring_in(self, name, *arguments, status=0):
        workbook, expected = ledger(name)
        answer = self.ask(
            "import", workbook, "--decisions", self.decisions(expected), *arguments, status=status
        )
        return answer, expected

    def contents(self):
        """Everything that an import may touch, without what is not part of the history."""
        return {
            entity: self.ask("list", entity)
            for entity in (
                "organization",
                "person",
                "person_role",
                "venue",
                "org_venue",
                "filing",
                "registration",
                "party_coverage",
                "tier_period",
                "import_batch",
            )
        }


class Import(Ledgers):
    def test_of_a_good_ledger(self):
        answer, expected = self.bring_in("A01")
        self.assertEqual(expected["accounting"], {key: answer[key] for key in COUNTS})
        wanted = {row["row"]: row for table in expected["tables"] for row in table["rows"]}
        self.assertEqual(set(wanted), {row["row"] for row in answer["rows"]})
        for row in answer["rows"]:
            self.assertEqual(wanted[row["row"]]["outcome"], row["outcome"])
            self.assertEqual(
                plain(wanted[row["row"]]["values"]["organization.name"]),
                plain(row["values"]["organization.name"]),
            )

        # What the answer says is what the office has.
        for row in answer["rows"]:
            shown = self.ask("show", "organization", row["id"])
            for target in ("name", "division", "org_type", "founded_on", "member_count_person"):
                self.assertEqual(row["values"].get(f"organization.{target}"), shown[target])
            self.assertEqual(row["values"]["leader.name"], shown["leader_name"])
        self.assert_sound()

    def test_a_second_time_changes_nothing(self):
        self.bring_in("A01")
        before = {key: value for key, value in self.contents().items() if key != "import_batch"}
        answer, expected = self.bring_in("A01")
        self.assertEqual(
            (29, 0, 0, 29), tuple(answer[key] for key in ("read", "new", "updated", "same"))
        )
        self.assertEqual(
            before, {key: value for key, value in self.contents().items() if key != "import_batch"}
        )

    def test_the_next_quarter(self):
        self.bring_in("A01")
        before = self.contents()
        answer, expected = self.bring_in("A16", status=1)
        self.assertEqual(expected["accounting"], {key: answer[key] for key in COUNTS})
        self.assertEqual(28 + expected["accounting"]["new"], len(self.names()))
        self.do("undo")
        self.assertEqual(before, self.contents())
        self.do("undo")
        self.assertEqual([], self.names())
        self.assert_sound()

    def test_dry_run_changes_nothing(self):
        before = self.contents(), self.ask("history")
        answer, expected = self.bring_in("A01", "--dry-run")
        self.assertEqual(28, answer["new"])
        self.assertEqual(before, (self.contents(), self.ask("history")))

    def test_in_words(self):
        workbook, expected = ledger("A01")
        text = self.do("import", workbook, "--decisions", self.decisions(expected))
        for number in ("29", "28"):
            self.assertIn(number, text)

    def test_in_words_says_what_is_assumed_and_left_out(self):
        path = self.folder / "台账.csv"
        path.write_text(
            "组织名称,所属社区,负责人,成员数,吉祥物,类别\n歌队,肖坝社区,李红,几十来个吧,熊猫,飞天遁地类\n"
            "棋社,肖坝社区,王甲,12,熊猫,文体活动类\n",
            encoding="utf-8",
        )
        said = json.loads(self.run_ctl("import", path, "--dry-run", "--json").stdout)
        text = self.run_ctl("import", path, "--dry-run").stdout.decode("utf-8")
        taken = [row for row in said["rows"] if row["outcome"] not in ("held", "refused")]
        messages = {warning["message"] for row in taken for warning in row["warnings"]}
        self.assertIn("status_assumed", [one["code"] for row in taken for one in row["warnings"]])
        headings = {column["heading"] for column in said["columns_not_understood"]}
        words = {word["word"] for word in said["words_not_understood"]}
        for what in (messages, headings, words):
            self.assertTrue(what)
            for one in what:
                self.assertIn(one, text)

    def test_a_sheet_that_nobody_understood_is_no_success(self):
        """What is known to hold no records is, and so is what the clerk leaves out herself."""
        book = openpyxl.Workbook()
        book.active.title = "台账"
        for line in (("组织名称", "所属社区", "类别"), ("歌队", "肖坝社区", "文体活动类")):
            book.active.append(line)
        explained = book.create_sheet("填报说明")
        explained.append(("请各社区于月底前报送。",))
        path = self.folder / "两张表.xlsx"
        book.save(path)
        self.ask("import", path, "--dry-run")

        other = book.create_sheet("补充")
        for line in (("昨天又来了三支队伍",), ("名单另报",)):
            other.append(line)
        book.save(path)
        sheets = {
            sheet["name"]: sheet
            for sheet in self.ask("import", path, "--dry-run", status=1)["sheets"]
        }
        self.assertIsNone(sheets["台账"]["reason"])
        self.assertIsNone(sheets["填报说明"]["problem"])
        self.assertTrue(sheets["填报说明"]["reason"])
        self.assertEqual(sheets["补充"]["reason"], sheets["补充"]["problem"])
        text = self.do("import", path, "--dry-run", status=1)
        for name in ("填报说明", "补充"):
            self.assertIn(f"{name}", text)
            self.assertIn(sheets[name]["reason"], text)
        self.ask("import", path, "--dry-run", "--sheet", "台账")

    def test_comments_on_cells_are_not_lost(self):
        """One on a cell of a row goes into its remarks, any other is named."""
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "台账"
        for line in (
            ("组织名称", "所属社区", "类别", "备注"),
            ("歌队", "肖坝社区", "文体活动类", None),
            ("棋社", "肖坝社区", "文体活动类", "每周一次"),
        ):
            sheet.append(line)
        for place, words in (
            ("A1", "填全称"),
            ("C2", "六月起改教剪纸"),
            ("A3", "九月搬到二楼"),
        ):
            sheet[place].comment = openpyxl.comments.Comment(words, "某人")
        path = self.folder / "批注.xlsx"
        book.save(path)

        answer = self.ask("import", path)
        self.assertEqual("A1", answer["sheets"][0]["comments_not_read"])
        warned = {
            row["row"]: [one["field"] for one in row["warnings"] if one["code"] == "cell_comment"]
            for row in answer["rows"]
        }
        self.assertEqual({2: ["organization.org_type"], 3: ["organization.name"]}, warned)
        remarks = {
            row["row"]: self.ask("show", "organization", row["id"])["remark"]
            for row in answer["rows"]
        }
        self.assertIn("六月起改教剪纸", remarks[2])
        self.assertIn("九月搬到二楼", remarks[3])
        self.assertIn("每周一次", remarks[3])

        again = self.ask("import", path)
        self.assertEqual((0, 2), (again["new"] + again["updated"], again["same"]))
        self.assertIn("A1", self.do("import", path, "--dry-run"))

    def test_a_form_that_gives_nothing_is_no_success(self):
        """Unless it says itself that there is nothing."""
        form = openpyxl.Workbook()
        for line in (
            ("社区社会组织备案申请表",),
            ("组织名称", "志愿服务队", "类别", "社区事务类"),
            ("业务范围", "邻里纠纷调解", None, None),
            ("拟任负责人", "姓名", "张三", "性别"),
            (None, "政治面貌", "中共党员", "男"),
            ("成员数", "5", "党员数", "3"),
        ):
            form.active.append(line)
        blank = openpyxl.Workbook()
        for line in (("组织名称", "负责人", "联系电话"), ("无",)):
            blank.active.append(line)
        for book, name, status in ((form, "表.xlsx", 1), (blank, "无.xlsx", 0)):
            book.save(self.folder / name)
            self.assertEqual(0, self.ask("import", self.folder / name, status=status)["read"])

    def test_what_cannot_be_read(self):
        broken = self.folder / "坏的.xlsx"
        broken.write_bytes(b"PK\x03\x04 and nothing more")
        text = self.folder / "notes.txt"
        text.write_bytes(bytes(range(256)) * 8)
        strange = self.folder / "杂记.csv"
        strange.write_text("甲,乙\n一,二\n", encoding="utf-8")
        workbook, expected = ledger("A01")
        wrong = self.folder / "wrong.json"
        wrong.write_text('{"defaults": {"organization.colour": "red"}}', encoding="utf-8")
        for arguments, naming in (
            (["import", broken], ""),
            (["import", text], ""),
            (["import", self.folder / "没有.xlsx"], "没有.xlsx"),
            (["import", strange], "杂记"),
            (["import", workbook, "--sheet", "没有这张表"], "没有这张表"),
            (["import", workbook, "--as", "elephant"], "elephant"),
            (["import", workbook, "--decisions", broken], ""),
            (["import", workbook, "--decisions", wrong], "organization.colour"),
            (["import", workbook, "--decisions", self.folder / "none.json"], "none.json"),
        ):
            with self.subTest(arguments[1:]):
                self.refuse(*arguments, naming=naming)
        self.assertEqual([], self.names())


class ImportOfActivities(Ledgers):
    unit = "511102006000"

    def test_a_year_of_activities(self):
        """A kind of record that the import knows by its line of the catalog alone."""
        _, expected = ledger("A14")
        for name, division in expected["organizations_needed"]:
            self.ask("add", "organization", f"name={name}", f"division={division}")
        answer, expected = self.bring_in("A14", status=1)
        wanted = {
            (table["sheet"], row["row"]): {row["outcome"], *row.get("also_acceptable", [])}
            for table in expected["tables"]
            for row in table["rows"]
        }
        outcomes = {(row["sheet"], row["row"]): row["outcome"] for row in answer["rows"]}
        self.assertEqual(wanted.keys(), outcomes.keys())
        for place, outcome in outcomes.items():
            self.assertIn(outcome, wanted[place], place)
        for outcome in COUNTS[1:]:
            self.assertEqual(list(outcomes.values()).count(outcome), answer[outcome])
        self.assertEqual(answer["read"], len(outcomes))
        self.assertEqual(answer["new"], len(self.ask("list", "activity")))
        for row in answer["rows"]:
            if row["outcome"] == "new":
                shown = self.ask("show", "activity", row["id"])
                for target in ("title", "start_at", "kind", "cost"):
                    self.assertEqual(row["values"].get(f"activity.{target}"), shown[target])
        self.assertEqual([], answer["columns_not_understood"])
        self.assert_sound()
        self.do("undo")
        self.assertEqual([], self.ask("list", "activity"))


class ImportOfACommunity(Ledgers):
    unit = COMMUNITY

    def test_held_and_refused_rows_go_to_a_workbook(self):
        refused = self.folder / "待处理.xlsx"
        answer, expected = self.bring_in("A02", "--refused", refused, status=1)
        self.assertEqual(expected["accounting"], {key: answer[key] for key in COUNTS})
        sheet = openpyxl.load_workbook(refused).active
        rows = [row for row in sheet.iter_rows(values_only=True) if any(row)]
        n_open = expected["accounting"]["held"] + expected["accounting"]["refused"]
        self.assertGreaterEqual(len(rows), n_open + 1)
        held = [row for row in answer["rows"] if row["outcome"] in ("held", "refused")]
        self.assertEqual(n_open, len(held))
        self.assertTrue(all(row["reason"] for row in held))
        text = "".join(str(cell) for row in rows for cell in row)
        for row in held:
            if row["values"].get("organization.name"):
                self.assertIn(plain(row["values"]["organization.name"]), plain(text))


    def test_the_workbook_of_refused_rows_replaces_nothing(self):
        workbook, expected = ledger("A02")
        kept = self.folder / "我的.xlsx"
        kept.write_bytes("别的内容".encode())
        link = self.folder / "别名"
        link.symlink_to(self.office)
        hanging = self.folder / "断链.xlsx"
        hanging.symlink_to(self.folder / "没有.xlsx")
        data = self.office / "miaopu.db"
        for out in (
            kept,
            hanging,
            data,
            self.office / "待处理.xlsx",
            self.office / "backups" / "待处理.xlsx",
            link / "待处理.xlsx",
            self.folder / "没有这个文件夹" / "待处理.xlsx",
        ):
            for extra in ([], ["--dry-run"]):
                with self.subTest(out=out, extra=extra):
                    self.refuse(
                        "import", workbook, "--decisions", self.decisions(expected),
                        "--refused", out, *extra, naming=str(out),
                    )
        missing = self.folder / "没有这个文件夹" / "待处理.xlsx"
        self.refuse("import", workbook, "--refused", missing, naming="folder does not exist")
        for name in ("", self.folder / ("名" * 90 + ".xlsx")):
            self.refuse("import", workbook, "--refused", name, naming="empty or too long")
        self.assertEqual("别的内容".encode(), kept.read_bytes())
        self.assertTrue(data.read_bytes().startswith(b"SQLite format 3"))
        self.assertFalse((self.office / "待处理.xlsx").exists())
        self.assertEqual([], self.names())
        self.assert_sound()


class Export(Ledgers):
    def setUp(self):
        super().setUp()
        self.out = self.folder / "上报"
        self.bring_in("A01")

    def rows(self, path):
        """The lines of a ledger by its headings: those that begin with a serial number."""
        sheet = openpyxl.load_workbook(path).worksheets[0]
        lines = [[cell for cell in row] for row in sheet.iter_rows(values_only=True)]
        heading = next(line for line in lines if line[0] == "序号")
        return [dict(zip(heading, line)) for line in lines if isinstance(line[0], int)]

    def export(self, *arguments):
        return {
            one["ledger"]: one["path"] for one in self.ask("export", *arguments, "--out", self.out)
        }

    def test_one_that_no_cell_can_hold_keeps_no_other_back(self):
        organization = self.add("name=甲队", "division=" + COMMUNITY)
        with sqlite3.connect(self.office / "miaopu.db") as file:
            file.execute(
                "UPDATE organization SET remark = ? WHERE id = ?", ("长" * 32768, organization)
            )
        done = self.run_ctl("export", "L01", "L29", "--out", self.folder, "--json")
        self.assertEqual(1, done.returncode)
        self.assertIn("L01", done.stderr.decode())
        self.assertIn("甲队", done.stderr.decode())
        self.assertIn("备注", done.stderr.decode())
        self.assertEqual(["L29"], [one["ledger"] for one in json.loads(done.stdout)])
        self.assertEqual(1, len(list(self.folder.glob("*.xlsx*"))))

    def test_nothing_is_handed_on_from_the_folder_of_the_office(self):
        for folder in (self.office, self.office / "台账"):
            refused = self.run_ctl("export", "L01", "--out", folder)
            self.assertEqual(2, refused.returncode)
            self.assertIn("office", refused.stderr.decode())
        self.assertFalse((self.office / "台账").exists())

    def test_is_what_the_office_has(self):
        rows = self.rows(self.export("L03")["L03"])
        filed = {
            record["name"]: record
            for record in self.ask("list", "organization", "--where", "tier=2")
        }
        self.assertEqual(set(filed), {row["组织名称"] for row in rows})
        for row in rows:
            self.assertEqual(filed[row["组织名称"]]["filing_no"], row["备案编号"])
            self.assertEqual(filed[row["组织名称"]]["founded_on"], row["成立时间"])

    def test_several_at_once(self):
        paths = self.export("L01", "L02", "L03", "L04", "L29")
        self.assertEqual(["L01", "L02", "L03", "L04", "L29"], list(paths))
        self.assertEqual(
            sorted(paths.values()), sorted(str(path.resolve()) for path in self.out.iterdir())
        )
        self.assertEqual(28, len(self.rows(paths["L01"])))
        recorded = self.ask("list", "export_batch")
        self.assertEqual(5, len(recorded))
        # As of which day they were filled in stands in their names too.
        days = {one["as_of"].replace("-", "") for one in recorded}
        self.assertEqual(days, {path.stem.rsplit("_", 1)[-1] for path in self.out.iterdir()})

    def test_hides_persons_unless_it_is_said_what_for(self):
        masked = self.rows(self.export("L03")["L03"])
        self.assertTrue(
            all("*" in row["联系电话"] and "*" in row["负责人"] for row in masked if row["联系电话"])
        )
        self.refuse("export", "L03", "--full", "--out", self.out)
        self.refuse("export", "L03", "--full", "--purpose", "年度核查", "--out", self.out)
        full = self.rows(self.export("L03", "--full", "--purpose", "年度核查", "--to", "市中区民政局")["L03"])
        leaders = {
            record["name"]: record["leader_phone"] for record in self.ask("list", "organization")
        }
        self.assertEqual(leaders, {row["组织名称"]: row["联系电话"] for row in full})
        kept = [one for one in self.ask("list", "export_batch") if one["full"] == 1]
        self.assertEqual([("年度核查", "市中区民政局")], [(one["purpose"], one["recipient"]) for one in kept])

    def test_of_a_ledger_that_is_not_there(self):
        self.refuse("export", "L03", "L99", "--out", self.out, naming="L99")
        self.assertFalse(self.out.exists(), "one of two was written")

    def test_to_where_nothing_can_be_written(self):
        self.out.write_text("a file where the folder would be", encoding="utf-8")
        self.refuse("export", "L03", "--out", self.out)
        if pathlib.Path("/proc/self").is_dir():
            self.refuse("export", "L03", "--out", "/proc", naming="cannot be written to")
        self.assertEqual([], self.ask("list", "export_batch"))

    def test_what_went_out_comes_in_again_unchanged(self):
        """Our own ledger is a ledger too: read back, every row is known already."""
        path = self.export("L03", "--full", "--purpose", "核对", "--to", "自存")["L03"]
        answer = json.loads(self.run_ctl("import", path, "--dry-run", "--json").stdout)
        self.assertEqual((28, 0, 0), (answer["read"], answer["new"], answer["refused"]))


if __name__ == "__main__":
    tap.main()
