/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell, and what it is expected to be read as.
 */

#include "config.h"

#include "reading-fixture.h"

MpCodes *codes;

MpCell
text_cell (const char *text)
{
  return (MpCell) { .kind = MP_CELL_TEXT, .text = text };
}

MpCell
number_cell (double number, const char *text)
{
  return (MpCell) { .kind = MP_CELL_NUMBER, .number = number, .text = text };
}

void
assert_reading (const MpReading *reading, const Case *expected)
{
  g_test_message ("%s", expected->text);
  g_assert_cmpstr (reading->value, ==, expected->value);
  g_assert_cmpstr (reading->reason, ==, expected->reason);
  if (expected->warning != NULL)
    g_assert_true (mp_reading_has (reading, expected->warning));
  else
    g_assert_null (reading->warnings[0]);
}
