/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mp-reminder.h"

typedef struct
{
  const MpPolicyQuery *query;
  GPtrArray *reminders;
} Asked;

void
mp_reminder_free (MpReminder *self)
{
  g_free (self->due);
  g_free (self);
}

static gboolean
take_reminder (const char *const *values, guint n_values, gpointer data, GError **error)
{
  const Asked *asked = data;
  MpReminder *reminder = g_new (MpReminder, 1);

  *reminder = (MpReminder) { asked->query, g_ascii_strtoll (values[0], NULL, 10),
                             g_strdup (values[1]) };
  g_ptr_array_add (asked->reminders, reminder);
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const MpReminder *left = *(const MpReminder *const *) a;
  const MpReminder *right = *(const MpReminder *const *) b;

  if (left->due == NULL || right->due == NULL)
    return (left->due == NULL) - (right->due == NULL);
  return g_strcmp0 (left->due, right->due);
}

GPtrArray *
mp_reminders (MpStore *store, const MpPolicyScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) reminders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mp_reminder_free);
  GPtrArray *queries = mp_policy_queries (MP_QUERY_REMINDER);

  for (guint i = 0; i < queries->len; i++)
    {
      Asked asked = { g_ptr_array_index (queries, i), reminders };

      if (!mp_policy_select (store, "id, due", asked.query->sql, scope, take_reminder, &asked,
                             cancellable, error))
        return NULL;
    }
  g_ptr_array_sort (reminders, compare_days);

  return g_steal_pointer (&reminders);
}
