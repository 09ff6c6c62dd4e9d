/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that days and times of what was done are read from where they begin to where they end, and
 * that an end that cannot be read is never left out without a word.
 */

#include "config.h"

#include "import/value/mp-reading.h"

static void
test_days (void)
{
  static const struct { const char *text, *from, *to, *reason; } cases[] = {
    { "3月1日", "2025-03-01", NULL, NULL },
    { "3月1日-31日", "2025-03-01", "2025-03-31", NULL },
    { "3月1日至4月2日", "2025-03-01", "2025-04-02", NULL },
    { "3月1日、8日、15日", "2025-03-01", "2025-03-15", NULL },
    { "12.31-1.1", "2025-12-31", "2026-01-01", NULL },
    { "12月31日—1月2日", "2025-12-31", "2026-01-02", NULL },
    { "2.12（元宵）", "2025-02-12", NULL, NULL },
    { "（2024年3月5日）", "2024-03-05", NULL, NULL },
    { "3月1日9时", "2025-03-01T09:00", NULL, NULL },
    { "3月份", "2025-03", NULL, NULL },
    { "3月1日45日", NULL, NULL, "date_unreadable" },
    { "3月40日", NULL, NULL, "date_unreadable" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = { .kind = MP_CELL_TEXT, .text = cases[i].text };

      g_test_message ("%s", cases[i].text);
      mp_read_time (&cell, FALSE, 2025, &reading);
      g_assert_cmpstr (reading.reason, ==, cases[i].reason);
      g_assert_cmpstr (reading.value, ==, cases[i].from);
      g_assert_cmpstr (reading.second, ==, cases[i].to);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/times/days", test_days);

  return g_test_run ();
}
