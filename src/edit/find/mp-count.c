/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thread for all of them, one after the other: numbers may come late, lists may not.
 */

#include "config.h"

#include "mp-count.h"

static void
count_all (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *queries = data;
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));
  GError *error = NULL;

  for (guint i = 0; i < queries->len; i++)
    {
      g_autoptr (GArray) ids = mp_store_select_ids (source, queries->pdata[i], cancellable, &error);

      if (ids == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_array_append_val (counts, ids->len);
    }

  g_task_return_pointer (task, g_steal_pointer (&counts), (GDestroyNotify) g_array_unref);
}

void
mp_count_async (MpStore *store, GPtrArray *queries, GCancellable *cancellable,
                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, mp_count_async);
  g_task_set_task_data (task, g_ptr_array_ref (queries), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, count_all);
}

GArray *
mp_count_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
