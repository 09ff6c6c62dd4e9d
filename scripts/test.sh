#!/bin/sh
# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs, builds, and runs every test twice: as people use the program, and the rooms below the
# windows once more under AddressSanitizer and UBSan, which also counts the lines that the tests
# reach. The last line is "N passed, N failed", of test cases.

set -u
cd "$(dirname "$0")/.."
. scripts/packages.sh

# shellcheck disable=SC2086  # lists of words
install_packages $build_packages $test_packages || exit 1

# A log of an earlier run must not be counted.
rm -f build/meson-logs/testlog.json build-sanitized/meson-logs/testlog.json

failed=0
run_tests ()
{
  folder=$1
  shift
  meson test -C "$folder" --print-errorlogs "$@" || failed=1
}

if build build; then
  run_tests build
else
  failed=1
fi

export ASAN_OPTIONS="detect_stack_use_after_return=1"
export UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1"
if build build-sanitized -Dapp=false -Db_sanitize=address,undefined -Db_coverage=true -Db_lundef=false; then
  run_tests build-sanitized --timeout-multiplier 4 --no-suite house

  echo
  echo "Lines reached by the tests, room by room:"
  gcovr --root . --object-directory build-sanitized --filter 'src/(catalog|store|policy|workbook|ledger|import|edit)/' build-sanitized | cut -c 1-66
else
  failed=1
fi

echo
python3 scripts/count-tests.py build/meson-logs/testlog.json build-sanitized/meson-logs/testlog.json || failed=1
exit $failed
