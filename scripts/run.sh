#!/bin/sh
# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From nothing to an open window: installs what is missing, builds, sets up a practice office for a
# real street with the workbook of a clerk, writes its official ledgers, and opens it. Run it as
# often as you like: the office in practice/ stays, and a workbook read twice changes nothing.

set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh

practice=practice
out=out
unit=511102009
ledger="tests/data/ledgers/imports/A01_附件1绿心街道社区社会组织备案台账（2024年第四季度）.xlsx"

# shellcheck disable=SC2086  # a list of words
install_packages $build_packages
build build

export MIAOPU_DATA_DIR="$PWD/data"
export MIAOPU_LOCALE_DIR="$PWD/build/po"
export GSETTINGS_SCHEMA_DIR="$PWD/build/data"
export LANGUAGE=zh_CN LC_ALL=C.UTF-8
miaopuctl="build/src/cli/miaopuctl --data $practice"

echo
if [ -f "$practice/miaopu.db" ]; then
  echo "一、练习单位已经在 $practice/ 里，接着用。"
else
  echo "一、从全国区划表里选定填报单位，建一个练习单位："
  $miaopuctl init --unit "$unit" --practice
fi

echo
echo "二、所辖社区（村）："
$miaopuctl divisions

echo
echo "三、导入街道的台账："
echo "    $ledger"
status=0
$miaopuctl import "$ledger" --decisions scripts/practice-decisions.json --refused "$out/未导入的行.xlsx" || status=$?
if [ "$status" -gt 1 ]; then
  exit "$status"
fi

echo
echo "四、现有社区社会组织："
$miaopuctl list organization

echo
echo "五、生成上报台账："
$miaopuctl export L01 L02 L03 L04 L29 --out "$out"

echo
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "六、打开窗口（miaopu --data $practice）。"
  exec build/src/app/miaopu --data "$practice"
fi
echo "六、这里没有显示器，窗口不打开。有显示器时运行：build/src/app/miaopu --data $practice"
