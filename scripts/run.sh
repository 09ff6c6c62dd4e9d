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

# shellcheck disable=SC2086  # a list of words
install_packages $build_packages
build build

export MIAOPU_DATA_DIR="$PWD/data"
export MIAOPU_LOCALE_DIR="$PWD/build/po"
export GSETTINGS_SCHEMA_DIR="$PWD/build/data"
export LANGUAGE=zh_CN LC_ALL=C.UTF-8

sh scripts/practice.sh build .

echo
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "六、打开窗口（miaopu --data $practice）。"
  exec build/src/app/miaopu --data "$practice"
fi
echo "六、这里没有显示器，窗口不打开。有显示器时运行：build/src/app/miaopu --data $practice"
