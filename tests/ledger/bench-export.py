# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same cells by openpyxl in its write-only mode: bench-export.c says what is measured."""

import resource
import sys
import time

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Border, Side

cells, out = sys.argv[1:]
path = f"{out}/openpyxl.xlsx"
start = time.process_time()
book = Workbook(write_only=True)
sheet = book.create_sheet()
thin = Side(style="thin")
border = Border(left=thin, right=thin, top=thin, bottom=thin)


def bordered(cell):
    made = WriteOnlyCell(sheet, None if not cell else float(cell[1:]) if cell[0] == "n" else cell[1:])
    made.border = border
    return made


with open(cells, encoding="utf-8") as lines:
    for line in lines:
        sheet.append([bordered(cell) for cell in line.rstrip("\n").split("\t")])
book.save(path)
used = time.process_time() - start
print(used, used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, path)
