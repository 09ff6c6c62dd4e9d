#!/usr/bin/env python3
# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Symbolic icons for a GResource, drawn at build time in the form that GTK recolours by itself:
# while it runs, the program needs nothing that reads SVG. Only fills: GTK paints over strokes.

import pathlib
import subprocess
import sys

SIZES = ["16x16", "32x32", "128x128"]

encode, xml = sys.argv[1], pathlib.Path(sys.argv[2])
lines = []
for size in SIZES:
    folder = xml.parent / size
    folder.mkdir(exist_ok=True)
    for icon in sys.argv[3:]:
        subprocess.run([encode, "-o", folder, icon, size], check=True)
        name = pathlib.Path(icon).stem + ".symbolic.png"
        lines.append(f'    <file alias="icons/{size}/actions/{name}">{size}/{name}</file>')

xml.write_text("<gresources>\n  <gresource prefix=\"/org/miaopu/Miaopu\">\n"
               + "\n".join(lines) + "\n  </gresource>\n</gresources>\n")
