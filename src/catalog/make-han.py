#!/usr/bin/env python3
# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes mp-han-table.h: which character a radical stands for, and the simplified form of one.

A character that Unicode also calls its own simplified form (乾, 著) stays, and so does one whose
simplified form is outside the basic block. 0 is: the character itself.
"""

import argparse
import bz2

FIRST_RADICAL, LAST_RADICAL = 0x2E80, 0x2FDF
FIRST_HAN, LAST_HAN = 0x4E00, 0x9FFF


def read_radicals(path):
    meant = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            codes, _, character = line.split("#")[0].partition(";")
            if character.strip():
                first, _, last = codes.strip().partition("..")
                for code in range(int(first, 16), int(last or first, 16) + 1):
                    meant[code] = int(character, 16)
    return meant


def read_simplified(path):
    simplified = {}
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkSimplifiedVariant\t" in line:
                code, _, forms = line.rstrip("\n").split("\t")
                forms = [int(form[2:], 16) for form in forms.split()]
                code = int(code[2:], 16)
                if code not in forms:
                    simplified[code] = forms[0]
    return simplified


def table_of(name, first, last, forms):
    cells = [forms.get(code, 0) for code in range(first, last + 1)]
    cells = [f"0x{form:04x}" if form <= LAST_HAN else "0" for form in cells]
    rows = [", ".join(cells[at:at + 12]) + "," for at in range(0, len(cells), 12)]
    return "\n".join([f"static const guint16 {name}[] = {{", *rows, "};", ""])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("radicals")
    parser.add_argument("variants")
    parser.add_argument("output")
    arguments = parser.parse_args()

    radicals = read_radicals(arguments.radicals)
    simplified = read_simplified(arguments.variants)
    with open(arguments.output, "w", encoding="utf-8") as output:
        output.write("\n".join([
            f"#define FIRST_RADICAL 0x{FIRST_RADICAL:04X}",
            f"#define FIRST_HAN 0x{FIRST_HAN:04X}",
            "",
            table_of("radicals", FIRST_RADICAL, LAST_RADICAL, radicals),
            table_of("simplified", FIRST_HAN, LAST_HAN, simplified),
        ]))


main()
