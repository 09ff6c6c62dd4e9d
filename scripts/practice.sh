#!/bin/sh
# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# practice.sh BUILD WHERE: a practice office of a real street in WHERE/practice with the workbook of
# a clerk in it, and its official ledgers in WHERE/out. It may be run again: the office stays, and a
# workbook read twice changes nothing.

set -eu
source=$(cd "$(dirname "$0")/.." && pwd)
practice=$2/practice
out=$2/out
unit=511102009
ledger="tests/data/ledgers/imports/A01_附件1绿心街道社区社会组织备案台账（2024年第四季度）.xlsx"
rest="$out/未导入的行.xlsx"
miaopuctl="$1/src/cli/miaopuctl"

echo
if [ -f "$practice/miaopu.db" ]; then
  echo "一、练习单位已经在 $practice/ 里，接着用。"
else
  echo "一、从全国区划表里选定填报单位，建一个练习单位："
  "$miaopuctl" --data "$practice" init --unit "$unit" --practice
fi

echo
echo "二、所辖社区（村）："
"$miaopuctl" --data "$practice" divisions

echo
echo "三、导入街道的台账："
echo "    $ledger"
# The program takes the place of no file; this one was written here.
mkdir -p "$out"
rm -f "$rest"
status=0
"$miaopuctl" --data "$practice" import "$source/$ledger" \
  --decisions "$source/scripts/practice-decisions.json" --refused "$rest" || status=$?
if [ "$status" -gt 1 ]; then
  exit "$status"
fi

echo
echo "四、现有社区社会组织："
"$miaopuctl" --data "$practice" list organization

echo
echo "五、生成上报台账："
"$miaopuctl" --data "$practice" export L01 L02 L03 L04 L29 --out "$out"
