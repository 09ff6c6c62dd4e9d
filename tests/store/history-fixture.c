/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo of the newest change.
 */

#include "history-fixture.h"

void
undo (Office *office)
{
  GError *error = NULL;

  mp_store_undo (office->store, 0, NULL, &error);
  g_assert_no_error (error);
}

void
assert_value (Office *office, const MpEntity *entity, gint64 id, const char *field,
              const char *expected)
{
  g_autofree char *value = office_value (office, entity, id, field);

  g_assert_cmpstr (value, ==, expected);
}

gint64
newest_change (Office *office)
{
  g_autoptr (GPtrArray) history = mp_store_history (office->store, NULL, 0, 1, NULL);

  return ((MpChange *) history->pdata[0])->id;
}
