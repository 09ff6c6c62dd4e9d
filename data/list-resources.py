#!/usr/bin/env python3
# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Lists the files of a folder for the resource compiler, so that adding a ledger, a schema step or a
# code list is adding its file and nothing else. Run by every build; writes only when the list has
# changed.
import pathlib
import sys
from xml.sax.saxutils import escape

prefix, suffix = sys.argv[1:3]
folder, output = map(pathlib.Path, sys.argv[3:])
files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob('*' + suffix))
text = '\n'.join(
    ['<?xml version="1.0" encoding="UTF-8"?>', '<gresources>',
     f'  <gresource prefix="/org/miaopu/Miaopu/{escape(prefix)}">',
     *(f'    <file>{escape(file)}</file>' for file in files),
     '  </gresource>', '</gresources>', ''])
if not output.exists() or output.read_text(encoding='utf-8') != text:
    output.write_text(text, encoding='utf-8')
