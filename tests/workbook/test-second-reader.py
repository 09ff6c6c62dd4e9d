# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What our reader sees in a workbook is what another reader sees, cell by cell: openpyxl in .xlsx,
xlrd, where it is there, in .xls. All workbooks of tests/data, and of the folder that
$MIAOPU_WORKBOOKS names. Where the two differ and ours is right, it stands below with the reason."""

import datetime
import json
import math
import os
import re
import subprocess
import sys
import unittest
import warnings
from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import to_excel

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

try:
    import xlrd
except ImportError:
    xlrd = None

DUMP = Path(os.environ["G_TEST_BUILDDIR"]) / "workbook" / "dump-workbook"
DATA = Path(os.environ["G_TEST_SRCDIR"]) / "data"
warnings.simplefilter("ignore")

# file → why the other reader sees something else
DIFFERENT = {
    "H16_second_sheet_part_missing.xlsx": "a sheet that is missing is left out without a word",
    "poi_sampless_strict.xlsx": "the namespaces of ISO 29500 strict are not known",
    "poi_xlsx_corrupted.xlsx": "a part that is no XML is passed over",
}


def tidy(text):
    """XML has one line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unescape(text):
    """What XML cannot hold is escaped, and openpyxl leaves it so."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def number_of(value, epoch):
    if isinstance(value, datetime.time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    if isinstance(value, datetime.timedelta):
        return value.total_seconds() / 86400
    return to_excel(value, epoch)


def openpyxl_cells(path):
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        cells = {}
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                place = (cell.row - 1, cell.column - 1)
                if value is None or value == "":
                    continue
                if isinstance(value, bool):
                    cells[place] = ("flag", float(value))
                elif isinstance(value, (int, float)):
                    cells[place] = ("number", float(value))
                elif not isinstance(value, str):
                    cells[place] = ("number", number_of(value, book.epoch))
                else:
                    kind = "error" if cell.data_type == "e" else "text"
                    cells[place] = (kind, tidy(unescape(value)))
        yield sheet.title, cells


def xlrd_cells(path):
    book = xlrd.open_workbook(path, formatting_info=True, logfile=open(os.devnull, "w"))
    for sheet in book.sheets():
        covered = {
            (row, column)
            for top, bottom, left, right in sheet.merged_cells
            for row in range(top, bottom)
            for column in range(left, right)
            if (row, column) != (top, left)
        }
        cells = {}
        for row in range(sheet.nrows):
            for column in range(sheet.ncols):
                cell = sheet.cell(row, column)
                kind, value = cell.ctype, cell.value
                if (row, column) in covered or value == "":
                    continue
                if kind == xlrd.XL_CELL_TEXT:
                    cells[row, column] = ("text", tidy(value))
                elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                    cells[row, column] = ("number", value)
                elif kind == xlrd.XL_CELL_BOOLEAN:
                    cells[row, column] = ("flag", float(value))
                elif kind == xlrd.XL_CELL_ERROR:
                    cells[row, column] = ("error", xlrd.error_text_from_code[value])
        yield sheet.name, cells


def our_cells(dump):
    for sheet in dump["sheets"]:
        cells = {}
        for row, column, kind, text, number in sheet["cells"]:
            if kind == "date":
                whole = "-" in text or ":" not in text
                number -= 1462 if dump["date1904"] and whole else 0
            if kind in ("number", "date", "flag"):
                cells[row, column] = ("flag" if kind == "flag" else "number", number)
            else:
                cells[row, column] = (kind, tidy(text))
        yield sheet["name"], cells


def same(one, other):
    if one is None or other is None:
        return False
    if one[0] == other[0] == "number":
        # openpyxl counts a day in thousandths of seconds
        return math.isclose(one[1], other[1], rel_tol=1e-9, abs_tol=1e-5)
    return one == other


def differences(path):
    """A list; None when the other reader does not read it at all."""
    cells = openpyxl_cells if path.read_bytes()[:2] == b"PK" else xlrd_cells
    try:
        theirs = dict(cells(path))
    except Exception:  # whatever they raise, they do not read it
        return None
    done = subprocess.run([DUMP, path], capture_output=True, check=False)
    if done.returncode != 0:
        return [done.stderr.decode("utf-8").strip()]
    ours = dict(our_cells(json.loads(done.stdout)))
    wrong = [f"sheets {sorted(ours)} and {sorted(theirs)}"] if ours.keys() != theirs.keys() else []
    for name in ours.keys() & theirs.keys():
        for place in sorted(ours[name].keys() | theirs[name].keys()):
            one, other = ours[name].get(place), theirs[name].get(place)
            if not same(one, other):
                wrong.append(f"{name} {place}: {one} and {other}")
    return wrong


def workbooks():
    folders = [DATA, *filter(None, [os.environ.get("MIAOPU_WORKBOOKS")])]
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.xls*")):
            head = path.read_bytes()[:4]
            if head[:2] == b"PK" or (head == b"\xd0\xcf\x11\xe0" and xlrd is not None):
                yield path


class SecondReader(unittest.TestCase):
    def test_both_see_the_same(self):
        n = n_unread = 0
        for path in workbooks():
            with self.subTest(path.name):
                found = differences(path)
                n += 1
                n_unread += found is None
                if path.name in DIFFERENT:
                    self.assertTrue(found, "no longer different")
                else:
                    self.assertFalse(found, "\n".join((found or [])[:5]))
        print(f"# {n} workbooks, {n_unread} of them not read by the other reader")
        self.assertGreater(n, n_unread)


if __name__ == "__main__":
    tap.main()
